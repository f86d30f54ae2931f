import { sql } from 'kysely'
import type { WrittenWay } from '@luukku/domain/contact'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import type { NotificationRow } from './notification-queries.ts'

/** A text message that was handed over, held for this transaction; its reports come in any order and more than once. */
export const lockHandedOver = (tx: WriteTx, id: string) =>
  tx.first(sql<
    NotificationRow & { delivery: 'delivered' | 'undelivered' | null; status: 'planned' | 'sent' | 'failed' }
  >`
    select id, person_id, contact_id, appointment_id, channel, template, language, attempts, client_alone, delivery, status from notification
    where id = ${id} and county_id = ${tx.actor.county} and channel = 'sms' and status in ('planned', 'sent', 'failed') for update`)

/** What arrived was sent, also where the gateway's own answer was lost on the way and it stood to be tried again. */
export const markDelivery = (tx: WriteTx, id: string, delivery: 'delivered' | 'undelivered') =>
  tx.send(sql`
    update notification set delivery = ${delivery}, delivery_at = ${tx.at},
      status = case when ${delivery} = 'delivered' then 'sent' else status end, sent_at = case when ${delivery} = 'delivered' then coalesce(sent_at, ${tx.at}) else sent_at end
    where id = ${id}`)

/** It arrived after all: nobody need phone. Index: the key, and notification_instead. */
export const settleArrived = (tx: WriteTx, id: string) =>
  tx.send(sql`
    update notification set settled_at = ${tx.at}
    where (id = ${id} or instead_of = ${id}) and unreached_at is not null and settled_at is null`)

/** The ways by which this message went already, the last one first. */
export async function listTried(tx: ReadTx, id: string): Promise<WrittenWay[]> {
  const rows = await tx.rows(sql<{ channel: WrittenWay }>`
    select o.channel from notification n join notification o on o.id in (n.id, n.instead_of)
    where n.id = ${id} and o.channel in ('sms', 'email') order by o.id = n.id desc, o.channel`)
  return rows.map(({ channel }) => channel)
}

/** Is what it tells still to come: a time that is booked, or held, and has not begun. Of what is about no time: always. */
export async function isStillToTell(tx: ReadTx, { appointment_id, template }: NotificationRow): Promise<boolean> {
  if (appointment_id === null || template === 'appointment-cancelled') return true
  return (
    (await tx.first(
      sql`select 1 from appointment where id = ${appointment_id} and status in ('booked', 'held') and lower(during) > ${tx.at}`,
    )) !== undefined
  )
}

/** The same message by another way. @returns 0 when somebody was quicker. Index: notification_instead. */
export const insertInstead = (
  tx: WriteTx,
  n: NotificationRow,
  o: { id: string; channel: WrittenWay; template: NotificationRow['template'] },
) =>
  tx.run(sql`
    insert into notification (id, county_id, register, person_id, contact_id, appointment_id, channel, template, language, due_at, status, instead_of, client_alone)
    values (${o.id}, ${tx.actor.county}, 'both', ${n.person_id}, ${n.contact_id}, ${n.appointment_id}, ${o.channel}, ${o.template}, ${n.language},
      ${tx.at}, 'planned', ${n.id}, ${n.client_alone})
    on conflict (instead_of) where instead_of is not null do nothing`)

/** @returns 0 when the task stands already, or a message by another way took this one's place */
export const openTask = (tx: WriteTx, id: string, how: 'call' | 'look') =>
  tx.run(sql`
    update notification n set unreached_at = ${tx.at}, unreached_how = ${how}
    where id = ${id} and unreached_at is null and not exists (select from notification o where o.instead_of = n.id)`)

export interface UnreachedRow {
  id: string
  person_id: string
  contact_id: string
  template: NotificationRow['template']
  how: 'call' | 'look'
  /** The contact is one of safe ways only. */
  only_safe: boolean
  at: Date
  from: Date | null
  tried: WrittenWay[]
}
/**
 * Whom no message reached, by the time it is about, then the oldest. A question about a held time is not among them: it stands
 * with the held time, and ends with it. Index: notification_unreached.
 */
export const listUnreached = (tx: ReadTx) =>
  tx.rows(sql<UnreachedRow>`
    select n.id, n.person_id, n.contact_id, n.template, n.unreached_how as how, coalesce((c.summary ->> 'safeContactOnly')::boolean, false) as only_safe, n.unreached_at as at, lower(a.during) as from,
      array(select o.channel from notification o where o.id in (n.id, n.instead_of) order by o.channel) as tried
    from notification n join contact c on c.id = n.contact_id left join appointment a on a.id = n.appointment_id
    where n.county_id = ${tx.actor.county} and n.unreached_at is not null and n.settled_at is null and n.template not in ('time-offer', 'answer-soon')
      and c.status <> 'closed' and c.joined_into is null
      and (a.id is null or n.template = 'appointment-cancelled' or (a.status = 'booked' and lower(a.during) > ${tx.at}))
    order by lower(a.during) nulls last, n.unreached_at, n.id`)

/** @returns the notice, its person and contact; nothing when it was settled before */
export const settleTask = (tx: WriteTx, id: string) =>
  tx.first(sql<Pick<NotificationRow, 'id' | 'person_id' | 'contact_id' | 'client_alone'>>`
    update notification set settled_at = ${tx.at}
    where id = ${id} and county_id = ${tx.actor.county} and unreached_at is not null and settled_at is null returning id, person_id, contact_id, client_alone`)

/** Whoever answered the telephone was told whatever waited. */
export const settleTasksOf = (tx: WriteTx, contactId: string) =>
  tx.send(sql`
    update notification set settled_at = ${tx.at}
    where county_id = ${tx.actor.county} and contact_id = ${contactId} and unreached_at is not null and settled_at is null`)
