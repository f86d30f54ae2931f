import { addDays, isInWorkingCalendar, isWorkingDay, type LocalDate } from '../time/index.ts'
import type { RosterKind } from './roster-entry.ts'
import type { EntryTime } from './spans-of-entry.ts'

/** A year of weeks and a little more: what is planned further ahead is nobody's roster yet. */
export const mostRepeats = 54

/**
 * Whether a weekly row of this kind has none on public holidays and their eves: an ordinary reception and guidance, and the
 * breaks in them. Kept are duty, on-call receptions (those of listed services), whatever runs past midnight, and absences: no
 * rule leaves a duty without its people, nor at work who is away.
 */
export function restsOnHolidays(
  { kind, services }: { readonly kind: RosterKind; readonly services: readonly string[] },
  { day, lastDay }: Pick<EntryTime, 'day' | 'lastDay'>,
): boolean {
  const isOrdinary = kind === 'reception' || kind === 'guidance' || kind === 'break'
  return isOrdinary && services.length === 0 && day === lastDay
}

/** Whether this day is left out of a weekly row that begins on a working day. A row begun on a holiday was meant to stand there. */
export const isLeftOut = (first: LocalDate, day: LocalDate): boolean =>
  // The working calendar throws for a day that it does not cover, which one of a half-typed year is.
  isInWorkingCalendar(first) && isInWorkingCalendar(day) && isWorkingDay(first) && !isWorkingDay(day)

/** The days on which a weekly row would stand and does not; none of one that keeps its holidays, or does not repeat. */
export function holidaysLeftOut({ day, repeatsUntil, restsOnHolidays: rests }: EntryTime): LocalDate[] {
  const days: LocalDate[] = []
  if (rests !== true || repeatsUntil === undefined) return days
  for (let week = 1; week < mostRepeats && addDays(day, 7 * week) <= repeatsUntil; week++)
    if (isLeftOut(day, addDays(day, 7 * week))) days.push(addDays(day, 7 * week))
  return days
}
