import { sql } from 'kysely'
import type { WriteTx } from '../../../platform/db.ts'
import type { Services } from '../../../platform/services.ts'
import { passOffer } from './answer-offer.ts'
import { listOpenOffersOf } from './waiting-queries.ts'

/** A need that a new assessment has ended, and the one that goes on from it. */
export interface CarriedNeed {
  readonly from: string
  readonly to: string
  /** A matter of its own: what suits the person is the same, the place begins anew. */
  readonly startsAnew: boolean
}

/**
 * Who waited goes on waiting with the need that comes after theirs, in the place they had. A time that was held for a need that
 * has ended is let go and finds the first of those who wait now, in the order of the new assessment.
 *
 * @param ended   the needs that have ended
 * @param carried of those what goes on
 */
export async function carryWaiting(
  tx: WriteTx,
  services: Pick<Services, 'jobs'>,
  ended: readonly string[],
  carried: readonly CarriedNeed[],
): Promise<void> {
  for (const { from, to, startsAnew } of carried)
    await tx.send(sql`
      update waiting_entry set need_id = ${to}, since = case when ${startsAnew} then ${tx.at} else since end
      where need_id = ${from} and left_at is null and not exists (select from waiting_entry o where o.need_id = ${to})`)
  for (const offer of await listOpenOffersOf(tx, ended)) await passOffer(tx, services, offer, 'withdrawn')
}
