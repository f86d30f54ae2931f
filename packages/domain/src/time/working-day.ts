import type { LocalDate } from './local-date.ts'
import { fromEpochDay, toEpochDay } from './local-date.ts'
import type { WorkingDayPolicy } from './working-calendar.ts'
import { coversDay, workingCalendarOf } from './working-calendar.ts'

/** The reading THL's handbook and 150/1930 § 5 lead to: the eves are not working days. */
export const defaultWorkingDayPolicy: WorkingDayPolicy = { eveIsWorkingDay: false }

/** Whether the working calendar covers the day: for another every count of working days throws. */
export const isInWorkingCalendar = (date: LocalDate): boolean => coversDay(toEpochDay(date))

/** Whether the day is Monday-Friday and not a public holiday (nor an eve, by the default policy). */
export function isWorkingDay(date: LocalDate, policy: WorkingDayPolicy = defaultWorkingDayPolicy): boolean {
  return workingCalendarOf(policy).isWorkingDay(toEpochDay(date))
}

/**
 * The `count`-th working day after the day, which itself is not counted.
 *
 * @law 150/1930 § 2
 */
export function addWorkingDays(
  date: LocalDate,
  count: number,
  policy: WorkingDayPolicy = defaultWorkingDayPolicy,
): LocalDate {
  return fromEpochDay(workingCalendarOf(policy).addWorkingDays(toEpochDay(date), count))
}

/** The first working day on or after the day. */
export function nextWorkingDayFrom(date: LocalDate, policy: WorkingDayPolicy = defaultWorkingDayPolicy): LocalDate {
  return addWorkingDays(date, 0, policy)
}
