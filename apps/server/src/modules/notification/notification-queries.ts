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
}

/** The notification when it is still to be sent; locked, so that two workers never send it twice at once. */
export async function findPlanned(tx: ReadTx, id: string): Promise<NotificationRow | undefined> {
  return tx.first(sql<NotificationRow>`
    select id, person_id, contact_id, appointment_id, channel, template, language, attempts from notification
    where id = ${id} and county_id = ${tx.actor.county} and status = 'planned' for update`)
}

/** A reminder of a time that was moved or cancelled is not sent. */
export async function isStillBooked(tx: ReadTx, appointmentId: string): Promise<boolean> {
  return (
    (await tx.first(sql`select 1 from appointment where id = ${appointmentId} and status = 'booked'`)) !== undefined
  )
}

/** The held time that somebody is asked about; undefined when it is not held any more. */
export const findHeldTime = (tx: ReadTx, appointmentId: string) =>
  tx.first(sql<{ from: Date; until: Date }>`
    select lower(during) as from, held_until as until from appointment where id = ${appointmentId} and status = 'held' and held_until > ${tx.at}`)

export async function markNotification(tx: WriteTx, id: string, status: 'sent' | 'cancelled'): Promise<void> {
  await tx.run(
    sql`update notification set status = ${status}, attempts = attempts + 1, sent_at = ${status === 'sent' ? tx.at : null} where id = ${id}`,
  )
}

/** @returns the contact and the template when this was the last attempt: it is given up, and marked so */
export async function countAttempt(
  tx: WriteTx,
  id: string,
  giveUpAfter: number,
): Promise<{ contact_id: string; template: string; attempts: number } | undefined> {
  const row = await tx.first(sql<{ contact_id: string; template: string; attempts: number; status: string }>`
    update notification set attempts = attempts + 1, status = case when attempts + 1 >= ${giveUpAfter} then 'failed' else status end
    where id = ${id} and status = 'planned' returning contact_id, template, attempts, status`)
  return row?.status === 'failed' ? row : undefined
}
