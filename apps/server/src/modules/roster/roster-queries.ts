import { sql, type RawBuilder } from 'kysely'
import type { LocalText } from '@luukku/contract'
import type { PlaceFeature, Span } from '@luukku/domain/booking'
import type { AbsenceReason, RosterEntry } from '@luukku/domain/roster'
import type { ReadTx, WriteTx } from '../../platform/db.ts'

/** A row of a roster as `keep_roster` takes and gives it back. */
export interface KeptRow {
  id: string
  unit_id: string
  from: string
  to: string
  kind: RosterEntry['kind']
  modes: RosterEntry['modes'][number][]
  services: string[]
  duty_role: string | null
  absence: AbsenceReason | null
  series_id: string | null
}

interface EntryRow extends Span {
  id: string
  staffId: string
  unitId: string
  kind: RosterEntry['kind']
  modes: RosterEntry['modes'][number][]
  services: string[]
  dutyRole: string | null
  seriesId: string | null
  absence: AbsenceReason | null
}
export type StaffEntry = RosterEntry & { readonly staffId: string }

const columns =
  sql.raw(`s.id, s.staff_id as "staffId", s.unit_id as "unitId", s.kind, s.modes, s.services, s.duty_role as "dutyRole",
  s.series_id as "seriesId", (extract(epoch from lower(s.during)) * 1000)::float8 as "fromMs", (extract(epoch from upper(s.during)) * 1000)::float8 as "toMs"`)

const toEntry = ({ dutyRole, seriesId, absence, ...row }: EntryRow): StaffEntry => ({
  ...row,
  ...(dutyRole === null ? {} : { dutyRole }),
  ...(seriesId === null ? {} : { seriesId }),
  ...(absence === null ? {} : { absence }),
})

/** Entries of these professionals that touch the span, with the reasons of absences that the asker may know. Index: shift_staff_during. */
export async function listEntries(tx: ReadTx, staffIds: readonly string[], during: Span): Promise<StaffEntry[]> {
  const ids = sql`${[...staffIds]}::uuid[]`
  const range = sql`tstzrange(${new Date(during.fromMs)}, ${new Date(during.toMs)})`
  const rows = await tx.rows(sql<EntryRow>`
    select ${columns}, r.absence from shift s left join absence_reasons(${ids}, ${range}) r on r.id = s.id
    where s.county_id = ${tx.actor.county} and s.staff_id = any (${ids}) and s.during && ${range} order by lower(s.during), s.id`)
  return rows.map(toEntry)
}

/** One entry, and of its weekly row those that begin with it or after it. */
export async function listFollowing(tx: ReadTx, staffId: string, entryId: string): Promise<StaffEntry[]> {
  const rows = await tx.rows(sql<EntryRow>`
    select ${columns}, null as absence from shift one join shift s on s.id = one.id
      or (one.series_id is not null and s.series_id = one.series_id and s.staff_id = one.staff_id and lower(s.during) >= lower(one.during))
    where one.id = ${entryId} and one.staff_id = ${staffId} and one.county_id = ${tx.actor.county} order by lower(s.during), s.id`)
  const reasons = await tx.rows(sql<{ id: string; absence: AbsenceReason | null }>`
    select id, absence from absence_reasons(array[${staffId}::uuid], tstzrange(null, null))`)
  const absenceOf = new Map(reasons.map(({ id, absence }) => [id, absence]))
  return rows.map((row) => toEntry({ ...row, absence: absenceOf.get(row.id) ?? null }))
}

/** Makes one change of a roster. @returns undefined when the asker may not, or there is no such person or unit */
export async function keepRoster(
  tx: WriteTx,
  change: { id: string; staffId: string; take: readonly string[]; put: readonly KeptRow[]; undoes?: string },
): Promise<'done' | 'changed' | undefined> {
  const row = await tx.first(sql<{ did: 'done' | 'changed' | null }>`
    select keep_roster(${change.id}, ${change.staffId}, ${[...change.take]}::uuid[], ${JSON.stringify(change.put)}::jsonb, ${change.undoes ?? null}::uuid) as did`)
  return row?.did ?? undefined
}

export const listKeptUnits = (tx: ReadTx) =>
  tx.rows(sql<{ id: string; name: LocalText; features: PlaceFeature[] }>`
    select id, name, features from unit where county_id = ${tx.actor.county} and may_keep_roster(id) order by name ->> 'fi', id`)

/** @returns nothing when there is no such change, or it is of a unit that the asker does not keep */
export const findChange = (tx: ReadTx, id: string) =>
  tx.first(sql<{ id: string; staff_id: string; taken: KeptRow[]; put: KeptRow[]; is_undone: boolean }>`
    select id, staff_id, taken, put, is_undone from find_roster_change(${id})`)

export interface ChangeRow {
  id: string
  staff_id: string
  made_by: string
  made_at: Date
  taken: KeptRow[]
  put: KeptRow[]
  undoes: string | null
  is_undone: boolean
}
export const listChanges = (tx: ReadTx, unitId: string, limit: number) =>
  tx.rows(sql<ChangeRow>`
    select id, staff_id, made_by, made_at, taken, put, undoes, is_undone from list_roster_changes(${unitId}, ${limit})`)

