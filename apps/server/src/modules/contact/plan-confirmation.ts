import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { NewContact } from '@luukku/contract'
import type { WriteTx } from '../../platform/db.ts'
import type { Services } from '../../platform/services.ts'

/**
 * A confirmation goes only by a way that was chosen, and to who told it: the telephone of the one spoken of may be read by
 * whom they fear. Its text reveals nothing. Who may be reached by safe ways only has read the promise already: it is sent to
 * them only where the one way that they named as safe is this very one.
 */
export async function planConfirmation(
  tx: WriteTx,
  { jobs }: Pick<Services, 'jobs'>,
  n: { personId: string; contactId: string; contact: NewContact; isSelf: boolean; onlySafe: boolean },
): Promise<void> {
  const { contactWay } = n.contact
  const ways = contactWay?.ways ?? []
  const channel = ways.includes('sms') ? 'sms' : ways.includes('email') ? 'email' : undefined
  const isOnlyWay = ways.length === 1 && contactWay?.onlySafe === true
  if (channel === undefined || (n.onlySafe && !isOnlyWay)) return
  // A number that the teller gave of the other one is not the teller's.
  if (!n.isSelf && (channel === 'sms' ? contactWay?.phone : contactWay?.email) === undefined) return
  const notificationId = randomUUID()
  await tx.send(sql`
    insert into notification (id, county_id, register, person_id, contact_id, channel, template, language, due_at, status)
    values (${notificationId}, ${tx.actor.county}, 'both', ${n.personId}, ${n.contactId}, ${channel}, 'contact-received', ${n.contact.lang}, ${tx.at}, 'planned')`)
  await jobs.plan(tx, 'send-notification', { county: tx.actor.county, notificationId })
}
