import {
  epochMsOf,
  isOfficeOpen,
  toHelsinkiDate,
  toHelsinkiTime,
  toInstant,
  type Instant,
  type OfficeHours,
} from '../time/index.ts'
import { nextAttemptAt } from './decide-next-step.ts'
import type { CaseClass } from './case-event.ts'

const stepMinutes = 30
const daysAhead = 7
/** A call at nearly the same hour as one that was not answered is likely to fail for the same reason. */
const apartHours = 2
/** As many as a person chooses between at a glance. */
const most = 3

const hourOf = (at: Instant) => toHelsinkiTime(at).minuteOfDay / 60

/** What the next call is timed by. */
export interface AttemptsAsked {
  readonly now: Instant
  /** The earlier calls that nobody answered. */
  readonly missed: readonly Instant[]
  readonly urgencyClass: CaseClass
  /** The hours of the county's office; closed on public holidays and their eves. */
  readonly office: OfficeHours
  /** Hours by the wall clock that suit the person, half-open; any when absent or empty. */
  readonly suits?: readonly { readonly from: number; readonly to: number }[] | undefined
}

/**
 * Times for the next call. A and B are called again within the quarter, whatever the hour. C is called again the same day: soonest
 * at the next hour, in or out of the office's hours. For the others: at another hour of the day than the calls that were not answered, while the office is open and in
 * the hours that suit the person. Where those leave no other hour, at the hours that suit. The server still decides whether
 * somebody is on shift then.
 *
 * @returns  the soonest first, each at another hour; of D and E empty where the office is closed whenever it suits
 */
export function proposeAttempts({ now, missed, urgencyClass, office, suits = [] }: AttemptsAsked): Instant[] {
  const elsewhen = list(now, [...missed, now].map(hourOf), office, suits)
  const known = elsewhen.length > 0 ? elsewhen : list(now, [], office, suits)
  if (urgencyClass > 'C') return known
  const soonest = nextAttemptAt(urgencyClass, now, missed.length)
  if (urgencyClass < 'C') return [soonest]
  const today = toHelsinkiDate(now)
  return [soonest, ...known.filter((at) => at > soonest && toHelsinkiDate(at) === today)].slice(0, most)
}

function list(
  now: Instant,
  avoid: readonly number[],
  office: OfficeHours,
  suits: readonly { readonly from: number; readonly to: number }[],
): Instant[] {
  const stepMs = stepMinutes * 60_000
  const nowMs = epochMsOf(now)
  const proposed: Instant[] = []
  let lastHour: number | undefined
  for (
    let ms = (Math.floor(nowMs / stepMs) + 1) * stepMs;
    ms < nowMs + daysAhead * 86_400_000 && proposed.length < most;
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
