import { randomUUID } from 'node:crypto'
import { serviceBook } from '../../catalogue/index.ts'
import { sql } from 'kysely'
import { decideHold } from '@luukku/domain/booking'
import type { ReadTx, WriteTx } from '../../../platform/db.ts'
import { AppError, notFound } from '../../../platform/errors.ts'
import type { Services } from '../../../platform/services.ts'
import { findContactRow } from '../../contact/index.ts'
import { planQuestionNotice } from '../../notification/index.ts'
import { listAppointments } from '../../plan/index.ts'
import { moveAppointment } from '../change-appointment.ts'
import { lockCalendars } from '../insert-appointment.ts'
import { countHolds, readBookingLimits } from '../limits/read-limits.ts'
import { stepAppointment } from '../life/step-appointment.ts'
import { joinWaiting, listMyWaiting } from '../waiting/waiting-queries.ts'
import { answerProposal, findProposal, hasFault, markAsked, type EndOfMove, type ProposalRow } from './move-queries.ts'

/** So long a person may think it over, and so long before the booked time the question ends. */
const askHours = 24
const endsHoursBefore = 26
const hourMs = 3_600_000
/** Who is helped is asked about the freed time with no more notice than this, so that it can still be offered. */
const shortNoticeHours = 12

/**
 * A professional asks: the new time is held for the person, the booked one stands. Whom it helps waits from now on for an
 * earlier time, and is asked in the order of the waiting list when the booked time is given up.
 *
 * @throws AppError action-not-possible when it was decided before, the new time is gone or nobody carries it any more, there is too little time to ask, or as
 *   many times are held for the person as one may be asked about;
 *   the exclusion violation of the database for a lost race
 */
export async function askMove(tx: WriteTx, services: Pick<Services, 'jobs' | 'sealer'>, p: ProposalRow): Promise<void> {
  const until = new Date(Math.min(tx.at.getTime() + askHours * hourMs, p.from.getTime() - endsHoursBefore * hourMs))
  const contact = await findContactRow(tx, p.contact_id)
  if (!contact) throw notFound()
  const [old] = await listAppointments(tx, { ids: [p.appointment_id] })
  if (p.status !== 'proposed' || old?.status !== 'booked' || until.getTime() - tx.at.getTime() < hourMs)
    throw new AppError('action-not-possible', { reason: 'move-over' })
  const service = (await serviceBook(tx)).get(p.service)
  // Shared since the night: moved by people alone.
  if (service?.is_group === true || (service?.together.length ?? 0) > 0)
    throw new AppError('action-not-possible', { reason: 'move-over' })
  await lockCalendars(tx, [p.person_id, p.to_staff_id])
  const held = (await countHolds(tx, [p.person_id])).get(p.person_id) ?? { isVerified: false, open: 0 }
  const refusal = decideHold(await readBookingLimits(tx), held)
  if (refusal !== undefined) throw new AppError('action-not-possible', { reason: refusal })
  const holdId = randomUUID()
  await tx.run(sql`
    insert into appointment (id, county_id, register, person_id, contact_id, need_id, staff_id, unit_id, service, mode, during, status, booked_at, held_until)
    values (${holdId}, ${tx.actor.county}, ${p.register}, ${p.person_id}, ${p.contact_id}, ${p.need_id}, ${p.to_staff_id}, ${p.to_unit_id},
      ${p.service}, ${p.to_mode}, tstzrange(${p.to_from}, ${p.to_to}), 'held', ${tx.at}, ${until})`)
  // The roster may have changed since the night.
  if (await hasFault(tx, holdId)) throw new AppError('action-not-possible', { reason: 'move-over' })
  const channel = await planQuestionNotice(tx, services, contact, { heldId: holdId, asksHere: false })
  const by = tx.actor.kind === 'staff' ? tx.actor.staffId : null
  if ((await markAsked(tx, { id: p.id, holdId, until, channel, by })) !== 1)
    throw new AppError('action-not-possible', { reason: 'move-over' })
  await services.jobs.plan(tx, 'end-move-question', { county: tx.actor.county, moveId: p.id }, { at: until })
  const helped = await waitForIt(tx, p)
  tx.journal({
    register: p.register,
    persons: [p.person_id],
    detail: { contact: p.contact_id, move: p.id, decision: 'ask' },
  })
  if (helped)
    tx.journal({
      register: helped.register,
      persons: [helped.personId],
      detail: { contact: helped.contactId, move: p.id, waits: true },
    })
}

async function waitForIt(tx: WriteTx, p: ProposalRow) {
  const need = await tx.first(
    sql<{
      contact_id: string
    }>`select contact_id from need where id = ${p.helps_need_id} and status in ('open', 'booked')`,
  )
  const row = need && (await listMyWaiting(tx, [need.contact_id])).find(({ need_id }) => need_id === p.helps_need_id)
  if (!row) return undefined
  if (row.since === null)
    await joinWaiting(tx, row, { modes: [], municipality: null, noticeHours: shortNoticeHours, bySms: false })
  return { register: row.register, personId: row.person_id, contactId: row.contact_id }
}

/**
 * The person comes at the other time: the held time becomes theirs, the booked one is freed and finds who waits.
 * @throws AppError action-not-possible when the question is over, the booked time has changed meanwhile, or nobody carries the new one
 */
export async function acceptMove(tx: WriteTx, services: Services, p: ProposalRow): Promise<void> {
  // Calendars first, as whoever withdraws the question: two that wait for each other would both begin anew. In one transaction:
  // nobody sees the moment between the hold's end and the booking.
  await lockCalendars(tx, [p.person_id, p.to_staff_id])
  if ((await answerProposal(tx, p.id, 'moved')) !== 1)
    throw new AppError('action-not-possible', { reason: 'move-over' })
  const [old] = await listAppointments(tx, { ids: [p.appointment_id] })
  if (old?.status !== 'booked') throw new AppError('action-not-possible', { reason: 'move-over' })
  if (p.hold_id === null || (await hasFault(tx, p.hold_id)))
    throw new AppError('action-not-possible', { reason: 'move-over' })
  await lapse(tx, p)
  const to = { staffId: p.to_staff_id, mode: p.to_mode, start: p.to_from, end: p.to_to }
  // What was held has who interprets, where one is asked for.
  await moveAppointment(tx, services, old, { ...to, withoutInterpreter: false })
}

/** The booked time stays; the held one is everybody's again. Who was asked for nothing (`over`) may be asked again; nobody else. */
export async function passMove(tx: WriteTx, p: ProposalRow, status: Exclude<EndOfMove, 'moved'>): Promise<void> {
  if ((await answerProposal(tx, p.id, status)) !== 1) throw new AppError('action-not-possible', { reason: 'move-over' })
  await lapse(tx, p)
  tx.journal({
    register: p.register,
    persons: [p.person_id],
    detail: { contact: p.contact_id, move: p.id, decision: status },
  })
}

/** One that was never asked about holds nothing. */
async function lapse(tx: WriteTx, { hold_id: holdId }: ProposalRow): Promise<void> {
  const { actor } = tx
  if (holdId !== null)
    await stepAppointment(
      tx,
      holdId,
      'lapse',
      actor.kind === 'staff' || actor.kind === 'system' ? actor.kind : 'resident',
    )
}

/** @throws AppError not-found for one that is not there, or not for this actor */
export async function getProposal(tx: ReadTx, id: string): Promise<ProposalRow> {
  const found = await findProposal(tx, id)
  if (!found) throw notFound()
  return found
}
