import type { EpochDay } from './epoch-day.ts'
import { epochDayFromParts } from './epoch-day.ts'
import type { LocalDate } from './local-date.ts'
import { fromEpochDay, weekdayOfEpochDay } from './local-date.ts'

/** Code of a day of rest in Finland; the eves are named apart because they depend on how the law is read. */
export type HolidayCode =
  | 'newYear'
  | 'epiphany'
  | 'goodFriday'
  | 'easterSunday'
  | 'easterMonday'
  | 'mayDay'
  | 'ascension'
  | 'pentecost'
  | 'midsummerEve'
  | 'midsummerDay'
  | 'allSaints'
  | 'independenceDay'
  | 'christmasEve'
  | 'christmasDay'
  | 'boxingDay'

/** One holiday of one year. `eve` marks Midsummer Eve and Christmas Eve, which § 5 of 150/1930 names apart. */
export interface Holiday {
  readonly date: LocalDate
  readonly day: EpochDay
  readonly code: HolidayCode
  readonly eve: boolean
}

/** Easter Sunday by the Gregorian computus (the anonymous algorithm, Meeus, Astronomical Algorithms, chapter 8; from memory). */
export function easterSunday(year: number): EpochDay {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  return epochDayFromParts(year, month, ((h + l - 7 * m + 114) % 31) + 1)
}

/**
 * The Finnish holidays of a year in date order, computed by rule.
 *
 * Midsummer Day is the Saturday of 20-26 June, All Saints' Day the Saturday of 31 October - 6 November.
 */
export function holidaysOf(year: number): readonly Holiday[] {
  const easter = easterSunday(year)
  const midsummer = saturdayFrom(epochDayFromParts(year, 6, 20))
  const days: readonly (readonly [HolidayCode, EpochDay])[] = [
    ['newYear', epochDayFromParts(year, 1, 1)],
    ['epiphany', epochDayFromParts(year, 1, 6)],
    ['goodFriday', easter - 2],
    ['easterSunday', easter],
    ['easterMonday', easter + 1],
    ['mayDay', epochDayFromParts(year, 5, 1)],
    ['ascension', easter + 39],
    ['pentecost', easter + 49],
    ['midsummerEve', midsummer - 1],
    ['midsummerDay', midsummer],
    ['allSaints', saturdayFrom(epochDayFromParts(year, 10, 31))],
    ['independenceDay', epochDayFromParts(year, 12, 6)],
    ['christmasEve', epochDayFromParts(year, 12, 24)],
    ['christmasDay', epochDayFromParts(year, 12, 25)],
    ['boxingDay', epochDayFromParts(year, 12, 26)],
  ]
  return days
    .map(([code, day]) => ({
      code,
      day,
      date: fromEpochDay(day),
      eve: code === 'midsummerEve' || code === 'christmasEve',
    }))
    .sort((a, b) => a.day - b.day)
}

function saturdayFrom(day: EpochDay): EpochDay {
  return day + ((6 - weekdayOfEpochDay(day) + 7) % 7)
}
