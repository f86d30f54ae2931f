import { sql } from 'kysely'
import type { WriteTx } from '../../../platform/db.ts'
import { AppError } from '../../../platform/errors.ts'
import { extraIn, readOverbookingRules } from './overbooking-rules.ts'

/**
 * The first lane in which the professional has nothing then, where the county lets times of this service lie over one another.
 * Called under the lock of their calendar; the constraint keeps the bound whatever this says.
 *
 * @throws AppError rule-violated: not of this service or not in this unit; slot-taken: as many as may be are there already
 */
export async function takeLane(
  tx: WriteTx,
  o: { service: string; unitId: string; staffId: string; start: Date; end: Date },
): Promise<number> {
  const extra = extraIn(await readOverbookingRules(tx), o.service, o.unitId)
  if (extra === 0) throw new AppError('rule-violated', { reason: 'no-overbooking-here' })
  const taken = await tx.rows(sql<{ from: number; to: number }>`
    select lower(lanes) as from, upper(lanes) as to from taken_lanes(${o.staffId}, tstzrange(${o.start}, ${o.end}))`)
  for (let lane = 0; lane <= extra; lane++) if (!taken.some(({ from, to }) => from <= lane && lane < to)) return lane
  throw new AppError('slot-taken')
}
