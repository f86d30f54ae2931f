import type { RouteBody, routes } from '@luukku/contract'
import { correctMinutes, type AppointmentStep } from '@luukku/domain/booking'
import { visitInLaw, type LawInForce, type NeedInLaw } from '@luukku/domain/law'
import { formatHelsinki, toHelsinkiDate, toInstant } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import { followEarliest, stepAppointment } from '../booking/index.ts'
import { insertClockRecord, lockNeed, readLaw, recountClocks, sealGround, type NeedOfRecord } from '../law/index.ts'
import { findAppointmentOf, isFollowed, reopenNeed } from './own-list-queries.ts'
import { takeBackVisit } from './take-back-visit.ts'

type Body = RouteBody<typeof routes.recordVisit>

const steps: Readonly<Record<Body['outcome'], AppointmentStep>> = {
  arrived: 'arrive',
  started: 'start',
  held: 'finish',
  'no-show': 'miss',
  'unit-cancelled': 'cancel',
  corrected: 'correct',
  'taken-back': 'undo',
}

/**
 * What becomes of a booked time: the client came, the visit began, took place, was missed, was cancelled by the unit, the last
 * of these was a slip, or it was recorded by mistake. A visit that took place is an event of the law and may start a clock of its own (a doctor is
 * needed); a no-show and a time the unit cancelled are marks. No date moves. What changes for the contact, which this
 * worker does not see, follows as planned work: a missed time once it can no longer be a slip.
 *
 * @throws AppError not-found: not this worker's; rule-violated: before its time, without a reason; action-not-possible: the
 *   time is not in a state for it, or nobody follows the need any more
 */
export async function recordVisit(
  tx: WriteTx,
  { sealer, jobs }: Pick<Services, 'sealer' | 'jobs'>,
  needId: string,
  body: Body,
): Promise<void> {
  const need = await lockNeed(tx, needId)
  const booked = need && (await findAppointmentOf(tx, needId, body.appointmentId))
  if (!need || !booked) throw notFound()
  // The client is told the reason at once (785/1992 § 4): without one there is nothing to tell.
  if (body.outcome === 'unit-cancelled' && !body.reason?.trim())
    throw new AppError('rule-violated', { reason: 'reason-needed' })
  if (body.outcome === 'taken-back') await checkTakeBack(tx, need, body)
  const stepped = await stepAppointment(tx, booked.id, steps[body.outcome], 'staff')
  tx.journal({ register: need.register, persons: [need.person_id], detail: { need: needId, visit: body.outcome } })
  if (body.outcome === 'arrived' || body.outcome === 'started') return
  const law = await readLaw(tx)
  if (body.outcome === 'corrected') await takeBackVisit(tx, { sealer, jobs }, law, need, stepped)
  else if (body.outcome === 'taken-back') {
    const groundPayloadId = await sealGround(tx, sealer, need, body.reason ?? '')
    await takeBackVisit(tx, { sealer, jobs }, law, need, stepped, groundPayloadId)
  } else await recordOutcome(tx, { sealer, law, need, booked }, body)
  const today = toHelsinkiDate(toInstant(tx.at))
  // One time of a series was lost: the need has the others still.
  if ((stepped.now === 'cancelled' || stepped.now === 'no-show') && !(await followEarliest(tx, needId)))
    await reopenNeed(tx, needId, today)
  const job = { county: tx.actor.county, appointmentId: booked.id }
  if (stepped.now === 'cancelled') await jobs.plan(tx, 'tell-cancelled', job)
  if (stepped.now === 'no-show')
    await jobs.plan(tx, 'tell-missed', job, { at: new Date(tx.at.getTime() + correctMinutes * 60_000) })
  await recountClocks(tx, sealer, law, needId)
}

/**
 * A clock that ran again on a need that is over would be nobody's: it is opened again first.
 *
 * @throws AppError rule-violated: without a reason; action-not-possible: the need is over
 */
async function checkTakeBack(tx: WriteTx, need: NeedOfRecord, { reason }: Body): Promise<void> {
  if (!reason?.trim()) throw new AppError('rule-violated', { reason: 'ground-needed' })
  if (!(await isFollowed(tx, need.id))) throw new AppError('action-not-possible', { reason: 'need-not-open' })
}

async function recordOutcome(
  tx: WriteTx,
  on: {
    sealer: Services['sealer']
    law: LawInForce
    need: NeedOfRecord
    booked: { id: string; from: Date; professions: string[] }
  },
  body: Body,
): Promise<void> {
  const { law, need, booked } = on
  const groundPayloadId = body.reason?.trim() ? await sealGround(tx, on.sealer, need, body.reason) : undefined
  if (body.outcome !== 'held') {
    const missed = body.outcome === 'no-show'
    await insertClockRecord(tx, need, {
      kind: 'exception',
      name: missed ? 'NO-SHOW' : 'PROVIDER-CANCELS',
      at: missed ? booked.from : tx.at,
      data: { how: body.outcome, appointment: booked.id },
      groundPayloadId,
    })
    return
  }
  const known = await recountClocks(tx, on.sealer, law, need.id)
  const visit = {
    at: formatHelsinki(toInstant(booked.from)),
    profession: booked.professions[0] ?? '',
    findings: body.findings ?? [],
  }
  if (visit.findings.some((id) => !law.serviceAreas.findings.has(id)))
    throw new AppError('rule-violated', { reason: 'unknown-finding' })
  const inLaw = known === undefined ? { events: {}, facts: {} } : visitInLaw(law, ofThisVisit(known), visit)
  await insertClockRecord(tx, need, {
    kind: 'visit',
    name: 'held',
    at: booked.from,
    data: { events: inLaw.events, facts: inLaw.facts, findings: visit.findings, appointment: booked.id },
    groundPayloadId,
  })
}

/** The need without what happened before: the record keeps what this visit brings, so that another can be taken back. */
const ofThisVisit = (need: NeedInLaw): NeedInLaw => ({ ...need, events: {}, facts: {} })
