import { sql } from 'kysely'
import type { AppointmentView, LocalText } from '@luukku/contract'
import { correctMinutes, type PlaceFeature } from '@luukku/domain/booking'
import type { ReadTx, WriteTx } from '../../platform/db.ts'

export interface OwnNeedRow {
  id: string
  person_id: string
  contact_id: string
  register: 'health' | 'social' | 'both'
  outside: 'external' | 'self' | null
  service: string
  service_name: LocalText | null
  title: LocalText | null
  urgency_class: 'A' | 'B' | 'C' | 'D' | 'E'
  status: 'open' | 'booked' | 'done' | 'external' | 'closed'
  owner_staff_id: string | null
  extract_payload_id: string | null
  real_life_date: string | null
  real_life_kind: 'discharge' | 'eviction' | 'move' | 'school-start' | 'other' | null
  legal_due_date: string | null
  legal_rule_id: string | null
  legal_title: LocalText | null
  next_date: string
  place_wishes: PlaceFeature[]
  municipality: LocalText | null
  share: 'yes' | 'no' | 'not-asked' | null
}

// The wall gives the rows: needs of my register that are mine or my unit's. A forgotten filter here shows no more.
const columns =
  sql.raw(`n.id, n.person_id, n.contact_id, n.register, n.outside, n.service, s.name as service_name, l.texts -> 'title' as title,
  n.urgency_class, n.status, n.owner_staff_id, n.extract_payload_id, n.real_life_date, n.real_life_kind, n.legal_due_date, n.legal_rule_id,
  (select k.detail -> 'title' from clock k where k.need_id = n.id and k.rule_id = n.legal_rule_id limit 1) as legal_title,
  n.next_date, n.place_wishes, m.name as municipality, null as share`)
const joins = sql.raw(`left join service s on s.county_id = n.county_id and s.code = n.service
  left join plan_line l on l.need_id = n.id left join municipality m on m.code = n.municipality_code`)

/**
 * My clients and my unit's unowned ones, by the earliest of the legal, the real-life and the next date. What a card says beside is
 * looked up for those that are shown. Indexes: need_owner, need_unit.
 */
export async function listOwnNeeds(tx: ReadTx, staffId: string, units: readonly string[]): Promise<OwnNeedRow[]> {
  const first = sql.raw('order by least(n.legal_due_date, n.real_life_date, n.next_date), n.id')
  return tx.rows(sql<OwnNeedRow>`
    select ${columns} from (
      select n.* from need n where n.county_id = ${tx.actor.county} and n.status in ('open', 'booked')
        and (n.owner_staff_id = ${staffId} or (n.owner_staff_id is null and n.unit_id = any (${[...units]}::uuid[])))
      ${first} limit 500) n ${joins} ${first}`)
}

export async function findOwnNeed(tx: ReadTx, needId: string): Promise<OwnNeedRow | undefined> {
  return tx.first(
    sql<OwnNeedRow>`select ${columns} from need n ${joins} where n.id = ${needId} and n.county_id = ${tx.actor.county}`,
  )
}

/** Which of these needs are of somebody who may be reached by safe ways only. The contact that says so is not read. */
export async function listReachedSafelyOnly(tx: ReadTx, needIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.rows(sql<{ id: string }>`select id from reached_safely_only(${[...needIds]}::uuid[]) as id`)
  return new Set(rows.map(({ id }) => id))
}

export interface NeedNoteRow {
  at: Date
  by: string
  payload_id: string
}

/** Found by the contact, which has an index; the need has none among the words. */
export async function listNeedNotes(tx: ReadTx, needId: string): Promise<NeedNoteRow[]> {
  return tx.rows(sql<NeedNoteRow>`
    select p.created_at as at, coalesce(m.given_name || ' ' || m.family_name, '') as by, p.id as payload_id
    from sealed_payload p
    left join case_event e on e.contact_id = p.contact_id and e.payload_id = p.id
    left join staff_member m on m.id::text = coalesce(p.written_by::text, e.actor_id)
    where p.contact_id = (select n.contact_id from need n where n.id = ${needId}) and p.need_id = ${needId} and p.kind = 'own-note' order by p.created_at desc limit 100`)
}

/** Every saving of the need's goals that the wall lets this actor see, the newest first; their words lie sealed. */
export const listGoalPayloads = (tx: ReadTx, needId: string) =>
  tx.rows(sql<{ payload_id: string; at: Date }>`
    select p.id as payload_id, p.created_at as at from sealed_payload p
    where p.contact_id = (select n.contact_id from need n where n.id = ${needId}) and p.need_id = ${needId} and p.kind = 'goals' order by p.created_at desc, p.id desc limit 50`)

/** Two who save at once wait for each other: the second is told that it did not see the first. */
export const lockGoals = (tx: WriteTx, needId: string) =>
  tx.first(sql`select pg_advisory_xact_lock(hashtextextended(${`goals ${needId}`}, 0))`)

export interface NeedAppointmentRow {
  id: string
  service: string
  mode: 'onsite' | 'remote' | 'phone' | 'home'
  from: Date
  to: Date
  status: AppointmentView['status']
  /** A slip of the last step can still be taken back. */
  can_correct: boolean
  /** The last step is one that a professional can take back with a reason. */
  can_take_back: boolean
  given_name: string
  family_name: string
  professions: string[]
  unit_name: LocalText
  address: string | null
  room: string | null
  /** Mine, and the visit is near enough that I must know the place. */
  in_window: boolean
}

const staffIdOf = (tx: ReadTx) => (tx.actor.kind === 'staff' ? tx.actor.staffId : null)

