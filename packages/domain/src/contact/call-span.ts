import {
  addDays,
  addMinutes,
  closingTimeOn,
  compareInstants,
  openingTimeOn,
  toHelsinkiDate,
  type Instant,
  type OfficeHours,
} from '../time/index.ts'
import type { NextStep } from './next-step.ts'
import { findNextStaffedTime, staffedUntil, type Roster, type Span } from './roster.ts'

/** What the time of a call depends on beside the step. */
export interface CallFacts {
  readonly roster: Roster
  /** Minutes until a colleague is free: see `expectedWaitMinutes`. */
  readonly waitMinutes: number
  /** Minutes that the call itself takes. */
  readonly callMinutes: number
}

/** A stretch of guidance at work into which the call fits. Half-open. */
export interface CallTime extends Span {
  /** From when a colleague is free in it. */
  readonly free: Instant
  /** It is not the stretch of the step itself: a queue longer than that one, or closed doors, moved the call on. */
  readonly isLater: boolean
}

/**
 * When guidance can make the call of a step: the first stretch of shifts, inside the office hours of its day, into which it
 * fits. Who is at work before the doors open or after they close is promised to nobody.
 *
 * @returns undefined when the roster knows of no such time
 */
export function findCallTime(step: NextStep, facts: CallFacts, hours: OfficeHours): CallTime | undefined {
  const { roster, waitMinutes, callMinutes } = facts
  const first = findStaffedSpan(roster, step.at, hours)
  if (!first) return undefined
  const free = addMinutes(first.from, waitMinutes)
  if (addMinutes(free, callMinutes) <= first.to) return { ...first, free, isLater: false }
  // A queue that this stretch cannot work off is told as it is: the next stretch begins with it.
  let next = findStaffedSpan(roster, first.to, hours)
  while (next && addMinutes(next.from, callMinutes) > next.to) next = findStaffedSpan(roster, next.to, hours)
  return next && { ...next, free: next.from, isLater: true }
}

/** The first stretch of guidance at work and open, from `at` on. */
function findStaffedSpan(roster: Roster, at: Instant, hours: OfficeHours): Span | undefined {
  let cursor: Instant | undefined = at
  while ((cursor = findNextStaffedTime(roster, cursor)) !== undefined) {
    const day = toHelsinkiDate(cursor)
    const [open, close] = [openingTimeOn(day, hours), closingTimeOn(day, hours)]
    if (cursor >= close) cursor = openingTimeOn(addDays(day, 1), hours)
    else if (cursor < open) cursor = open
    else return { from: cursor, to: earliest(staffedUntil(roster.guidance, cursor) ?? cursor, close) }
  }
  return undefined
}

const earliest = (one: Instant, other: Instant): Instant => (compareInstants(one, other) < 0 ? one : other)
