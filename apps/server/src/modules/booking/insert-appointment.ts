import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { lackedBy, type Mode } from '@luukku/domain/booking'
import type { NextStep } from '@luukku/domain/contact'
import { toHelsinkiDate, toInstant } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { findUnitOf } from './find-candidates.ts'
import { plainVisit, readVisits, type VisitRow } from './visits/read-visits.ts'
import { takeBeside } from './collective/take-beside.ts'
import { findSession, takeSeat } from './groups/session-queries.ts'
import { takeLane } from './overbooking/take-lane.ts'
import { serviceBook, type BesideEntry } from '../catalogue/index.ts'
import { stepAppointment } from './life/step-appointment.ts'

export interface TimeToBook {
  need: {
    id: string
    person_id: string
    contact_id: string
    register: 'health' | 'social' | 'both'
    service: string
  } & Partial<VisitRow>
  staffId: string
  mode: Mode
  start: Date
  end: Date
  /** The time that this one takes the place of: one event in the person's own calendar. */
  after?: string
  /** The desk takes it without an interpreter. */
  withoutInterpreter?: boolean
  /** Which of how many, where it is one of a series. */
  series?: { id: string; number: number; size: number }
  /** Who sits in, as it was offered; whoever is free where nobody is named. */
  beside?: readonly string[] | undefined
  /** It may lie over another time, where the county lets it: a professional decided so. */
  over?: boolean
}

/**
 * Makes bookings of the same professionals and person wait for each other in one order. Without it two that want one
 * time each wait for the other inside the exclusion constraint until the deadlock check, a second for each of them.
 * The constraint still is what refuses double booking; this only makes the wait short.
 */
export async function lockCalendars(tx: WriteTx, ids: readonly string[]): Promise<void> {
  // Taken one after the other as they stand in the list: a function's rows come in its order.
  await tx.send(
    sql`select pg_advisory_xact_lock(hashtextextended(c.id, 0)) from unnest(${[...new Set(ids)].sort()}::text[]) c (id)`,
  )
}

/**
 * Books one time and lets need and plan line follow it. The statutory clocks run on until the care takes
 * place: a booked time is no care yet.
 * @throws AppError rule-violated when the time is past, of another length, or the professional does not give this service
 *   then and so; slot-taken when nobody is free to sit in, or the group is full; the database's exclusion violation when it
 *   is taken, or they cannot get there in time
 */
export async function insertAppointment(tx: WriteTx, time: TimeToBook): Promise<string> {
  const { need, staffId, mode, start, end } = time
  if (start <= tx.at) throw new AppError('rule-violated', { reason: 'time-in-the-past' })
  if (end <= start) throw new AppError('rule-violated', { reason: 'end-before-start' })
  const group = (await serviceBook(tx)).get(need.service)?.is_group === true
  const place = group ? await takePlaceInGroup(tx, time) : await placeOf(tx, time)
  const id = randomUUID()
  await tx.send(sql`
    insert into appointment (id, county_id, register, person_id, contact_id, need_id, staff_id, unit_id, service, mode, during, status, booked_at,
      series_id, series_number, series_size, without_interpreter, session_id, seat, lane)
    values (${id}, ${tx.actor.county}, ${need.register}, ${need.person_id}, ${need.contact_id}, ${need.id}, ${staffId}, ${place.unitId},
      ${need.service}, ${mode}, tstzrange(${start}, ${end}), 'booked', ${tx.at},
      ${time.series?.id ?? null}, ${time.series?.number ?? null}, ${time.series?.size ?? null}, ${time.withoutInterpreter ?? false},
      ${place.session?.id ?? null}, ${place.session?.seat ?? null}, ${place.lane})`)
  if (place.together.length > 0)
    await takeBeside(tx, place.together, {
      appointmentId: id,
      need,
      staffId,
      unitId: place.unitId,
      mode,
      start,
      end,
      beside: time.beside,
    })
  if (time.after !== undefined) await follows(tx, id, time.after)
  if (time.after === undefined && time.series === undefined) await followTime(tx, need.id, staffId, start)
  else await followEarliest(tx, need.id)
  return id
}

/** Where a time is taken: in which unit, over which others, in which session, with whom beside. */
interface TakenPlace {
  unitId: string
  lane: number
  together: readonly BesideEntry[]
  session?: { id: string; seat: number }
}