/** Professionals with a shift that touches the span and no absence now. Index: shift_during. */
export const listOnShift = async (tx: ReadTx, { fromMs, toMs }: Span): Promise<string[]> => {
  const rows = await tx.rows(sql<{ id: string }>`
    select distinct s.staff_id as id from shift s
    where s.county_id = ${tx.actor.county} and s.kind in ('reception', 'guidance', 'duty') and s.during && tstzrange(${new Date(fromMs)}, ${new Date(toMs)})
      and not exists (select from shift a where a.staff_id = s.staff_id and a.kind = 'absence' and a.during @> ${tx.at}::timestamptz)`)
  return rows.map(({ id }) => id)
}

/** Taken times of these professionals: spans, nobody's name. Also of persons whom the asker may not see. */
export const listBusy = (tx: ReadTx, staffIds: readonly string[], during: Span) =>
  tx.rows(sql<Span & { staffId: string }>`
    select staff_id as "staffId", (extract(epoch from lower(during)) * 1000)::float8 as "fromMs", (extract(epoch from upper(during)) * 1000)::float8 as "toMs"
    from busy_times(${[...staffIds]}::uuid[], tstzrange(${new Date(during.fromMs)}, ${new Date(during.toMs)}))`)

export interface LostTimeRow {
  appointment_id: string
  staff_id: string
  service: string
  service_name: LocalText | null
  from: Date
  to: Date
  why: 'no-shift' | 'absent' | 'break' | 'no-room' | 'beside-away' | 'no-longer-gives' | 'place-lacks'
}

/** The same for who keeps the register of users, whom the wall shows no booked time. */
export const listLostTimesOf = (tx: ReadTx, staffId: string) =>
  tx.rows(sql<LostTimeRow>`
    select null as appointment_id, ${staffId} as staff_id, l.service, v.name as service_name, l.from, l.to, l.why
    from lost_times_of(${staffId}) l left join service v on v.county_id = ${tx.actor.county} and v.code = l.service`)

/** Not solved yet. Who has said that they are here waits until the time is over, who has not until it begins. */
const openConflict = (at: Date) =>
  sql`c.kept_at is null and (a.status = 'booked' and lower(a.during) > ${at} or a.status = 'arrived' and upper(a.during) > ${at})`

/** Booked times that no roster carries any more, without whose they are. Index: roster_conflict_staff. */
export const listLostTimes = (tx: ReadTx, staffIds: readonly string[]) =>
  tx.rows(sql<LostTimeRow>`
    select c.appointment_id, c.staff_id, a.service, v.name as service_name, lower(a.during) as from, upper(a.during) as to, c.why
    from roster_conflict c join appointment a on a.id = c.appointment_id left join service v on v.county_id = a.county_id and v.code = a.service
    where c.staff_id = any (${[...staffIds]}::uuid[]) and ${openConflict(tx.at)} order by lower(a.during), c.appointment_id limit 500`)

export interface ConflictRow extends LostTimeRow {
  contact_id: string
  need_id: string
  person_id: string
  mode: RosterEntry['modes'][number]
  unit_id: string
  room: string | null
  title: LocalText | null
  latest: string | null
  has_arrived: boolean
}

/** Conflicts that the wall lets this actor see whole, the nearest first. Index: roster_conflict_open. */
export const listConflicts = (tx: ReadTx, limit: number) =>
  tx.rows(sql<ConflictRow & { total: number }>`
    select c.appointment_id, c.contact_id, c.need_id, c.person_id, c.staff_id, a.service, v.name as service_name, a.mode, a.unit_id,
      case when a.mode = 'onsite' then room_of(a.id, true) end as room, lower(a.during) as from,
      upper(a.during) as to, c.why, a.status = 'arrived' as has_arrived, least(n.legal_due_date, n.real_life_date)::text as latest, count(*) over () as total,
      (select l.texts -> 'title' from plan_line l where l.need_id = c.need_id limit 1) as title
    from roster_conflict c join appointment a on a.id = c.appointment_id join need n on n.id = c.need_id
      left join service v on v.county_id = a.county_id and v.code = a.service
    where c.county_id = ${tx.actor.county} and ${openConflict(tx.at)} order by lower(a.during), c.appointment_id limit ${limit}`)

/** @returns the professional whose booked time it is; nothing when it is no open conflict that this actor may see */
export const keepConflict = async (tx: WriteTx, appointmentId: string, keptBy: string, only?: string) => {
  const onlyOwn: RawBuilder<unknown> = only === undefined ? sql`true` : sql`c.staff_id = ${only}`
  const [row] = await tx.rows(sql<{
    staff_id: string
    contact_id: string
    person_id: string
    register: 'health' | 'social' | 'both'
  }>`
    update roster_conflict c set kept_at = ${tx.at}, kept_by = ${keptBy} from appointment a
    where c.appointment_id = ${appointmentId} and a.id = c.appointment_id and ${onlyOwn} and ${openConflict(tx.at)}
    returning c.staff_id, c.contact_id, c.person_id, c.register`)
  return row
}

