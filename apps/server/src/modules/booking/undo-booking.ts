import type { RouteBody, RouteResponse, routes } from '@luukku/contract'
import { mayUndoBooking, type AppointmentState } from '@luukku/domain/booking'
import { sql } from 'kysely'
import type { WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import { appendEvents, lockContactRow, type NewEvent } from '../contact/index.ts'
import { planAppointmentNotices, withdrawNotice } from '../notification/index.ts'
import { stepAfterBooking } from './book-times.ts'
import { waitsAgain } from './change-appointment.ts'
import { followStep } from './insert-appointment.ts'
import { stepAppointment } from './life/step-appointment.ts'
import { tellByCall } from './tell-by-call.ts'

interface BookedRow {
  id: string
  need_id: string
  state: AppointmentState
  from: Date
  booked_at: Date
  is_own: boolean
  has_more: boolean
}

/**
 * What its booker takes back a moment later: the times are free as they were, and nothing is recorded of the person or the unit. Who
 * has not been told yet is told nothing; who has been is told that the time is cancelled.
 *
 * @throws AppError not-found: not there, or hidden; rule-violated: not a slip of this actor's, or too late for one
 */
export async function undoBooking(
  tx: WriteTx,
  services: Services,
  { contactId, appointments }: RouteBody<typeof routes.undoBooking>,
): Promise<RouteResponse<typeof routes.undoBooking>> {
  const row = await lockContactRow(tx, contactId)
  const booked = row ? await listBooked(tx, contactId, appointments) : []
  const [first] = booked
  if (!row || !first || booked.length !== new Set(appointments).size) throw notFound()
  if (!booked.every((one) => isSlip(one, tx.at)) || !(await isWhole(tx, contactId, booked, first)))
    throw new AppError('rule-violated', { reason: 'booking-not-undone' })
  for (const { id } of booked) await stepAppointment(tx, id, 'cancel', 'staff')
  const needIds = [...new Set(booked.map(({ need_id }) => need_id))]
  for (const needId of needIds) await waitsAgain(tx, needId)
  const told = await withdrawNotice(tx, row, 'appointment-booked', first.booked_at)
  const by = told ? await planAppointmentNotices(tx, services, row, [], 'appointment-cancelled') : 'inbox'
  const undone = booked.map(({ id }): NewEvent => ({
    change: { type: 'time-changed', how: 'unit-unbooked', appointment: id },
  }))
  const state = await appendEvents(tx, row, [
    ...undone,
    { change: await stepAfterBooking(tx, row) },
    ...(await tellByCall(tx, row, { by: 'unit', told: !told }, by)),
  ])
  for (const needId of needIds) await followStep(tx, needId, state.nextStep)
  tx.journal({
    register: row.register,
    persons: [row.person_id],
    detail: { contact: row.id, unbooked: booked.map(({ id }) => id), told },
  })
  return { told }
}

/** One notice tells of all that was booked at one moment: a part of it taken back would leave the rest untold. */
async function isWhole(
  tx: WriteTx,
  contactId: string,
  booked: readonly BookedRow[],
  first: BookedRow,
): Promise<boolean> {
  const together = await tx.first(sql<{ n: number }>`
    select count(*)::int as n from appointment
    where contact_id = ${contactId} and booked_at = ${first.booked_at} and status = 'booked' and root_id is null`)
  return together?.n === booked.length && booked.every((one) => one.booked_at.getTime() === first.booked_at.getTime())
}

const isSlip = ({ state, from, booked_at, is_own, has_more }: BookedRow, at: Date): boolean =>
  mayUndoBooking(
    { state, fromMs: from.getTime(), bookedMs: booked_at.getTime(), isOwn: is_own, hasMore: has_more },
    at.getTime(),
  )

/** Who booked stands in the history of the case, at the same moment. Index: appointment_contact, clock_record_need. */
const listBooked = (tx: WriteTx, contactId: string, ids: readonly string[]) =>
  tx.rows(sql<BookedRow>`
    select a.id, a.need_id, a.status as state, lower(a.during) as from, a.booked_at,
      exists (select from case_event e where e.contact_id = a.contact_id and e.at = a.booked_at and e.actor_kind = 'staff'
        and e.actor_id = ${tx.actor.kind === 'staff' ? tx.actor.staffId : ''}) as is_own,
      a.root_id is not null or exists (select from appointment_step s where s.appointment_id = a.id)
        or exists (select from clock_record r where r.need_id = a.need_id and r.recorded_at = a.booked_at) as has_more
    from appointment a where a.contact_id = ${contactId} and a.id = any (${[...ids]}::uuid[]) order by lower(a.during), a.id`)
