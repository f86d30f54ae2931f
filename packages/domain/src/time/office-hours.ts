import { fromHelsinki, toHelsinkiTime } from './helsinki.ts'
import type { Instant } from './instant.ts'
import type { LocalDate } from './local-date.ts'
import { fromEpochDay, toEpochDay } from './local-date.ts'
import type { WorkingDayPolicy } from './working-calendar.ts'
import { workingCalendarOf } from './working-calendar.ts'
import { defaultWorkingDayPolicy } from './working-day.ts'

/** Opening and closing of the office by the wall clock, `HH:MM`, half-open: at closing time the office is closed. */
export interface OfficeHours {
  readonly open: string
  readonly close: string
}

/** HE 74/2022 7.1: weekdays about 8-16. The law gives no hours, so a county may set its own. */
export const defaultOfficeHours: OfficeHours = { open: '08:00', close: '16:00' }

/** Minutes since midnight of `HH:MM`. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

/** Whether the office is open at the moment. */
export function isOfficeOpen(
  instant: Instant,
  hours: OfficeHours = defaultOfficeHours,
  policy: WorkingDayPolicy = defaultWorkingDayPolicy,
): boolean {
  const { date, minuteOfDay } = toHelsinkiTime(instant)
  const isOpenNow = minuteOfDay >= minutesOf(hours.open) && minuteOfDay < minutesOf(hours.close)
  return isOpenNow && workingCalendarOf(policy).isWorkingDay(toEpochDay(date))
}

/**
 * The office day a contact belongs to: the same day until closing, otherwise the next working day.
 * Before opening on a working day it is that day.
 *
 * @law 1326/2010 § 51 (116/2023): same day, weekdays in office hours
 */
export function officeDayOf(
  instant: Instant,
  hours: OfficeHours = defaultOfficeHours,
  policy: WorkingDayPolicy = defaultWorkingDayPolicy,
): LocalDate {
  const { date, minuteOfDay } = toHelsinkiTime(instant)
  const calendar = workingCalendarOf(policy)
  const count = minuteOfDay < minutesOf(hours.close) ? 0 : 1
  return fromEpochDay(calendar.addWorkingDays(toEpochDay(date), count))
}

/** The moment the office opens on the day. */
export function openingTimeOn(date: LocalDate, hours: OfficeHours = defaultOfficeHours): Instant {
  return fromHelsinki(date, hours.open)
}

/** The moment the office closes on the day. */
export function closingTimeOn(date: LocalDate, hours: OfficeHours = defaultOfficeHours): Instant {
  return fromHelsinki(date, hours.close)
}
