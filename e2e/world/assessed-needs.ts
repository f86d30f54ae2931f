import { Client } from 'pg'
import { part } from './part.ts'
import { signInStaff } from './sign-in.ts'
import type { World } from './world.ts'

/**
 * Assesses a contact over the API as the nurse, and gives each need to the professional who has the subject.
 * @returns ids of the needs, in the order asked
 */
export async function assessedNeeds(
  world: World,
  contactId: string,
  wanted: readonly { service: string; subject: string }[],
): Promise<string[]> {
  const nurse = await world.open()
  await signInStaff(nurse, 'hoitaja-1')
  await part(nurse, 'search').waitFor()
  await nurse.evaluate(
    async ({ id, services }) => {
      const { formToken } = (await (await fetch('/api/session')).json()) as { formToken: string }
      const { version } = (await (await fetch(`/api/desk/contacts/${id}`)).json()) as { version: number }
      const answer = await fetch(`/api/desk/contacts/${id}/assessment`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-luukku-form': formToken,
          'idempotency-key': crypto.randomUUID(),
        },
        body: JSON.stringify({
          basedOn: version,
          decision: 'override',
          overrideReason: 'x',
          urgencyClass: 'D',
          needs: services.map((service) => ({ service, extract: `Ote: ${service}` })),
          note: 'x',
        }),
      })
      if (!answer.ok) throw new Error(await answer.text())
    },
    { id: contactId, services: wanted.map(({ service }) => service) },
  )
  await nurse.context().close()
  const owner = new Client({ connectionString: world.databaseUrl })
  await owner.connect()
  const ids: string[] = []
  for (const { service, subject } of wanted) {
    const { rows } = await owner.query<{ id: string }>(
      `update need set owner_staff_id = (select id from staff_member where subject = $2)
       where contact_id = $1 and service = $3 and status <> 'closed' returning id`,
      [contactId, subject, service],
    )
    ids.push(rows[0]?.id ?? '')
  }
  await owner.end()
  return ids
}
