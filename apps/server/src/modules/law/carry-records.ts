import type { LawInForce } from '@luukku/domain/law'
import type { WriteTx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { copyClockRecords, listClockRecords, type ClockRecordRow } from './clock-record-queries.ts'
import { correctClocks } from './recount-clocks.ts'

interface NewNeed {
  id: string
  service: string
  /** A start of its own, with its reason: what was recorded of the old need does not concern it. */
  startsAnew: boolean
}

/**
 * A new assessment puts new needs in the place of the old: what was recorded of an old one (an emergency placement, a finding, a
 * visit) goes over to the new need of its service, and its clocks with it. Nothing recorded is dropped without a word.
 *
 * @throws AppError rule-violated when something recorded by hand has no need to go to
 */
export async function carryRecords(
  tx: WriteTx,
  law: LawInForce,
  old: readonly { id: string; service: string }[],
  made: readonly NewNeed[],
): Promise<void> {
  if (old.length === 0) return
  const all = await listClockRecords(
    tx,
    old.map(({ id }) => id),
  )
  for (const need of old) {
    const standing = standingOf(all.filter(({ need_id }) => need_id === need.id))
    if (standing.length === 0) continue
    const next = made.find(({ service }) => service === need.service)
    if (next === undefined) {
      if (standing.some(({ kind }) => kind === 'event' || kind === 'finding'))
        throw new AppError('rule-violated', { reason: 'recorded-need-dropped' })
      continue
    }
    if (next.startsAnew) continue
    const before = await listClockRecords(tx, [next.id])
    await copyClockRecords(
      tx,
      next.id,
      standing.map(({ id }) => id),
    )
    await correctClocks(tx, law, next.id, before, 'superseded')
  }
}

/** What happened to the need, without what was taken back. */
function standingOf(records: readonly ClockRecordRow[]): readonly ClockRecordRow[] {
  const gone = new Set(records.flatMap(({ takes_back }) => takes_back ?? []))
  return records.filter(({ id, kind }) => !gone.has(id) && ['event', 'exception', 'finding', 'visit'].includes(kind))
}
