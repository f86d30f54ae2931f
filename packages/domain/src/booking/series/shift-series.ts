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
  let longest: readonly Candidate[] = [first]
  /** Places in the series that nothing follows, by the day before them. */
  const dead = new Set<string>()
  const follow = (times: readonly Candidate[]): readonly Candidate[] | undefined => {
    if (times.length > longest.length) longest = times
    const [days, before] = [after[times.length - 1], times.at(-1) ?? first]
    if (days === undefined) return times
    const place = `${String(times.length)} ${before.day}`
    if (dead.has(place)) return undefined
    const target = addDays(first.day, days)
    const away = ({ day }: Candidate) => Math.abs(daysBetween(target, day))
    const next = own
      .filter((one) => away(one) <= toleranceDays && one.day > before.day)
      .sort(
        (a, b) =>
          away(a) - away(b) ||
          Math.abs(clockOf(a) - clockOf(first)) - Math.abs(clockOf(b) - clockOf(first)) ||
          a.fromMs - b.fromMs,
      )
    // The best one that leaves a day for all that come after it.
    for (const one of next) {
      const whole = follow([...times, one])
      if (whole) return whole
    }
    dead.add(place)
    return undefined
  }
  const whole = follow([first])
  return { times: whole ?? longest, isWhole: whole !== undefined }
}
