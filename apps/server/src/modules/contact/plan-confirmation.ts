import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { NewContact } from '@luukku/contract'
import type { WriteTx } from '../../platform/db.ts'
import type { Services } from '../../platform/services.ts'

/**
 * A confirmation goes only by a way that was chosen, and to who told it: the telephone of the one spoken of may be read by
 * whom they fear. Its text reveals nothing. Who may be reached by safe ways only knows the promise already: it is sent to
 * them only where this contact names one way, this very one, as safe. What was known before may be safe by nobody's word.
 *
 * @param n.contact      with the way as it is kept, what was known before beside it
 * @param n.isNamedSafe  this contact itself names one way as the only safe one
 */
export async function planConfirmation(
  tx: WriteTx,
  { jobs }: Pick<Services, 'jobs'>,
  n: {
    personId: string
    contactId: string
    contact: NewContact
    isSelf: boolean
    onlySafe: boolean
    isNamedSafe: boolean
  },
): Promise<void> {
  const { contactWay } = n.contact
  const ways = contactWay?.ways ?? []
  const channel = ways.includes('sms') ? 'sms' : ways.includes('email') ? 'email' : undefined
  if (channel === undefined || (n.onlySafe && !n.isNamedSafe)) return
  // A number that the teller gave of the other one is not the teller's.
  if (!n.isSelf && (channel === 'sms' ? contactWay?.phone : contactWay?.email) === undefined) return
  const notificationId = randomUUID()
  await tx.send(sql`
    insert into notification (id, county_id, register, person_id, contact_id, channel, template, language, due_at, status)
    values (${notificationId}, ${tx.actor.county}, 'both', ${n.personId}, ${n.contactId}, ${channel}, 'contact-received', ${n.contact.lang}, ${tx.at}, 'planned')`)
  await jobs.plan(tx, 'send-notification', { county: tx.actor.county, notificationId })
}
