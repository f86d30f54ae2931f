import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db.ts'
import { isOneOf } from '../../platform/is-one-of.ts'

export interface UnsentRow {
  contact_id: string
  channel: 'sms' | 'email'
  status: 'planned' | 'failed'
  attempts: number
  due_at: Date
}

/**
 * Messages that should have gone out and have not, or did not arrive, the worst of each contact first. One that was given up is
 * past when a later one went the same way, when it goes by another way, and when somebody told it. Index: notification_person.
 */
export const listUnsent = (tx: ReadTx, contacts: readonly string[], persons: readonly string[]) =>
  tx.rows(sql<UnsentRow>`
    select n.contact_id, n.channel, case n.status when 'planned' then 'planned' else 'failed' end as status, n.attempts, n.due_at from notification n
    where ${isOneOf('n.person_id', persons)} and ${isOneOf('n.contact_id', contacts)} and n.channel in ('sms', 'email')
      and (n.status = 'planned' and n.due_at <= ${tx.at} or (n.status = 'failed' or n.status = 'sent' and n.delivery = 'undelivered')
        and n.settled_at is null and not exists (select from notification instead where instead.instead_of = n.id) and not exists (
        select from notification later where later.person_id = n.person_id and later.contact_id = n.contact_id
          and later.channel = n.channel and later.status = 'sent' and later.due_at > n.due_at))
    order by n.contact_id, 3, n.attempts desc, n.due_at, n.id`)

/** The ways that take nothing now, since when, and how many messages wait for each. Index: notification_due. */
export const listWaysDown = (tx: ReadTx) =>
  tx.rows(sql<{ channel: 'sms' | 'email'; since: Date; waiting: number }>`
    select d.channel, d.since, (select count(*)::int from notification n
      where n.county_id = d.county_id and n.channel = d.channel and n.status = 'planned' and n.due_at <= ${tx.at}) as waiting
    from message_way_down d where d.county_id = ${tx.actor.county} order by d.channel`)
