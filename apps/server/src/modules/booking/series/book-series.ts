import { randomUUID } from 'node:crypto'
import type { RouteBody, routes } from '@luukku/contract'
import { decideComing } from '@luukku/domain/booking'
import type { WriteTx } from '../../../platform/db.ts'
import { AppError, notFound } from '../../../platform/errors.ts'
import type { Services } from '../../../platform/services.ts'
import { appendEvents, findContactRow } from '../../contact/index.ts'
import { sealGround } from '../../law/index.ts'
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
 * @throws AppError rule-violated: not one professional's, or not one after the other, or beside what the person has of the
 *   service without a reason; the database's exclusion violation when one of them is taken
 */
export async function bookSeries(
  tx: WriteTx,
  services: Services,
  { contactId, needId, times, moreThanOne = '' }: RouteBody<typeof routes.bookSeries>,
): Promise<string[]> {
  const row = await findContactRow(tx, contactId)
  if (!row) throw notFound()
  if (row.status === 'closed' || row.joined_into !== null) throw new AppError('action-not-possible')
  const [first] = times
  const inOrder = times.every(({ start }, at) => at === 0 || Date.parse(start) >= Date.parse(times[at - 1]?.end ?? ''))
  if (!first || !inOrder || times.some(({ staffId }) => staffId !== first.staffId))
    throw new AppError('rule-violated', { reason: 'not-one-series' })
  await lockCalendars(tx, [row.person_id, first.staffId])
  // What is read from here on stands until the commit: whoever books for the same person waits above.
  const [bookable, coming, limits] = await Promise.all([
    listBookableNeeds(tx, contactId),
    countComing(tx, contactId),
    readBookingLimits(tx),
  ])
  const need = bookable.find((one) => one.id === needId)
  if (!need) throw notFound()
  if (need.status === 'booked') throw new AppError('action-not-possible', { reason: 'already-booked' })
  const why = moreThanOne.trim()
  const isOver = decideComing(limits, [need.service], coming, false) !== undefined
  if (isOver && why === '') throw new AppError('rule-violated', { reason: 'has-time-for-service' })
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
  const ground = isOver ? await sealGround(tx, services.sealer, need, why) : undefined
  tx.journal({
    register: row.register,
    persons: [row.person_id],
    detail: { contact: row.id, appointments: ids, ...(ground === undefined ? {} : { moreThanOne: ground }) },
  })
  return ids
}
