import { sql } from 'kysely'
import type { CaseClass, QueueByClass } from '@luukku/domain/contact'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import { endOpenClocks } from '../law/index.ts'
import type { ContactRow } from './case-row.ts'
import { tellsAnotherDay } from './legal-day-queries.ts'

const open = sql.raw(`c.status <> 'closed' and c.joined_into is null`)
/** When the present step was given. Index: case_event's (contact_id, seq). */
const stepSince = sql.raw(`(select max(e.at) from case_event e where e.contact_id = c.id and e.data ? 'nextStep')`)
/** A duty role has a step that is due and has not been told: the step lay far ahead when it was given. */
const untoldAt = (at: Date) => sql`c.next_owner_kind = 'duty' and c.next_at <= ${at} and c.duty_alarm is null
  and c.status <> 'closed' and c.joined_into is null`
const carriedAt = (at: Date) =>
  sql`step_is_carried(c.county_id, c.next_owner_kind, c.next_owner_id, greatest(c.next_at, ${at}))`

/**
 * Nobody falls through: open contacts whose next step nobody at work carries. Empty after each round of the watch.
 * Reads the index contact_next.
 */
export async function listUncarried(tx: ReadTx, limit: number): Promise<string[]> {
  const rows = await tx.rows(sql<{ id: string }>`
    select c.id from contact c where c.county_id = ${tx.actor.county} and ${open} and not ${carriedAt(tx.at)}
    order by c.next_at limit ${limit}`)
  return rows.map(({ id }) => id)
}

/**
 * Open contacts that the watch must look at: uncarried, unopened for too long, with an appointment that has passed, with
 * another legal day than their needs, with a duty role that was not told, or that guidance takes back from it.
 *
 * @param since  when those of guidance who are at work came; undefined when nobody is
 */
export async function listToWatch(
  tx: ReadTx,
  minutes: Readonly<Record<CaseClass, number>>,
  since: string | undefined,
  limit: number,
): Promise<string[]> {
  const rows = await tx.rows(sql<{ id: string }>`
    select c.id from contact c where c.county_id = ${tx.actor.county} and ${open} and (
      not ${carriedAt(tx.at)}
      or (c.opened_at is null and c.answered_at is null and c.escalated_at is null
        and c.next_at + make_interval(mins => (${JSON.stringify(minutes)}::jsonb ->> c.urgency_class)::int) <= ${tx.at})
      or ${tellsAnotherDay}
      or (${untoldAt(tx.at)})
      or (c.next_owner_kind = 'duty' and c.next_at <= ${tx.at} and ${stepSince} < ${since ?? null}::timestamptz)
      or (c.status = 'booked' and (c.next_kind = 'appointment' and c.next_at <= ${tx.at}
        or not exists (select from need n where n.contact_id = c.id and n.status in ('open', 'booked', 'external')))))
    order by c.next_at limit ${limit}`)
  return rows.map(({ id }) => id)
}

export interface WatchedFacts {
  carried: boolean
  needs: number
  open_needs: number
  appointment_staff: string | null
  appointment_from: Date | null
  owner_from: Date | null
  step_since: Date | null
}

/** @param days how far ahead the owner's next shift is looked for */
export async function readWatchedFacts(tx: ReadTx, row: ContactRow, days: number): Promise<WatchedFacts> {
  const until = new Date(tx.at.getTime() + days * 86_400_000)
  const facts = await tx.first(sql<WatchedFacts>`
    select ${carriedAt(tx.at)} as carried,
      (select count(*) from need n where n.contact_id = c.id and n.status <> 'closed')::int as needs,
      (select count(*) from need n where n.contact_id = c.id and n.status in ('open', 'booked', 'external'))::int as open_needs,
      a.staff_id as appointment_staff, lower(a.during) as appointment_from,
      case when c.next_owner_kind = 'staff' then (
        select greatest(min(lower(s.during)), ${tx.at}) from shift s join staff_member m on m.id = s.staff_id and m.active
        where s.staff_id = c.next_owner_id::uuid and s.kind not in ('absence', 'break') and s.during && tstzrange(${tx.at}, ${until})
          and not exists (select from shift x where x.staff_id = s.staff_id and x.kind = 'absence' and x.during && s.during))
      end as owner_from, ${stepSince} as step_since
    from contact c left join lateral (
      select staff_id, during from appointment where contact_id = c.id and status in ('booked', 'arrived') and lower(during) > ${tx.at}
      order by lower(during) limit 1) a on true
    where c.id = ${row.id}`)
  if (!facts) throw new Error('the contact is not there')
  return facts
}

/** How many wait for guidance's first answer, by class: those due within the coming hours, not tomorrow's. */
export async function readQueue(tx: ReadTx, hours: number): Promise<QueueByClass> {
  const until = new Date(tx.at.getTime() + hours * 3_600_000)
  const rows = await tx.rows(sql<{ urgency_class: CaseClass; waiting: number }>`
    select urgency_class, waiting from waiting_by_class(${tx.actor.county}, ${until})`)
  return Object.fromEntries(rows.map(({ urgency_class, waiting }) => [urgency_class, waiting]))
}

/** Ends the clocks of a contact all of whose needs are met. */
export async function endClocks(tx: WriteTx, contactId: string): Promise<void> {
  await endOpenClocks(tx, sql`k.contact_id = ${contactId}`)
}

/** Says that a duty role is being told of a step that is due, once. @returns whether it had to be */
export async function markAsked(tx: WriteTx, contactId: string): Promise<boolean> {
  return (
    (await tx.run(sql`update contact c set duty_alarm = 'asked' where c.id = ${contactId} and ${untoldAt(tx.at)}`)) > 0
  )
}
