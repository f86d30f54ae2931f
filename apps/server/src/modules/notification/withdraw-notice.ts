import { sql } from 'kysely'
import type { WriteTx } from '../../platform/db.ts'
import type { ContactRow } from '../contact/index.ts'

/**
 * A booking of this moment was a slip: what tells of it is not sent, where it has not gone. One that is on its way just now is
 * waited for.
 *
 * @returns whether it has gone: then its end is told too. What only waits to be read when signing in has told nothing
 */
export async function withdrawBookedNotice(tx: WriteTx, contact: ContactRow, bookedAt: Date): Promise<boolean> {
  const persons = [contact.person_id, contact.reporter_person_id].filter((one) => one !== null)
  // Index: notification_person.
  const ofBooking = sql`person_id = any (${persons}::uuid[]) and contact_id = ${contact.id}
    and template = 'appointment-booked' and due_at = ${bookedAt}`
  await tx.run(sql`update notification set status = 'cancelled' where ${ofBooking} and status = 'planned'`)
  const gone = await tx.first(
    sql`select 1 from notification where ${ofBooking} and status = 'sent' and channel <> 'inbox' limit 1`,
  )
  return gone !== undefined
}