/**
 * Times of the need, and those of the need before it whose visits and missed times a new assessment carried over. Both by their
 * index: as a list of texts the second made PostgreSQL read every appointment.
 */
const ofNeed = (needId: string) => sql`(a.need_id = ${needId} or a.id = any (array(
  select (r.data ->> 'appointment')::uuid from clock_record r where r.need_id = ${needId} and r.data ? 'appointment')))`

export async function listNeedAppointments(tx: ReadTx, needId: string): Promise<NeedAppointmentRow[]> {
  return tx.rows(sql<NeedAppointmentRow>`
    select a.id, a.service, a.mode, lower(a.during) as from, upper(a.during) as to, a.status, m.given_name, m.family_name, m.professions, u.name as unit_name, u.address, case when a.mode = 'onsite' then room_of(a.id, true) end as room,
      a.staff_id = ${staffIdOf(tx)} and in_visit_window(a.during) as in_window,
      coalesce((select p.step in ('arrive', 'start', 'finish', 'miss') and p.at > ${new Date(tx.at.getTime() - correctMinutes * 60_000)}
        from appointment_step p where p.appointment_id = a.id order by p.id desc limit 1), false) as can_correct,
      coalesce((select p.step in ('arrive', 'start', 'finish', 'miss') from appointment_step p where p.appointment_id = a.id order by p.id desc limit 1), false)
        and (select n.status from need n where n.id = ${needId}) in ('open', 'booked') as can_take_back
    from appointment a join staff_member m on m.id = a.staff_id join unit u on u.id = a.unit_id
    where ${ofNeed(needId)} and a.status not in ('held', 'lapsed') order by lower(a.during)`)
}

/** @returns the number of needs changed: none when it is not this worker's to change any more */
export async function updateNeed(
  tx: WriteTx,
  needId: string,
  change: { realLifeDate?: string | undefined; realLifeKind?: string | undefined; done?: boolean | undefined },
): Promise<number> {
  return tx.run(sql`
    update need set real_life_date = coalesce(${change.realLifeDate ?? null}::date, real_life_date),
      next_date = least(next_date, ${change.realLifeDate ?? null}::date),
      real_life_kind = coalesce(${change.realLifeDate === undefined ? null : (change.realLifeKind ?? 'other')}, real_life_kind), status = case when ${change.done ?? false} then 'done' else status end
    where id = ${needId} and county_id = ${tx.actor.county} and status in ('open', 'booked')`)
}

/** An appointment of the need that this worker may see, in whatever state. */
export async function findAppointmentOf(
  tx: ReadTx,
  needId: string,
  appointmentId: string,
): Promise<{ id: string; from: Date; professions: string[] } | undefined> {
  return tx.first(sql<{ id: string; from: Date; professions: string[] }>`
    select a.id, lower(a.during) as from, m.professions from appointment a join staff_member m on m.id = a.staff_id
    where a.id = ${appointmentId} and ${ofNeed(needId)} and a.status not in ('held', 'lapsed')`)
}

/** Whether the need is one that somebody still carries. */
export async function isFollowed(tx: ReadTx, needId: string): Promise<boolean> {
  return (await tx.first(sql`select 1 from need where id = ${needId} and status in ('open', 'booked')`)) !== undefined
}

/** The need waits for a time again. Nobody falls through: it stays with its owner, with a day. */
export async function reopenNeed(tx: WriteTx, needId: string, nextDate: string): Promise<void> {
  await tx.run(sql`update need set status = 'open', next_date = ${nextDate} where id = ${needId} and status = 'booked'`)
  await tx.run(sql`update plan_line set next_date = ${nextDate}, next_kind = 'book' where need_id = ${needId}`)
}

/** The missed time was a slip: the need has its time again, with the professional whose time it is. */
export async function rebookNeed(tx: WriteTx, needId: string, appointmentId: string): Promise<void> {
  const booked = await tx.run(sql`
    update need n set status = 'booked', owner_staff_id = a.staff_id, next_date = (lower(a.during) at time zone 'Europe/Helsinki')::date
    from appointment a where n.id = ${needId} and n.status = 'open' and a.id = ${appointmentId}`)
  // Another time was booked meanwhile, or is left of a series: the plan goes by that.
  if (booked === 0) return
  await tx.run(sql`
    update plan_line l set owner_kind = 'staff', owner_id = a.staff_id, next_kind = 'appointment',
      next_date = (lower(a.during) at time zone 'Europe/Helsinki')::date
    from appointment a where l.need_id = ${needId} and a.id = ${appointmentId}`)
}

export interface TodayRow {
  need_id: string
  id: string
  from: Date
  to: Date
  mode: 'onsite' | 'remote' | 'phone' | 'home'
  status: AppointmentView['status']
  can_correct: boolean
  room: string | null
}

/** My own times of a day, by need. Index: need (the wall), appointment_need. */
export const listOwnDay = (tx: ReadTx, staffId: string, needIds: readonly string[], from: Date, to: Date) =>
  tx.rows(sql<TodayRow>`
    select a.need_id, a.id, lower(a.during) as from, upper(a.during) as to, a.mode, a.status, case when a.mode = 'onsite' then room_of(a.id, true) end as room,
      coalesce((select p.step in ('arrive', 'start', 'finish', 'miss') and p.at > ${new Date(tx.at.getTime() - correctMinutes * 60_000)}
        from appointment_step p where p.appointment_id = a.id order by p.id desc limit 1), false) as can_correct
    from appointment a
    where a.staff_id = ${staffId} and a.need_id = any (${[...needIds]}::uuid[]) and a.during && tstzrange(${from}, ${to})
      and a.status in ('booked', 'arrived', 'started', 'done', 'no-show') order by lower(a.during)`)
