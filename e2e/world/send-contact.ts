import { randomUUID } from 'node:crypto'
import { routes, type NewContactInput, type Receipt } from '@luukku/contract'
import type { World } from './world.ts'

/** A first contact over the public API, as another channel sends it: the ground on which a desk journey stands. */
export async function sendContact(
  world: World,
  contact: Partial<NewContactInput> & { text: string },
): Promise<Receipt & { cookie: string }> {
  const answer = await fetch(`${world.origin}/api/contacts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({ channel: 'web_form', lang: 'fi', ...contact }),
  })
  const body: unknown = await answer.json()
  if (!answer.ok) throw new Error(`the contact was not taken: ${JSON.stringify(body)}`)
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return { ...routes.createContact.response.parse(body), cookie }
}
