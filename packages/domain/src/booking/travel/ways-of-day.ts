import type { Span } from '../types.ts'
import type { TravelPlace } from './number-places.ts'

/** A booked time of a professional with where it keeps them. */
export interface PlacedTime extends Span {
  readonly place: TravelPlace
}

/** Minutes kept free for a way: to a time from where they are before, and back from the last. */
export interface WayOfTime extends Span {
  readonly before?: number
  readonly back?: number
}

/**
 * The ways of one working day that begin or end at a home, in the order of the visits: from where the work begins to the first, from
 * each to the next, and back from the last.
 *
 * @param work     working hours with the unit that the work begins and ends at
 * @param minutes  from one place to the other
 */
export function waysOfDay(
  times: readonly PlacedTime[],
  work: readonly PlacedTime[],
  minutes: (from: TravelPlace, to: TravelPlace) => number,
): WayOfTime[] {
  const inOrder = [...times].sort((a, b) => a.fromMs - b.fromMs || a.toMs - b.toMs)
  const workOf = (time: Span) => work.find(({ fromMs, toMs }) => fromMs <= time.fromMs && time.toMs <= toMs)
  const wayOf = (from: TravelPlace | undefined, to: TravelPlace | undefined) =>
    from === undefined || to === undefined || ('unitId' in from && 'unitId' in to) ? undefined : minutes(from, to)
  return inOrder.flatMap((time, at): WayOfTime[] => {
    const base = workOf(time)
    const isOfIt = (other: PlacedTime | undefined) => other !== undefined && workOf(other) === base
    const [previous, next] = [inOrder[at - 1], inOrder[at + 1]]
    const before = wayOf(isOfIt(previous) ? previous?.place : base?.place, time.place)
    const back = isOfIt(next) ? undefined : wayOf(time.place, base?.place)
    if (before === undefined && back === undefined) return []
    const { fromMs, toMs } = time
    return [{ fromMs, toMs, ...(before === undefined ? {} : { before }), ...(back === undefined ? {} : { back }) }]
  })
}
