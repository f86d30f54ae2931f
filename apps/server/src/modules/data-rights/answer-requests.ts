import type { DataRequestList } from '@luukku/contract'
import { toHelsinkiDate, toInstant } from '@luukku/domain/time'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import type { Sealer } from '../../platform/seal.ts'
import { listRequestsToAnswer, storeAnswer, toRequest } from '../data-request/index.ts'

/** What waits for an answer. Who asks is not named: the answer finds its way by itself. */
export async function listDataRequests(tx: ReadTx, sealer: Sealer): Promise<DataRequestList> {
  const rows = await listRequestsToAnswer(tx)
  if (rows.length > 0)
    tx.journal({
      register: 'both',
      persons: [...new Set(rows.map((row) => row.person_id))],
      detail: { rows: rows.length },
    })
  return {
    today: toHelsinkiDate(toInstant(tx.at)),
    requests: rows.map((row) => ({ ...toRequest(sealer, row), lang: row.language, ofUnit: row.of_unit })),
  }
}

/** @throws not-found: not there, or answered already */
export async function answerDataRequest(
  tx: WriteTx,
  sealer: Sealer,
  id: string,
  text: string,
): Promise<DataRequestList> {
  if (tx.actor.kind !== 'staff') throw notFound()
  const personId = await storeAnswer(tx, sealer, { id, staffId: tx.actor.staffId, text })
  if (personId === undefined) throw notFound()
  tx.journal({ register: 'both', persons: [personId], detail: { request: id, answered: true } })
  return listDataRequests(tx, sealer)
}
