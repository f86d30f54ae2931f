import { addMonthsToEpochDay, daysInMonth } from './epoch-day.ts'
import type { LocalDate } from './local-date.ts'
import { fromEpochDay, toEpochDay } from './local-date.ts'

/**
 * The same day number `months` later; where that month lacks it, the month's last day.
 * 30 November + 3 months is 28 or 29 February.
 *
 * @law 150/1930 § 3
 */
export function addMonths(date: LocalDate, months: number): LocalDate {
  return fromEpochDay(addMonthsToEpochDay(toEpochDay(date), months))
}

/** The last day of the month the day lies in. */
export function lastDayOfMonth(date: LocalDate): LocalDate {
  const days = daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)))
  return `${date.slice(0, 8)}${days}` as LocalDate
}
