import { liveStates } from '@luukku/domain/booking'
import { sql } from 'kysely'
import type { NotificationTemplate } from '@luukku/i18n/notification/texts'
import type { ReadTx, WriteTx } from '../../platform/db.ts'

export interface NotificationRow {
  id: string
  person_id: string
  contact_id: string
  appointment_id: string | null
  channel: 'sms' | 'email' | 'letter' | 'inbox'
  template: NotificationTemplate | 'time-offer'
  language: string
  attempts: number
  /** What it tells of is for the client alone. */
  client_alone: boolean
}

/** What the journal says of a notice: of one for the client alone nobody else's log tells. */
export const noticeDetail = (n: Pick<NotificationRow, 'id' | 'contact_id' | 'client_alone'>) => ({
  contact: n.contact_id,
  notification: n.id,
  ...(n.client_alone ? { clientAlone: true } : {}),
})

/** The notification when it is still to be sent; locked, so that two workers never send it twice at once. */
export async function findPlanned(tx: ReadTx, id: string): Promise<NotificationRow | undefined> {
  return tx.first(sql<NotificationRow>`
    select id, person_id, contact_id, appointment_id, channel, template, language, attempts, client_alone from notification
    where id = ${id} and county_id = ${tx.actor.county} and status = 'planned' for update`)
}

/** A reminder of a time that was moved or cancelled is not sent, nor one that waited until the time was past. */
export async function isStillBooked(tx: ReadTx, appointmentId: string): Promise<boolean> {
  return (
    (await tx.first(
      sql`select 1 from appointment where id = ${appointmentId} and status = 'booked' and lower(during) > ${tx.at}`,
    )) !== undefined
  )
}

/** Of a booking that is told: a time of the matter stands. Index: appointment_contact. */
export const hasBooked = async (tx: ReadTx, contactId: string): Promise<boolean> =>
  (await tx.first(
    sql`select 1 from appointment where contact_id = ${contactId} and status = any (${liveStates}) limit 1`,
  )) !== undefined

/** The held time that somebody is asked about; undefined when it is not held any more. */
export const findHeldTime = (tx: ReadTx, appointmentId: string) =>
  tx.first(sql<{ from: Date; until: Date }>`
    select lower(during) as from, held_until as until from appointment where id = ${appointmentId} and status = 'held' and held_until > ${tx.at}`)

/** The way by which it goes, of one that was planned by somebody who may not know it; what is read when signing in is there. */
export const setChannel = (tx: WriteTx, id: string, channel: NotificationRow['channel']) =>
  tx.run(sql`
    update notification set channel = ${channel}, status = ${channel === 'inbox' ? 'sent' : 'planned'}, sent_at = ${channel === 'inbox' ? tx.at : null}::timestamptz
    where id = ${id} and status = 'planned'`)

export async function markNotification(
  tx: WriteTx,
  id: string,
  status: 'sent' | 'cancelled' | 'failed',
): Promise<void> {
  await tx.run(
    sql`update notification set status = ${status}, attempts = attempts + 1, sent_at = ${status === 'sent' ? tx.at : null} where id = ${id}`,
  )
}

/** As often as the queue tries, less one: the last try finds that it was given up. */
export const giveUpAfter = 10
/** A question about a held time is of no use in an hour: within two minutes the next way is tried, whosever fault it is. */
const giveUpQuestionAfter = 3
/** How long a message waits for a way that is down: news of the day after is still news, and then somebody calls. */
const waitsHours = 24

/**
 * Counts an attempt that failed. A message that was refused is given up after ten; one whose way is down waits, unless a time of
 * its contact is so near that the news would come too late.
 *
 * @returns whether it was given up, and marked so; undefined when it is not to be sent any more. Index: appointment_contact
 */
export const countAttempt = (tx: WriteTx, id: string, fault: 'message' | 'way') =>
  tx.first(sql<{ contact_id: string; template: string; attempts: number; given_up: boolean }>`
    update notification n set attempts = attempts + 1, status = case when template in ('time-offer', 'answer-soon') and attempts + 1 >= ${giveUpQuestionAfter} or (${
      fault === 'message'
        ? sql`attempts + 1 >= ${giveUpAfter}`
        : sql`due_at <= ${tx.at}::timestamptz - make_interval(hours => ${waitsHours}) or attempts + 1 >= ${giveUpAfter} and exists (
            select from appointment a where a.contact_id = n.contact_id and upper(a.during) > ${tx.at}
              and lower(a.during) < ${tx.at}::timestamptz + make_interval(hours => ${waitsHours}))`
    }) then 'failed' else status end
    where id = ${id} and status = 'planned' returning contact_id, template, attempts, status = 'failed' as given_up`)

/** The way takes nothing since now, or since longer. */
export const noteWayDown = (tx: WriteTx, channel: 'sms' | 'email') =>
  tx.run(sql`insert into message_way_down (county_id, channel, since) values (${tx.actor.county}, ${channel}, ${tx.at})
    on conflict (county_id, channel) do nothing`)

/** It took a message: it is not down. */
export const noteWayOpen = (tx: WriteTx, channel: 'sms' | 'email') =>
  tx.run(sql`delete from message_way_down where county_id = ${tx.actor.county} and channel = ${channel}`)
