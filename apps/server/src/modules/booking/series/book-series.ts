import { randomUUID } from 'node:crypto'
import type { RouteBody, routes } from '@luukku/contract'
import { decideComing } from '@luukku/domain/booking'
import type { WriteTx } from '../../../platform/db.ts'
import { AppError, notFound } from '../../../platform/errors.ts'
import type { Services } from '../../../platform/services.ts'
import { appendEvents, findContactRow } from '../../contact/index.ts'
import { planAppointmentNotices, type BookedTime } from '../../notification/index.ts'
import { stepAfterBooking } from '../book-times.ts'
import { listBookableNeeds } from '../bookable-needs.ts'
import { insertAppointment, lockCalendars } from '../insert-appointment.ts'
import { countComing, readBookingLimits } from '../limits/read-limits.ts'

/**
 * Books every time of a series in the caller's transaction, so that all stand or none does. A series is one booking of its
 * service: the limit of coming times counts those the person has beside it.
 *
 * @returns appointment ids in the order of time
 * @throws AppError rule-violated: not one professional's, or not one after the other; the database's exclusion violation
 *   when one of them is taken
 */
export async function bookSeries(
  tx: WriteTx,
  services: Services,
  { contactId, needId, times }: RouteBody<typeof routes.bookSeries>,
): Promise<string[]> {
  const [row, bookable] = await Promise.all([findContactRow(tx, contactId), listBookableNeeds(tx, contactId)])
  const need = bookable.find(({ id }) => id === needId)
  if (!row || !need) throw notFound()
  if (row.status === 'closed' || row.joined_into !== null) throw new AppError('action-not-possible')
  if (need.status === 'booked') throw new AppError('action-not-possible', { reason: 'already-booked' })
  const [first] = times
  const inOrder = times.every(({ start }, at) => at === 0 || Date.parse(start) >= Date.parse(times[at - 1]?.end ?? ''))
  if (!first || !inOrder || times.some(({ staffId }) => staffId !== first.staffId))
    throw new AppError('rule-violated', { reason: 'not-one-series' })
  const limits = await readBookingLimits(tx)
  if (decideComing(limits, [need.service], await countComing(tx, contactId), false) !== undefined)
    throw new AppError('rule-violated', { reason: 'has-time-for-service' })
  await lockCalendars(tx, [row.person_id, first.staffId])
  const id = randomUUID()
  const booked: BookedTime[] = []
  for (const [at, { staffId, mode, start, end }] of times.entries()) {
    const from = new Date(start)
    const series = { id, number: at + 1, size: times.length }
    booked.push({
      id: await insertAppointment(tx, { need, staffId, mode, start: from, end: new Date(end), series }),
      from,
    })
  }
  await appendEvents(tx, row, [{ change: await stepAfterBooking(tx, row) }])
  await planAppointmentNotices(tx, services, row, booked, 'appointment-booked')
  const ids = booked.map((one) => one.id)
  tx.journal({ register: row.register, persons: [row.person_id], detail: { contact: row.id, appointments: ids } })
  return ids
}