/** Notes and forgets the conflicts of one professional. @returns the contacts they belong to */
export const noteConflicts = (tx: WriteTx, staffId: string, touched: readonly Span[]) => {
  const ranges = `{${touched.map(({ fromMs, toMs }) => `[${new Date(fromMs).toISOString()},${new Date(toMs).toISOString()})`).join()}}`
  return tx.rows(sql<{ contact_id: string }>`
    select distinct contact_id from note_roster_conflicts(${staffId}, ${ranges}::tstzmultirange, ${tx.at})`)
}

/** Contacts of this professional's conflicts that nobody has been told of. */
export const listUntold = (tx: ReadTx, staffId: string) =>
  tx.rows(sql<{ contact_id: string }>`
    select distinct contact_id from roster_conflict where staff_id = ${staffId} and county_id = ${tx.actor.county} and told_at is null and kept_at is null`)

/** Whether a booked time of the contact waits for somebody to solve it. */
export const hasOpenConflict = async (tx: ReadTx, contactId: string): Promise<boolean> => {
  const row = await tx.first(sql`
    select 1 from roster_conflict c join appointment a on a.id = c.appointment_id where c.contact_id = ${contactId} and ${openConflict(tx.at)}`)
  return row !== undefined
}
export const markTold = (tx: WriteTx, contactId: string) =>
  tx.run(sql`update roster_conflict set told_at = ${tx.at} where contact_id = ${contactId} and told_at is null`)

export interface OwnTimeRow extends Span {
  appointment_id: string
  need_id: string
  person_id: string
  register: 'health' | 'social' | 'both'
  service: string
  service_name: LocalText | null
  title: LocalText | null
  mode: RosterEntry['modes'][number]
  unit_id: string
  room: string | null
  why: LostTimeRow['why'] | null
  is_kept: boolean
  /** Another gives it. */
  beside: boolean
  over: boolean
}

/**
 * Booked and given times of this professional, the actor, and those they sit in at, that the wall lets them see. Their ids come
 * first (`my_visits`): the wall is asked about the span's visits and not about those of years.
 */
export const listOwnTimes = (tx: ReadTx, staffId: string, during: Span) => {
  const range = sql`tstzrange(${new Date(during.fromMs)}, ${new Date(during.toMs)})`
  return tx.rows(sql<OwnTimeRow>`
    select a.id as appointment_id, a.need_id, a.person_id, a.register, a.service, v.name as service_name, a.mode, a.unit_id, c.why, c.kept_at is not null as is_kept,
      case when a.mode = 'onsite' then room_of(a.id, true) end as room, a.staff_id <> ${staffId} as beside, a.lane > 0 as over,
      (select l.texts -> 'title' from plan_line l where l.need_id = a.need_id limit 1) as title,
      (extract(epoch from lower(a.during)) * 1000)::float8 as "fromMs", (extract(epoch from upper(a.during)) * 1000)::float8 as "toMs"
    from appointment a left join service v on v.county_id = a.county_id and v.code = a.service left join roster_conflict c on c.appointment_id = a.id
    where a.county_id = ${tx.actor.county} and a.id = any ((select my_visits(${range}) || my_joint_visits())::uuid[])
      and a.status in ('booked', 'arrived', 'started', 'done') and a.during && ${range}
    order by lower(a.during), a.id`)
}

/** Where I am booked, whoever it is with: a unit, or the municipality of a home, '' where nobody may know it. */
export const listMyPlaces = (tx: ReadTx, during: Span) =>
  tx.rows(sql<Span & { unitId: string | null; home: string | null }>`
    select unit_id as "unitId", home_code as home, (extract(epoch from lower(during)) * 1000)::float8 as "fromMs", (extract(epoch from upper(during)) * 1000)::float8 as "toMs"
    from my_places(tstzrange(${new Date(during.fromMs)}, ${new Date(during.toMs)}))`)

export interface OwnSessionRow extends Span {
  service: string
  service_name: LocalText | null
  unit_id: string
  mode: 'onsite' | 'remote'
}

/** Groups that this professional holds, alone or with others. */
export const listOwnSessions = (tx: ReadTx, staffId: string, during: Span) =>
  tx.rows(sql<OwnSessionRow>`
    select s.service, v.name as service_name, s.unit_id, s.mode,
      (extract(epoch from lower(s.during)) * 1000)::float8 as "fromMs", (extract(epoch from upper(s.during)) * 1000)::float8 as "toMs"
    from group_session s left join service v on v.county_id = s.county_id and v.code = s.service
    where s.county_id = ${tx.actor.county} and s.status = 'open' and s.staff_ids @> array[${staffId}]::uuid[]
      and s.during && tstzrange(${new Date(during.fromMs)}, ${new Date(during.toMs)}) order by lower(s.during)`)

/** Who comes to the visits that this professional sits in at: names alone. */
export const listJointNames = (tx: ReadTx) =>
  tx.rows(sql<{ person_id: string; name_sealed: Buffer | null; non_disclosure: boolean }>`
    select person_id, name_sealed, non_disclosure from my_joint_names()`)
