import type { WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import { insertClockRecord, listClockRecords, lockNeed, type ClockRecordRow } from './clock-record-queries.ts'
import { readLaw } from './read-law.ts'
import { sealGround } from './record-in-law.ts'
import { correctClocks } from './recount-clocks.ts'

/**
 * Takes back what a professional recorded of a need by mistake: a wrong day, a wrong need. Nothing is deleted: a record of
 * its own says who took it back, when and why, and the clocks are counted as if it had not been recorded. A clock that it had
 * started keeps its row with its dates and counts for nothing.
 *
 * Only what a professional recorded by hand can be taken back here. What a resident did, a booking, a visit, a closing and
 * a reopening never can: no act of a resident's moves a date, and neither does undoing one.
 *
 * @throws AppError rule-violated without a reason, for a record that is not of this need or of another kind, or one
 *   taken back already; not-found where the wall hides the need
 */
export async function takeBackRecord(
  tx: WriteTx,
  { sealer, jobs }: Pick<Services, 'sealer' | 'jobs'>,
  needId: string,
  o: { recordId: string; reason: string },
): Promise<void> {
  const need = await lockNeed(tx, needId)
  if (!need) throw notFound()
  const records = await listClockRecords(tx, [needId])
  const record = records.find(({ id }) => id === o.recordId)
  if (record === undefined || !mayBeTakenBack(record)) throw new AppError('rule-violated', { reason: 'record-stays' })
  if (records.some(({ takes_back }) => takes_back === record.id))
    throw new AppError('rule-violated', { reason: 'taken-back-already' })
  if (o.reason.trim() === '') throw new AppError('rule-violated', { reason: 'ground-needed' })
  await insertClockRecord(tx, need, {
    kind: 'taken-back',
    name: record.name,
    takesBack: record.id,
    groundPayloadId: await sealGround(tx, sealer, need, o.reason),
  })
  const withdrawn = await correctClocks(tx, sealer, await readLaw(tx), needId, records, 'takenBack')
  // Who records in law need not see the contact: its history follows as planned work.
  await jobs.plan(tx, 'tell-taken-back', {
    county: tx.actor.county,
    needId,
    how: 'record',
    of: record.id,
    takenAt: tx.at.toISOString(),
  })
  tx.journal({
    register: need.register,
    persons: [need.person_id],
    detail: { need: needId, takenBack: record.id, kind: record.kind, clocks: withdrawn.length },
  })
}

/** What a professional recorded by hand; what came of a booking, a visit or an offer has its own way back. */
export function mayBeTakenBack({ kind, actor_kind, data }: ClockRecordRow): boolean {
  const byHand = data['appointment'] === undefined && data['by'] === undefined && data['how'] === undefined
  return actor_kind === 'staff' && byHand && (kind === 'event' || kind === 'exception' || kind === 'finding')
}
