import type { RouteBody, routes } from '@luukku/contract'
import { visitInLaw } from '@luukku/domain/law'
import { formatHelsinki, toHelsinkiDate, toInstant } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import { insertClockRecord, lockNeed, readLaw, recountClocks, sealGround } from '../law/index.ts'
import { readIdentities } from '../person/index.ts'
import { findBooked, reopenNeed, updateAppointment } from './own-list-queries.ts'

/**
 * What became of a booked time. A visit that took place is an event of the law and may start a clock of its own (a doctor
 * is needed); a no-show and a time the unit cancelled are marks. No date moves. What the cancelled time changes for the
 * contact, which this worker does not see, follows as planned work.
 *
 * @throws AppError not-found: not this worker's, or not booked any more; rule-violated: before its time, without a reason
 */
export async function recordVisit(
  tx: WriteTx,
  { sealer, jobs }: Pick<Services, 'sealer' | 'jobs'>,
  needId: string,
  body: RouteBody<typeof routes.recordVisit>,
): Promise<void> {
  const need = await lockNeed(tx, needId)
  const booked = need && (await findBooked(tx, needId, body.appointmentId))
  if (!need || !booked) throw notFound()
  if (body.outcome !== 'unit-cancelled' && booked.from > tx.at)
    throw new AppError('rule-violated', { reason: 'visit-in-the-future' })
  // The client is told the reason at once (785/1992 § 4): without one there is nothing to tell.
  if (body.outcome === 'unit-cancelled' && !body.reason?.trim())
    throw new AppError('rule-violated', { reason: 'reason-needed' })
  const law = await readLaw(tx)
  const birthDate = (await readIdentities(tx, sealer, [need.person_id])).get(need.person_id)?.birthDate
  const groundPayloadId = body.reason?.trim() ? await sealGround(tx, sealer, need, body.reason) : undefined
  if (body.outcome === 'held') {
    const known = await recountClocks(tx, law, needId)
    const visit = {
      at: formatHelsinki(toInstant(booked.from)),
      profession: booked.professions[0] ?? '',
      findings: body.findings ?? [],
    }
    if (visit.findings.some((id) => !law.serviceAreas.findings.has(id)))
      throw new AppError('rule-violated', { reason: 'unknown-finding' })
    const inLaw = known === undefined ? { events: {}, facts: {} } : visitInLaw(law, known, visit)
    const { exceptions: _recorded, ...facts } = inLaw.facts
    await insertClockRecord(tx, need, {
      kind: 'visit',
      name: 'held',
      at: booked.from,
      data: { events: inLaw.events, facts, findings: visit.findings, appointment: booked.id },
      groundPayloadId,
    })
  } else {
    await insertClockRecord(tx, need, {
      kind: 'exception',
      name: body.outcome === 'no-show' ? 'NO-SHOW' : 'PROVIDER-CANCELS',
      at: body.outcome === 'no-show' ? booked.from : tx.at,
      data: { how: body.outcome, appointment: booked.id },
      groundPayloadId,
    })
  }
  const status = body.outcome === 'held' ? 'done' : body.outcome === 'no-show' ? 'no-show' : 'cancelled'
  if ((await updateAppointment(tx, booked.id, status)) === 0)
    throw new AppError('action-not-possible', { reason: 'changed-meanwhile' })
  if (body.outcome === 'unit-cancelled')
    await jobs.plan(tx, 'tell-cancelled', { county: tx.actor.county, appointmentId: booked.id })
  if (status !== 'done') await reopenNeed(tx, needId, toHelsinkiDate(toInstant(tx.at)))
  await recountClocks(tx, law, needId, { birthDate })
  tx.journal({ register: need.register, persons: [need.person_id], detail: { need: needId, visit: body.outcome } })
}
