import type { LocalText, Recorded } from '@luukku/contract'
import { eventTexts, type EventName, type LawInForce } from '@luukku/domain/law'
import { toInstant } from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'
import type { Sealer } from '../../platform/seal.ts'
import { openPayloads } from '../person/index.ts'
import { listRecorders, type ClockRecordRow } from './clock-record-queries.ts'
import { mayBeTakenBack } from './take-back-record.ts'

/**
 * What professionals have recorded of needs by hand, by need, the newest first, with who took it back, when and why. Asks
 * the database nothing when nothing has been recorded.
 */
export async function recordedOf(
  tx: ReadTx,
  sealer: Sealer,
  law: LawInForce,
  records: readonly (ClockRecordRow & { need_id: string })[],
): Promise<ReadonlyMap<string, Recorded>> {
  const byHand = records.filter(mayBeTakenBack)
  if (byHand.length === 0) return new Map()
  const takings = new Map(records.flatMap((one) => (one.takes_back === null ? [] : [[one.takes_back, one] as const])))
  const shown = [...byHand, ...takings.values()]
  const [words, names] = await Promise.all([
    openPayloads(
      tx,
      sealer,
      shown.flatMap(({ ground_payload_id }) => ground_payload_id ?? []),
    ),
    listRecorders(tx, [...new Set(shown.map(({ actor_id }) => actor_id))]),
  ])
  const wordsOf = (row: ClockRecordRow) => words.get(row.ground_payload_id ?? '')
  const view = (row: ClockRecordRow): Recorded[number] => {
    const taking = takings.get(row.id)
    const ground = wordsOf(row)
    return {
      recordId: row.id,
      kind: row.kind === 'event' ? 'event' : row.kind === 'finding' ? 'finding' : 'exception',
      title: titleOf(law, row),
      ...(row.kind === 'exception' ? {} : { at: toInstant(row.at) }),
      ...(row.day === null ? {} : { offeredDate: row.day }),
      recordedAt: toInstant(row.recorded_at),
      by: names.get(row.actor_id) ?? '',
      ...(ground === undefined ? {} : { ground }),
      ...(taking === undefined
        ? {}
        : {
            takenBack: {
              at: toInstant(taking.recorded_at),
              by: names.get(taking.actor_id) ?? '',
              reason: wordsOf(taking) ?? '',
            },
          }),
    }
  }
  const byNeed = Map.groupBy([...byHand].reverse(), ({ need_id }) => need_id)
  return new Map([...byNeed].map(([needId, rows]) => [needId, rows.map(view)]))
}

function titleOf(law: LawInForce, { kind, name }: ClockRecordRow): LocalText {
  const text =
    kind === 'event'
      ? eventTexts[name as EventName]
      : kind === 'finding'
        ? law.serviceAreas.findings.get(name)?.title
        : law.exceptions.get(name)?.title
  return (text as LocalText | undefined) ?? { fi: name, sv: name, en: name }
}
