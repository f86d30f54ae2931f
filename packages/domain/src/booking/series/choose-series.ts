import { addDays, daysBetween, toHelsinkiTime, toInstant } from '../../time/index.ts'
import type { Candidate } from '../types.ts'

/** So many times of one professional, one after the other. */
export interface SeriesWish {
  /** How many in all, the first one too. */
  readonly count: number
  /** Days from one to the next. */
  readonly everyDays: number
  /** A time may lie so many days before or after its day. */
  readonly toleranceDays: number
}

export interface ChosenSeries {
  /** As many as were found in a row from the first; all of them when `isWhole`. */
  readonly times: readonly Candidate[]
  readonly isWhole: boolean
}

/**
 * The times of a series that begins with this one: with the same professional, in the same way, each as near its own day
 * as there is one, and then as near the first one's time of day. Days are counted from the first, so that a series does not drift.
 * All or nothing: half a course of therapy is none, and is said to be not whole.
 *
 * @param free times of any professionals; those of another one or another way are left out
 */
export function chooseSeries(first: Candidate, free: readonly Candidate[], wish: SeriesWish): ChosenSeries {
  const clockOf = ({ fromMs }: Candidate) => toHelsinkiTime(toInstant(fromMs)).minuteOfDay
  const own = free.filter(({ staffId, mode }) => staffId === first.staffId && mode === first.mode)
  const times = [first]
  for (let number = 1; number < wish.count; number++) {
    const target = addDays(first.day, number * wish.everyDays)
    const before = times[times.length - 1] ?? first
    const away = ({ day }: Candidate) => Math.abs(daysBetween(target, day))
    const [next] = own
      .filter((one) => away(one) <= wish.toleranceDays && one.day > before.day)
      .sort(
        (a, b) =>
          away(a) - away(b) ||
          Math.abs(clockOf(a) - clockOf(first)) - Math.abs(clockOf(b) - clockOf(first)) ||
          a.fromMs - b.fromMs,
      )
    if (!next) return { times, isWhole: false }
    times.push(next)
  }
  return { times, isWhole: true }
}
