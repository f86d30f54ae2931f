import type { LocalText } from '@luukku/contract'
import { sql } from 'kysely'
import type { StepOwner } from '@luukku/domain/contact'
import type { ReadTx } from '../../platform/db.ts'
import { isDuty, stands } from '../law/index.ts'

// Codes, dates and counts only: the purpose `management` opens no words and no identities (0004__the_wall.sql).

export interface DayTotals {
  contacts: number
  answered: number
  promised: number
  kept: number
  waiting: number
  /** Whose next step nobody at work carries. The watch leaves none: any other number means that it stands still. */
  without_next_step: number
  untold_duty: number
  untold_duty_owner: StepOwner | null
  overdue: number
  escalated: number
  /** Who has the step that has waited the longest. */
  overdue_owner: StepOwner | null
  escalated_owner: StepOwner | null
}

const isKept = sql.raw(
  `c.promise_kept is true or (c.promise_kept is null and c.answered_at is not null and c.answered_at <= c.promise_to)`,
)
const isAnswered = sql.raw(`coalesce(least(c.answered_at, c.assessed_at), c.answered_at, c.assessed_at) < `)

/**
 * A step is late when its moment is past; the first one, which the person was promised, when the promise is: it stands due from
 * the moment the contact came, so that whoever is free takes it.
 */
const lateAt = sql.raw(
  `case when c.answered_at is null and c.next_kind in ('call', 'read', 'emergency-call') then greatest(c.next_at, c.promise_to) else c.next_at end`,
)
const isUntold = sql.raw(`c.status <> 'closed' and c.duty_alarm in ('failed', 'no-address')`)
const owner = sql.raw(`json_build_object('kind', c.next_owner_kind, 'id', c.next_owner_id)`)

/** @param from start of the local day; @param to its end */
export async function readTotals(tx: ReadTx, from: Date, to: Date): Promise<DayTotals> {
  const isLate = sql`c.status <> 'closed' and c.next_kind <> 'appointment' and c.next_owner_id is not null and ${lateAt} < ${tx.at}`
  const row = await tx.first(sql<DayTotals>`
    select
      count(*) filter (where c.received_at >= ${from} and c.received_at < ${to})::int as contacts,
      count(*) filter (where c.received_at >= ${from} and c.received_at < ${to} and ${isAnswered}${to})::int as answered,
      count(*) filter (where c.promise_to >= ${from} and c.promise_to <= ${tx.at})::int as promised,
      count(*) filter (where c.promise_to >= ${from} and c.promise_to <= ${tx.at} and (${isKept}))::int as kept,
      count(*) filter (where c.status in ('waiting', 'opened', 'no-answer', 'asked-back'))::int as waiting,
      count(*) filter (where c.status <> 'closed'
        and not step_is_carried(c.county_id, c.next_owner_kind, c.next_owner_id, greatest(c.next_at, ${tx.at})))::int as without_next_step,
      count(*) filter (where ${isUntold})::int as untold_duty,
      (array_agg(${owner} order by c.next_at) filter (where ${isUntold}))[1] as untold_duty_owner,
      count(*) filter (where ${isLate})::int as overdue,
      (array_agg(${owner} order by c.next_at) filter (where ${isLate}))[1] as overdue_owner,
      (array_agg(${owner} order by c.escalated_at) filter (where c.status = 'waiting' and c.escalated_at is not null))[1] as escalated_owner,
      count(*) filter (where c.status = 'waiting' and c.escalated_at is not null)::int as escalated
    from contact c where c.county_id = ${tx.actor.county} and c.joined_into is null
      and (c.status <> 'closed' or c.received_at >= ${from} or c.promise_to >= ${from})`)
  return (
    row ?? {
      contacts: 0,
      answered: 0,
      promised: 0,
      kept: 0,
      waiting: 0,
      without_next_step: 0,
      untold_duty: 0,
      untold_duty_owner: null,
      overdue: 0,
      escalated: 0,
      overdue_owner: null,
      escalated_owner: null,
    }
  )
}

