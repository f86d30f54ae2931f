import type { RouteResponse, routes } from '@luukku/contract'
import { mayUndoBooking, type AppointmentState } from '@luukku/domain/booking'
import { sql } from 'kysely'
import type { WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import { appendEvents, lockContactRow, type ContactRow } from '../contact/index.ts'
import { recordInLaw } from '../law/index.ts'
import { planAppointmentNotices, withdrawNotice } from '../notification/index.ts'
import { listAppointments } from '../plan/index.ts'
import { stepAfterBooking } from './book-times.ts'
import { needOf } from './change-appointment.ts'
import { followEarliest, lockCalendars } from './insert-appointment.ts'
import { stepAppointment } from './life/step-appointment.ts'
import { tellByCall } from './tell-by-call.ts'

/** What a refused undo answers where the old time has gone: the moved time stands, and the next times come with it. */
export const oldTimeGone = 'old-time-gone'

interface MovedRow {
  old_id: string
  old_staff: string
  old_from: Date
  old_to: Date
  state: AppointmentState
  from: Date
  moved_at: Date
  is_own: boolean
  has_more: boolean
}

/**
 * What its mover takes back a moment later: the old row stands again as it was, also where the roster does not carry it (then it is a
 * conflict again), and the move counts for nothing in law. Who has not been told is told nothing; who has been is told once that the
 * time is another.
 *
 * @param id    the appointment that the move made
 * @param told  the person was told of the new time by word of mouth
 * @throws AppError not-found: not there, or hidden; rule-violated: not a slip of this actor's, or too late for one;
 *   action-not-possible with `old-time-gone`: somebody else has the old time, its room or its interpreter
 */
export async function undoMove(
  tx: WriteTx,
  services: Services,
  id: string,
  { told }: { told: boolean },
): Promise<RouteResponse<typeof routes.undoMove>> {
  const [moved] = await listAppointments(tx, { ids: [id] })
  const row = moved && (await lockContactRow(tx, moved.contact_id))
  if (!row) throw notFound()
  const before = await findBefore(tx, id)
  if (!before || !isSlip(before, tx.at)) throw new AppError('rule-violated', { reason: 'move-not-undone' })
  // Before the calendars, as whoever asks about a freed time locks them.
  await tx.run(sql`
    update freed_time set status = 'left', closed_at = ${tx.at}
    where county_id = ${tx.actor.county} and staff_id = ${before.old_staff} and freed_at = ${before.moved_at}
      and during = tstzrange(${before.old_from}, ${before.old_to}) and status = 'open'`)
  await lockCalendars(tx, [moved.person_id, moved.staff_id, before.old_staff])
  await stepAppointment(tx, id, 'move', 'staff')
  await putBack(tx, before.old_id)
  // A calendar that has the new time takes only what has a higher number.
  await tx.send(sql`
    update appointment o set sequence = n.sequence from appointment n where o.id = ${before.old_id} and n.id = ${id}`)
  await followEarliest(tx, moved.need_id)
  await recordInLaw(tx, services.sealer, needOf(moved), {
    kind: 'exception',
    name: 'PROVIDER-CANCELS',
    data: { how: 'taken-back', appointment: before.old_id },
  })
  const isGone = await withdrawNotice(tx, row, 'appointment-moved', before.moved_at)
  const isTold = told || isGone || (await wasCalled(tx, row, before.moved_at))
  const by = await planAppointmentNotices(
    tx,
    services,
    row,
    [{ id: before.old_id, from: before.old_from }],
    isTold ? 'appointment-moved' : undefined,
  )
  await appendEvents(tx, row, [
    { change: { type: 'time-changed', how: 'unit-unmoved', appointment: before.old_id } },
    { change: await stepAfterBooking(tx, row) },
    ...(await tellByCall(tx, row, { by: 'unit', told: !isTold }, by)),
  ])
  await planRosterCheck(tx, services, before.old_staff, row.id)
  tx.journal({
    register: moved.register,
    persons: [row.person_id],
    detail: { contact: row.id, unmoved: id, backTo: before.old_id, told: isTold },
  })
  return { told: isTold }
}

async function putBack(tx: WriteTx, oldId: string): Promise<void> {
  try {
    await stepAppointment(tx, oldId, 'unmove', 'staff')
  } catch (error) {
    // Whatever of it has been given on: the time, its room, its interpreter.
    if (error instanceof AppError && String(error.reason).endsWith('-given-on'))
      throw new AppError('action-not-possible', { reason: oldTimeGone })
    throw error
  }
}

/** Nobody carries the time again, or somebody does by now: noted at once for the list, and the case follows as after any change. */
async function planRosterCheck(
  tx: WriteTx,
  { jobs }: Pick<Services, 'jobs'>,
  staffId: string,
  contactId: string,
): Promise<void> {
  await tx.rows(sql`select 1 from note_roster_conflicts(${staffId}, '{}'::tstzmultirange, ${tx.at})`)
  await jobs.plan(tx, 'check-roster', { county: tx.actor.county, staffId, contacts: contactId })
}

/** Whoever is told by a call had one planned by the move, and it stands as the next step until it is made. */
async function wasCalled(tx: WriteTx, row: ContactRow, movedAt: Date): Promise<boolean> {
  if (row.next_kind === 'call') return false
  const planned = await tx.first(sql`
    select 1 from case_event where contact_id = ${row.id} and at = ${movedAt} and type = 'next-step' and data -> 'nextStep' ->> 'kind' = 'call'`)
  return planned !== undefined
}

const isSlip = ({ state, from, moved_at, is_own, has_more }: MovedRow, at: Date): boolean =>
  mayUndoBooking(
    { state, fromMs: from.getTime(), bookedMs: moved_at.getTime(), isOwn: is_own, hasMore: has_more },
    at.getTime(),
  )

/**
 * The time that this one took the place of, moved at the same moment; with what else came of the move: a step of the new time, or any mark in
 * law but its own as the unit's: each of a series has one, and a resident's wish has another. Index: appointment_need.
 */
const findBefore = (tx: WriteTx, id: string) =>
  tx.first(sql<MovedRow>`
    select o.id as old_id, o.staff_id as old_staff, lower(o.during) as old_from, upper(o.during) as old_to, n.status as state, lower(n.during) as from,
      n.booked_at as moved_at,
      exists (select from appointment_step s where s.appointment_id = o.id and s.step = 'move' and s.at = n.booked_at and s.by_kind = 'staff'
        and s.actor_id = ${tx.actor.kind === 'staff' ? tx.actor.staffId : ''}) as is_own,
      exists (select from appointment_step s where s.appointment_id = n.id)
        or exists (select from clock_record r where r.need_id = n.need_id and r.recorded_at = n.booked_at
            and not (r.name = 'PROVIDER-CANCELS' and r.data ->> 'how' = 'moved' and r.data ->> 'appointment' = o.id::text)) as has_more
    from appointment n join appointment o on o.need_id = n.need_id and coalesce(o.root_id, o.id) = n.root_id and o.status = 'moved' and o.changed_at = n.booked_at
    where n.id = ${id}`)
