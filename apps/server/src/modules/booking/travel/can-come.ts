import { overlaps, type Span, type TravelPlace } from '@luukku/domain/booking'
import { placeOfSpan, type TakenSpan } from '../calendars/booked-times.ts'

/**
 * Whether a person has nothing else at that time, nor on the way from it or to it.
 *
 * @param place  where the time is; undefined: at a distance, with no way to it
 */
export function canCome(
  own: readonly TakenSpan[],
  time: Span,
  place: TravelPlace | undefined,
  minutes: (from: TravelPlace, to: TravelPlace) => number,
): boolean {
  return own.every((taken) => {
    const from = placeOfSpan(taken)
    // They are at one home, their own.
    const isOneHome = place !== undefined && 'home' in place && from !== undefined && 'home' in from
    const way = from === undefined || place === undefined || isOneHome ? 0 : minutes(from, place) * 60_000
    return !overlaps({ fromMs: taken.fromMs - way, toMs: taken.toMs + way }, time)
  })
}
