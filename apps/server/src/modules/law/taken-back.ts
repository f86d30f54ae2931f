import { toInstant, type Instant } from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'
import type { Sealer } from '../../platform/seal.ts'
import { openPayloads } from '../person/index.ts'
import { listRecorders, type ClockRecordRow } from './clock-record-queries.ts'

export interface VisitTakenBack {
  at: Instant
  by: string
  reason: string
}

/**
 * Who last took back what was recorded of an appointment, when and why, by appointment. A slip taken back within its minutes
 * has no reason and is not among them. Asks the database nothing when nothing was taken back.
 */
export async function takenBackOf(
  tx: ReadTx,
  sealer: Sealer,
  records: readonly ClockRecordRow[],
): Promise<ReadonlyMap<string, VisitTakenBack>> {
  const takings = records.filter(({ data, ground_payload_id }) => data['how'] === 'taken-back' && ground_payload_id)
  if (takings.length === 0) return new Map()
  const [words, names] = await Promise.all([
    openPayloads(
      tx,
      sealer,
      takings.flatMap(({ ground_payload_id }) => ground_payload_id ?? []),
    ),
    listRecorders(tx, [...new Set(takings.map(({ actor_id }) => actor_id))]),
  ])
  return new Map(
    takings.map((one) => [
      String(one.data['appointment']),
      {
        at: toInstant(one.recorded_at),
        by: names.get(one.actor_id) ?? '',
        reason: words.get(one.ground_payload_id ?? '') ?? '',
      },
    ]),
  )
}
