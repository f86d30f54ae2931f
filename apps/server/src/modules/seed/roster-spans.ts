import { daysBetween, type LocalDate } from '@luukku/domain/time'

/** Days that rosters are made for: from a week before `day` to `days` after it. */
export interface RosterSpan {
  day: LocalDate
  days: number
}

/** How long after a contact there are times to book. */
const daysAfter = 120
/** A span begins a week before its day, and the last night of the one before it ends on the next morning. */
const daysBefore = 8

/** Stretches around the days that occur, the earliest first, none over another: years between them are not filled. */
export function rosterSpans(days: readonly LocalDate[]): RosterSpan[] {
  const spans: RosterSpan[] = []
  for (const day of [...days].sort()) {
    const last = spans.at(-1)
    const since = last && daysBetween(last.day, day)
    if (last && since !== undefined && since - daysBefore <= last.days) last.days = since + daysAfter
    else spans.push({ day, days: daysAfter })
  }
  return spans
}
