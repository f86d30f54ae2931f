import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Mode } from '@luukku/domain/booking'
import { toHelsinkiDate, toInstant } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { findUnitOf } from './find-candidates.ts'

export interface TimeToBook {
  need: { id: string; person_id: string; contact_id: string; register: 'health' | 'social' | 'both'; service: string }
  staffId: string
  mode: Mode
  start: Date
  end: Date
}

/**
 * Makes bookings of the same professionals and person wait for each other in one order. Without it two that want one
 * time each wait for the other inside the exclusion constraint until the deadlock check, a second for each of them.
 * The constraint still is what refuses double booking; this only makes the wait short.
 */
export async function lockCalendars(tx: WriteTx, ids: readonly string[]): Promise<void> {
  for (const id of [...new Set(ids)].sort())
    await tx.send(sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`)
}

/**
 * Books one time and lets need and plan line follow it. The statutory clocks run on until the care takes
 * place: a booked time is no care yet.
 * @throws AppError rule-violated when the time is past, of another length, or the professional does not give this service
 *   then and so; the database's exclusion violation when it is taken
 */
export async function insertAppointment(tx: WriteTx, time: TimeToBook): Promise<string> {
  const { need, staffId, mode, start, end } = time
  if (start <= tx.at) throw new AppError('rule-violated', { reason: 'time-in-the-past' })
  if (end <= start) throw new AppError('rule-violated', { reason: 'end-before-start' })
  const place = await findUnitOf(tx, { service: need.service, staffId, mode, start, end })
  if (!place) throw new AppError('rule-violated', { reason: 'not-on-shift-for-this' })
  if (end.getTime() - start.getTime() !== place.durationMinutes * 60_000)
    throw new AppError('rule-violated', { reason: 'wrong-duration' })
  const id = randomUUID()
  await tx.send(sql`
    insert into appointment (id, county_id, register, person_id, contact_id, need_id, staff_id, unit_id, service, mode, during, status, booked_at)
    values (${id}, ${tx.actor.county}, ${need.register}, ${need.person_id}, ${need.contact_id}, ${need.id}, ${staffId}, ${place.unitId},
      ${need.service}, ${mode}, tstzrange(${start}, ${end}), 'booked', ${tx.at})`)
  await followTime(tx, need.id, staffId, start)
  return id
}

/** Need and plan line go by the booked time, and its professional owns them. */
export async function followTime(tx: WriteTx, needId: string, staffId: string, start: Date): Promise<void> {
  const day = toHelsinkiDate(toInstant(start))
  await tx.send(
    sql`update need set status = 'booked', owner_staff_id = ${staffId}, next_date = ${day} where id = ${needId}`,
  )
  await tx.send(
    sql`update plan_line set owner_kind = 'staff', owner_id = ${staffId}, next_date = ${day}, next_kind = 'appointment' where need_id = ${needId}`,
  )
}

export interface FreedTime {
  staffId: string
  from: Date
  to: Date
}

/** Frees a time. @returns nothing when it was not booked any more */
export async function freeAppointment(
  tx: WriteTx,
  appointmentId: string,
  status: 'cancelled' | 'moved',
): Promise<FreedTime | undefined> {
  const [freed] = await tx.rows(sql<FreedTime>`
    update appointment set status = ${status}, changed_at = ${tx.at} where id = ${appointmentId} and status = 'booked'
    returning staff_id as "staffId", lower(during) as from, upper(during) as to`)
  await tx.send(
    sql`update notification set status = 'cancelled' where appointment_id = ${appointmentId} and status = 'planned'`,
  )
  return freed
}
