import { epochMsOf, isOfficeOpen, toHelsinkiTime, toInstant, type Instant, type OfficeHours } from '../time/index.ts'

const stepMinutes = 30
const daysAhead = 7
/** A call at nearly the same hour as one that was not answered is likely to fail for the same reason. */
const apartHours = 2

const hourOf = (at: Instant) => toHelsinkiTime(at).minuteOfDay / 60

/**
 * Times for the next call: at another hour of the day than the calls that were not answered, while the office is open and in
 * the hours that suit the person. Where those leave no other hour, at the hours that suit. The server still decides whether
 * somebody is on shift then.
 *
 * @param attempts  the earlier calls
 * @param office    the hours of the county's office; closed on public holidays and their eves
 * @param suits     hours by the wall clock that suit the person, half-open; any when empty
 * @returns         the soonest first, each at another hour; empty where the office is closed whenever it suits
 */
export function proposeAttempts(
  now: Instant,
  attempts: readonly Instant[],
  office: OfficeHours,
  suits: readonly { readonly from: number; readonly to: number }[] = [],
  count = 3,
): Instant[] {
  const elsewhen = list(now, [...attempts, now].map(hourOf), office, suits, count)
  return elsewhen.length > 0 ? elsewhen : list(now, [], office, suits, count)
}

function list(
  now: Instant,
  avoid: readonly number[],
  office: OfficeHours,
  suits: readonly { readonly from: number; readonly to: number }[],
  count: number,
): Instant[] {
  const stepMs = stepMinutes * 60_000
  const nowMs = epochMsOf(now)
  const proposed: Instant[] = []
  let lastHour: number | undefined
  for (
    let ms = (Math.floor(nowMs / stepMs) + 1) * stepMs;
    ms < nowMs + daysAhead * 86_400_000 && proposed.length < count;
    ms += stepMs
  ) {
    const at = toInstant(ms)
    if (!isOfficeOpen(at, office)) continue
    const hour = hourOf(at)
    if (suits.length > 0 && !suits.some((span) => hour >= span.from && hour < span.to)) continue
    if (avoid.some((tried) => Math.abs(tried - hour) < apartHours)) continue
    if (lastHour !== undefined && Math.abs(lastHour - hour) < apartHours) continue
    lastHour = hour
    proposed.push(at)
  }
  return proposed
}
