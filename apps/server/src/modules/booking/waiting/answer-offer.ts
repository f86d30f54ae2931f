import { sql } from 'kysely'
import type { ReadTx, WriteTx } from '../../../platform/db.ts'
import { AppError, notFound } from '../../../platform/errors.ts'
import type { Services } from '../../../platform/services.ts'
import { appendEvents, findContactRow } from '../../contact/index.ts'
import { planAppointmentNotices } from '../../notification/index.ts'
import { stepAfterBooking } from '../book-times.ts'
import { followEarliest, follows, freeAppointment } from '../insert-appointment.ts'
import { stepAppointment } from '../life/step-appointment.ts'
import { isKept } from './is-kept.ts'
import { noteFreedTime, planAsking } from './note-freed-time.ts'
import { answerOffer, closeFreed, findOffer, leaveWaiting, type EndOfOffer, type OfferRow } from './waiting-queries.ts'

/**
 * The person takes the held time: it is booked, a later time of the same need is given up and finds the next one who waits.
 * @throws AppError action-not-possible when the offer was answered before or has run out, or cannot be kept any more:
 *   `withdrawOffer` lets it go then
 */
export async function acceptOffer(tx: WriteTx, services: Services, offer: OfferRow): Promise<string> {
  const row = await findContactRow(tx, offer.contact_id)
  if (!row) throw notFound()
  if (!(await isKept(tx, offer)) || (await answerOffer(tx, offer.id, 'accepted')) !== 1)
    throw new AppError('action-not-possible', { reason: 'offer-over' })
  const later = await tx.rows(
    // The next one: the rest of a series stays.
    sql<{ id: string }>`
      select id from appointment where need_id = ${offer.need_id} and status = 'booked' and lower(during) > ${offer.from}
      order by lower(during) limit 1`,
  )
  for (const { id } of later) {
    await noteFreedTime(tx, services, await freeAppointment(tx, id, 'move', 'resident'))
    await follows(tx, offer.appointment_id, id)
  }
  await stepAppointment(tx, offer.appointment_id, 'take', actorOf(tx))
  await followEarliest(tx, offer.need_id)
  await leaveWaiting(tx, offer.need_id)
  await closeFreed(tx, offer.freed_id, 'given')
  await appendEvents(tx, row, [{ change: await stepAfterBooking(tx, row) }])
  await planAppointmentNotices(
    tx,
    services,
    row,
    [{ id: offer.appointment_id, from: offer.from }],
    'appointment-booked',
  )
  note(tx, offer, 'accepted')
  return offer.appointment_id
}

/** The person does not want it, was not reached, or cannot have it any more: it goes to the next one. They keep their place for other times. */
export async function passOffer(
  tx: WriteTx,
  services: Pick<Services, 'jobs'>,
  offer: OfferRow,
  status: Exclude<EndOfOffer, 'accepted'>,
): Promise<void> {
  if ((await answerOffer(tx, offer.id, status)) !== 1)
    throw new AppError('action-not-possible', { reason: 'offer-over' })
  await stepAppointment(tx, offer.appointment_id, 'lapse', actorOf(tx))
  await closeFreed(tx, offer.freed_id, 'open')
  await planAsking(tx, services, offer.freed_id)
  note(tx, offer, status)
}

/** @throws AppError not-found for one that is not there, or not for this actor */
export async function getOffer(tx: ReadTx, id: string): Promise<OfferRow> {
  const offer = await findOffer(tx, id)
  if (!offer) throw notFound()
  return offer
}

const actorOf = ({ actor }: WriteTx) =>
  actor.kind === 'staff' || actor.kind === 'system' ? actor.kind : ('resident' as const)

const note = (tx: WriteTx, offer: OfferRow, answer: string) => {
  tx.journal({
    register: offer.register,
    persons: [offer.person_id],
    detail: { contact: offer.contact_id, offer: offer.id, answer },
  })
}