async function placeOf(tx: WriteTx, time: TimeToBook): Promise<TakenPlace> {
  const { need, staffId, mode, start, end } = time
  const visit = await visitOf(tx, need)
  const place = await findUnitOf(tx, { needId: need.id, service: need.service, staffId, mode, start, end, visit })
  if (!place) throw new AppError('rule-violated', { reason: 'not-on-shift-for-this' })
  if (end.getTime() - start.getTime() !== place.durationMinutes * 60_000)
    throw new AppError('rule-violated', { reason: 'wrong-duration' })
  const { unitId, together } = place
  if (time.over !== true) return { unitId, together, lane: 0 }
  // Nobody is squeezed in where several have met: what they share has no second lane.
  if (together.length > 0) throw new AppError('rule-violated', { reason: 'no-overbooking-here' })
  return { unitId, together, lane: await takeLane(tx, { service: need.service, unitId, staffId, start, end }) }
}

/** What the visit asks, as the caller has read it already, or else as the need's row has it. */
async function visitOf(tx: WriteTx, need: TimeToBook['need']): Promise<VisitRow> {
  const { interpreter, more_time, first_visit, place_wishes, method } = need
  const isRead = interpreter !== undefined && more_time !== undefined
  if (isRead && first_visit !== undefined && place_wishes !== undefined && method !== undefined)
    return { interpreter, more_time, first_visit, place_wishes, method, companion: null }
  return (await readVisits(tx, [need.id])).get(need.id) ?? plainVisit
}

/** @throws AppError rule-violated: no session is held then, or not where the person can be; slot-taken: nobody is let in any more */
async function takePlaceInGroup(tx: WriteTx, { need, staffId, mode, start, end }: TimeToBook): Promise<TakenPlace> {
  const session = await findSession(tx, { service: need.service, staffId, mode, start, end })
  if (!session) throw new AppError('rule-violated', { reason: 'not-on-shift-for-this' })
  if (mode === 'onsite' && lackedBy((await visitOf(tx, need)).place_wishes, session.features).length > 0)
    throw new AppError('rule-violated', { reason: 'place-lacks-what-is-asked' })
  const seat = await takeSeat(tx, session.id)
  if (seat === null) throw new AppError('slot-taken')
  return { unitId: session.unitId, lane: 0, together: [], session: { id: session.id, seat } }
}

/** Need and plan line go by the booked time, and its professional owns them. */
export async function followTime(tx: WriteTx, needId: string, staffId: string, start: Date): Promise<void> {
  const day = toHelsinkiDate(toInstant(start))
  // In one statement: the wall is asked once for both.
  await tx.send(sql`
    with followed as (
      update need set status = 'booked', owner_staff_id = ${staffId}, next_date = ${day} where id = ${needId})
    update plan_line set owner_kind = 'staff', owner_id = ${staffId}, next_date = ${day}, next_kind = 'appointment' where need_id = ${needId}`)
}

/**
 * Need and plan line go by the earliest time that the need still has.
 * @returns whether it has one
 */
export async function followEarliest(tx: WriteTx, needId: string): Promise<boolean> {
  const next = await tx.first(sql<{ staff_id: string; from: Date }>`
    select staff_id, lower(during) as from from appointment
    where need_id = ${needId} and status in ('booked', 'arrived') and upper(during) > ${tx.at} order by lower(during) limit 1`)
  if (next) await followTime(tx, needId, next.staff_id, next.from)
  return next !== undefined
}

/** The need waits for a time again: its plan line says who carries the next step, and by when. */
export async function followStep(tx: WriteTx, needId: string, { owner, at }: NextStep): Promise<void> {
  const day = toHelsinkiDate(at)
  const open = await tx.run(sql`update need set next_date = ${day} where id = ${needId} and status = 'open'`)
  if (open === 1)
    await tx.run(sql`
      update plan_line set owner_kind = ${owner.kind}, owner_id = ${owner.id}, next_date = ${day}, next_kind = 'book' where need_id = ${needId}`)
}

/** A new time goes on with the calendar identity of the old one, one number further. */
export const follows = (tx: WriteTx, id: string, old: string): Promise<void> =>
  tx.send(sql`
    update appointment a set root_id = coalesce(o.root_id, o.id), sequence = o.sequence,
      series_id = o.series_id, series_number = o.series_number, series_size = o.series_size
    from appointment o where a.id = ${id} and o.id = ${old}`)

export interface FreedTime {
  staffId: string
  from: Date
  to: Date
}

/**
 * Frees a time.
 * @param wish whose it is: what has begun is freed by the unit alone
 * @throws AppError action-not-possible with the reason when it is not booked any more, or has begun
 */
export async function freeAppointment(
  tx: WriteTx,
  appointmentId: string,
  step: 'cancel' | 'move',
  wish: 'resident' | 'unit',
): Promise<FreedTime> {
  const {
    staff_id: staffId,
    from,
    to,
  } = await stepAppointment(tx, appointmentId, step, wish === 'unit' ? 'staff' : 'resident')
  return { staffId, from, to }
}
