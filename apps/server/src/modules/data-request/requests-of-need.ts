import type { DataRequest, RouteBody, routes } from '@luukku/contract'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import type { Sealer } from '../../platform/seal.ts'
import { listRequestsOfNeed, storeAnswer, toRequest } from './request-queries.ts'

/** What the client asked of the documents of this need, for who has it in hand. */
export const readRequestsOfNeed = async (tx: ReadTx, sealer: Sealer, needId: string): Promise<DataRequest[]> =>
  (await listRequestsOfNeed(tx, needId)).map((row) => toRequest(sealer, row))

/**
 * A professional of the unit decides: given whole, in part, or refused, with the reason (621/1999 § 14).
 * @throws AppError action-not-possible: request-not-open, also where it is of another need
 */
export async function decideRequest(
  tx: WriteTx,
  sealer: Sealer,
  need: { id: string; contact_id: string; register: 'health' | 'social' | 'both' },
  { requestId, decision, text }: RouteBody<typeof routes.answerOwnRequest>,
): Promise<void> {
  const staffId = tx.actor.kind === 'staff' ? tx.actor.staffId : ''
  const personId = await storeAnswer(tx, sealer, { id: requestId, staffId, text, ofNeed: need.id, decision })
  if (personId === undefined) throw new AppError('action-not-possible', { reason: 'request-not-open' })
  tx.journal({
    register: need.register,
    persons: [personId],
    detail: { contact: need.contact_id, need: need.id, request: requestId, decision },
  })
}
