import type { Span } from '@luukku/domain/booking'
import type { ReadTx } from '../../../platform/db.ts'
import type { Reception } from '../../staffing/index.ts'
import { listHomes } from './home-queries.ts'
import { readTravel } from './read-travel.ts'

/**
 * Whether the working hours hold the way to the person's home and back to where the work begins and ends. What else is booked
 * around it the database holds, whoever writes (`refuse_short_way`).
 */
export async function isReachable(
  tx: ReadTx,
  needId: string,
  time: Span,
  { unitId, open }: Pick<Reception, 'unitId' | 'open'>,
): Promise<boolean> {
  const home = (await listHomes(tx, [needId])).get(needId) ?? ''
  const travel = await readTravel(tx)
  const wayMs = travel.minutesBetweenPlaces({ unitId }, { home }) * 60_000
  const openIn = (fromMs: number, toMs: number) =>
    open.reduce((sum, span) => sum + Math.max(0, Math.min(span.toMs, toMs) - Math.max(span.fromMs, fromMs)), 0)
  return openIn(-Infinity, time.fromMs) >= wayMs && openIn(time.toMs, Infinity) >= wayMs
}