export async function listHours(
  tx: ReadTx,
  from: Date,
  to: Date,
): Promise<{ hour: number; contacts: number; staff: number }[]> {
  return tx.rows(sql<{ hour: number; contacts: number; staff: number }>`
    select extract(hour from h at time zone 'Europe/Helsinki')::int as hour,
      (select count(*)::int from contact c where c.county_id = ${tx.actor.county} and c.joined_into is null and c.received_at >= h and c.received_at < h + interval '1 hour') as contacts,
      (select count(distinct s.staff_id)::int from shift s where s.county_id = ${tx.actor.county} and s.kind in ('guidance', 'duty') and s.during && tstzrange(h, h + interval '1 hour')) as staff
    from generate_series(${from}::timestamptz, ${to}::timestamptz - interval '1 second', interval '1 hour') h order by h`)
}

export async function listChannels(tx: ReadTx, from: Date, to: Date): Promise<{ channel: string; contacts: number }[]> {
  return tx.rows(sql<{ channel: string; contacts: number }>`
    select channel, count(*)::int as contacts from contact
    where county_id = ${tx.actor.county} and joined_into is null and received_at >= ${from} and received_at < ${to} group by channel order by 2 desc`)
}

export interface GroupRow {
  code: string
  name: LocalText | null
  contacts: number
  answered: number
  promised: number
  kept: number
}

/**
 * Contacts of the last 28 days by service or municipality: one day has too few to say anything about. Whoever was not assessed yet, or
 * was closed without it, counts under the services that were proposed: without them every share would look better than it is. A contact
 * joined into another counts once. Index: contact_received.
 */
export async function listGroups(tx: ReadTx, by: 'service' | 'municipality', from: Date): Promise<GroupRow[]> {
  const codes =
    by === 'service'
      ? sql`select n.service as code from need n where n.contact_id = c.id
          union
          select proposed ->> 'service' from jsonb_array_elements(c.summary -> 'needs') proposed
          where not exists (select 1 from need n where n.contact_id = c.id)`
      : sql`select c.municipality_code as code`
  const names =
    by === 'service'
      ? sql.raw('left join service g on g.county_id = x.county_id and g.code = x.code')
      : sql.raw('left join municipality g on g.code = x.code')
  return tx.rows(sql<GroupRow>`
    select x.code, g.name, x.contacts, x.answered, x.promised, x.kept from (
      select c.county_id, k.code, count(*)::int as contacts,
        count(*) filter (where (coalesce(c.answered_at, c.assessed_at) at time zone 'Europe/Helsinki')::date = (c.received_at at time zone 'Europe/Helsinki')::date)::int as answered,
        count(*) filter (where c.promise_to <= ${tx.at})::int as promised,
        count(*) filter (where c.promise_to <= ${tx.at} and (${isKept}))::int as kept
      from contact c cross join lateral (${codes}) k
      where c.county_id = ${tx.actor.county} and c.received_at >= ${from} and c.joined_into is null and k.code is not null
      group by 1, 2) x ${names} order by x.contacts desc, x.code`)
}

export interface ClockCount {
  state: 'running' | 'overdue' | 'met' | 'metByOffer' | 'notApplied' | 'breached' | 'ended'
  status: string | null
  n: number
}

/** Statutory clocks started since, each state and status apart. Index: clock_state. */
export async function countClocks(tx: ReadTx, since: Date): Promise<ClockCount[]> {
  return tx.rows(sql<ClockCount>`
    select x.state, x.status, count(*)::int as n from (
      select case when k.stopped_at is null and k.state in ('running', 'breached') and coalesce(k.due_at < ${tx.at}, k.due_date < (${tx.at}::timestamptz at time zone 'Europe/Helsinki')::date, false)
          then 'overdue' else k.state end as state,
        case when k.status in ('residentChoseLater', 'residentAttributable', 'providerCancelled', 'groundsRecorded', 'suspended') then k.status end as status
      from clock k where k.county_id = ${tx.actor.county} and k.started_at >= ${since} and coalesce(k.detail ->> 'kind', 'law') = 'law'
        -- What was taken back was no duty, what gave way is counted by the rule it gave way to, and a right breaks nothing.
        and ${stands} and ${isDuty}) x
    group by 1, 2 order by 3 desc, 1, 2`)
}

/** Open needs without a time whose last look at capacity said that the limit cannot be kept. Index: clock_record_capacity. */
export async function countCannotKeep(tx: ReadTx): Promise<number> {
  const row = await tx.first(sql<{ n: number }>`
    select count(*)::int as n from need n where n.county_id = ${tx.actor.county} and n.status = 'open'
      and (select r.name from clock_record r where r.need_id = n.id and r.kind = 'capacity' order by r.recorded_at desc, r.id desc limit 1) = 'cannot'`)
  return row?.n ?? 0
}
