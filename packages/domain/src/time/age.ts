import type { EpochDay } from './epoch-day.ts'
import { isLeapYear, partsOfEpochDay } from './epoch-day.ts'
import type { LocalDate } from './local-date.ts'
import { toEpochDay } from './local-date.ts'

/** On which day of a common year somebody born on 29 February gets a year older. */
export type LeapBirthday = '02-28' | '03-01'

/**
 * Whole years of age on the day; a year is full at the start of the birthday.
 *
 * @param leapBirthday 28 February by analogy of 150/1930 § 3 (low confidence), so a county may choose otherwise
 * @returns negative for a day before the birth
 */
export function ageOn(birthDate: LocalDate, date: LocalDate, leapBirthday: LeapBirthday = '02-28'): number {
  return ageOnEpochDay(toEpochDay(birthDate), toEpochDay(date), leapBirthday)
}

/** `ageOn` for day numbers. */
export function ageOnEpochDay(birthDay: EpochDay, day: EpochDay, leapBirthday: LeapBirthday = '02-28'): number {
  const birth = partsOfEpochDay(birthDay)
  const now = partsOfEpochDay(day)
  let month = birth.month
  let dayOfMonth = birth.dayOfMonth
  if (month === 2 && dayOfMonth === 29 && !isLeapYear(now.year)) {
    month = leapBirthday === '02-28' ? 2 : 3
    dayOfMonth = leapBirthday === '02-28' ? 28 : 1
  }
  const hadBirthday = now.month > month || (now.month === month && now.dayOfMonth >= dayOfMonth)
  return now.year - birth.year - (hadBirthday ? 0 : 1)
}
