import { sql } from 'kysely'
import { isSameClock, type LawInForce } from '@luukku/domain/law'
import type { WriteTx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import type { Sealer } from '../../platform/seal.ts'
import {
  copyClockRecords,
  endOpenClocks,
  insertClockRecord,
  listClockRecords,
  listStoredClocks,
  listSupersededClocks,
  lockNeed,
  type ClockRecordRow,
} from './clock-record-queries.ts'
import { eventsOfRecords } from './events-of-record.ts'
import { matchNeeds, type NewNeed, type OldNeed } from './match-needs.ts'
import { sealGround } from './record-in-law.ts'
import { correctClocks, recountClocks } from './recount-clocks.ts'
import { mayBeTakenBack } from './take-back-record.ts'

/**
 * A new assessment puts new needs in the place of the old: what was recorded of an old one (an emergency placement, a finding, a
 * visit) goes over to the new need that goes on from it, and its clocks with it. What a professional recorded by hand is never
 * dropped without a word. Visits and missed times stay with the old need where its service is left out, and the need ends with the
 * assessment's reason on record: nothing of it waits for somebody who does not follow it.
 *
 * A need that was met is over, and so is what was recorded of it: what comes after is another matter, which nothing of the first
 * one meets.
 *
 * @param because what the professional wrote of the assessment: why a need with visits or missed times was left out
 * @throws AppError rule-violated when something recorded by hand has no need to go to, or several and nothing tells which; when
 *   a need with visits or missed times is left out without a word
 */
export async function carryRecords(
  tx: WriteTx,
  law: LawInForce,
  old: readonly OldNeed[],
  made: readonly NewNeed[],
  because: { sealer: Sealer; text: string },
): Promise<void> {
  const live = old.filter(({ isOver }) => !isOver)
  if (live.length === 0) return
  const all = await listClockRecords(
    tx,
    live.map(({ id }) => id),
  )
  const matched = matchNeeds(old, made)
  for (const need of live) {
    const records = all.filter(({ need_id }) => need_id === need.id)
    const standing = standingOf(records)
    const next = matched.get(need.id) ?? 'dropped'
    // The same duty is counted once: by the clock of the need that goes on from this one.
    const goesOn = next === 'unclear' || (next !== 'dropped' && !next.startsAnew)
    await endOpenClocks(tx, sql`k.need_id = ${need.id}`, goesOn ? { goesOn } : {})
    if (standing.length === 0) continue
    if (next === 'unclear') throw new AppError('rule-violated', { reason: 'recorded-need-unclear' })
    if (next === 'dropped') {
      if (standing.some((record) => mustBeKept(record)))
        throw new AppError('rule-violated', { reason: 'recorded-need-dropped' })
      await endLeftOut(tx, law, need.id, because)
      continue
    }
    if (next.startsAnew) continue
    const before = await listClockRecords(tx, [next.id])
    const eventsOf = eventsOfRecords(records)
    await copyClockRecords(
      tx,
      next.id,
      standing.map((record) => ({
        id: record.id,
        data: record.data.events === undefined ? {} : { events: eventsOf(record) },
      })),
    )
    await correctClocks(tx, because.sealer, law, next.id, before, { gaveWay: await listGaveWay(tx, need.id) })
  }
}

/** The need is over by the professional's assessment: both moments are kept, and why lies sealed in the need's register. */
async function endLeftOut(
  tx: WriteTx,
  law: LawInForce,
  needId: string,
  { sealer, text }: { sealer: Sealer; text: string },
): Promise<void> {
  if (text.trim() === '') throw new AppError('rule-violated', { reason: 'left-out-needs-a-reason' })
  const need = await lockNeed(tx, needId)
  if (need === undefined) return
  await insertClockRecord(tx, need, {
    kind: 'closed',
    name: 'left-out',
    groundPayloadId: await sealGround(tx, sealer, need, text),
  })
  await recountClocks(tx, sealer, law, needId)
}

/** What happened to the need, without what was taken back. */
function standingOf(records: readonly ClockRecordRow[]): readonly ClockRecordRow[] {
  const gone = new Set(records.flatMap(({ takes_back }) => takes_back ?? []))
  return records.filter(({ id, kind }) => !gone.has(id) && ['event', 'exception', 'finding', 'visit'].includes(kind))
}

const mustBeKept = (record: ClockRecordRow) =>
  record.kind === 'event' || record.kind === 'finding' || mayBeTakenBack(record)

/** Clocks of the need that gave way to another rule, and have not come back since. */
async function listGaveWay(tx: WriteTx, needId: string) {
  const standing = await listStoredClocks(tx, needId)
  return (await listSupersededClocks(tx, needId)).filter((clock) => !standing.some((one) => isSameClock(one, clock)))
}
