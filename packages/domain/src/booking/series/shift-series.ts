import { addDays, daysBetween, toHelsinkiTime, toInstant } from '../../time/index.ts'
import type { Candidate } from '../types.ts'
import type { ChosenSeries } from './choose-series.ts'

/**
 * Times that follow a first one by so many days each: with the same professional, in the same way, each as near its own day
 * as there is one, and then as near the first one's time of day. All or nothing: what is short of whole is said to be.
 *
 * @param free  times of any professionals; those of another one or another way are left out
 * @param after days from the first to each of the others, rising
 * @param toleranceDays a time may lie so many days before or after its day
 */
export function shiftSeries(
  first: Candidate,
  free: readonly Candidate[],
  after: readonly number[],
  toleranceDays: number,
): ChosenSeries {
  const clockOf = ({ fromMs }: Candidate) => toHelsinkiTime(toInstant(fromMs)).minuteOfDay
  const own = free.filter(({ staffId, mode }) => staffId === first.staffId && mode === first.mode)
  const times = [first]
  for (const days of after) {
    const target = addDays(first.day, days)
    const before = times[times.length - 1] ?? first
    const away = ({ day }: Candidate) => Math.abs(daysBetween(target, day))
    const [next] = own
      .filter((one) => away(one) <= toleranceDays && one.day > before.day)
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
