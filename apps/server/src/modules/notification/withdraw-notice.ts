import { noticeWaitsSeconds } from '@luukku/domain/booking'
import { sql } from 'kysely'
import type { WriteTx } from '../../platform/db.ts'
import type { ContactRow } from '../contact/index.ts'
import type { NoticeTemplate } from './plan-notices.ts'

/**
 * What staff did at that moment was a slip: what tells of it is not sent, where it has not gone. One that is on its way just now
 * is waited for.
 *
 * @returns whether it has gone: then its end is told too. What only waits to be read when signing in has told nothing
 */
export async function withdrawNotice(
  tx: WriteTx,
  contact: ContactRow,
  template: NoticeTemplate,
  doneAt: Date,
): Promise<boolean> {
  const persons = [contact.person_id, contact.reporter_person_id].filter((one) => one !== null)
  // Index: notification_person.
  const ofAct = sql`person_id = any (${persons}::uuid[]) and contact_id = ${contact.id}
    and template = ${template} and due_at = ${new Date(doneAt.getTime() + noticeWaitsSeconds * 1000)}`
  await tx.run(sql`update notification set status = 'cancelled' where ${ofAct} and status = 'planned'`)
  const gone = await tx.first(
    sql`select 1 from notification where ${ofAct} and status = 'sent' and channel <> 'inbox' limit 1`,
  )
  return gone !== undefined
}
