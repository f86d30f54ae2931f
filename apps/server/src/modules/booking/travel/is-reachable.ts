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
  reception: Pick<Reception, 'unitId' | 'open'>,
): Promise<boolean> {
  const home = (await listHomes(tx, [needId])).get(needId) ?? ''
  const travel = await readTravel(tx)
  return holdsWay(reception, time, travel.minutesBetweenPlaces({ unitId: reception.unitId }, { home }))
}

/** Whether the open hours before a time and after it are as long as the way. @param minutes  of the way, one direction */
export function holdsWay({ open }: Pick<Reception, 'open'>, time: Span, minutes: number): boolean {
  const wayMs = minutes * 60_000
  const openIn = (fromMs: number, toMs: number) =>
    open.reduce((sum, span) => sum + Math.max(0, Math.min(span.toMs, toMs) - Math.max(span.fromMs, fromMs)), 0)
  return openIn(-Infinity, time.fromMs) >= wayMs && openIn(time.toMs, Infinity) >= wayMs
}
