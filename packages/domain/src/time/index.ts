/** The door of time: days, moments, Finnish wall clock, holidays, working days, office hours and ages. Pure. */
export type { LeapBirthday } from './age.ts'
export { ageOn, ageOnEpochDay } from './age.ts'
export type { DateParts, EpochDay } from './epoch-day.ts'
export { addMonthsToEpochDay, daysInMonth, epochDayFromParts, isLeapYear, partsOfEpochDay } from './epoch-day.ts'
export type { HelsinkiTime } from './helsinki.ts'
export { formatHelsinki, fromHelsinki, helsinkiTimeZone, toHelsinkiDate, toHelsinkiTime } from './helsinki.ts'
export type { Holiday, HolidayCode } from './holidays.ts'
export { easterSunday, holidaysOf } from './holidays.ts'
export type { Instant } from './instant.ts'
export { addMinutes, compareInstants, epochMsOf, isInstantText, toInstant } from './instant.ts'
export type { LocalDate } from './local-date.ts'
export {
  addDays,
  compareLocalDates,
  daysBetween,
  fromEpochDay,
  isLocalDate,
  toEpochDay,
  toLocalDate,
  weekdayOf,
  weekdayOfEpochDay,
} from './local-date.ts'
export { isMissingTime, namesMissingHour } from './missing-hour.ts'
export { addMonths, lastDayOfMonth } from './months.ts'
export type { OfficeHours } from './office-hours.ts'
export {
  closingTimeOn,
  defaultOfficeHours,
  isOfficeOpen,
  minutesOf,
  officeDayOf,
  openingTimeOn,
} from './office-hours.ts'
export { rollForward, rollForwardDay } from './roll-forward.ts'
export type { WorkingCalendar, WorkingDayPolicy } from './working-calendar.ts'
export { createWorkingCalendar, workingCalendarOf } from './working-calendar.ts'
export {
  addWorkingDays,
  defaultWorkingDayPolicy,
  isInWorkingCalendar,
  isWorkingDay,
  nextWorkingDayFrom,
} from './working-day.ts'
