import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  addWorkingDays,
  ageOn,
  daysBetween,
  formatHelsinki,
  fromEpochDay,
  fromHelsinki,
  holidaysOf,
  isLocalDate,
  isOfficeOpen,
  isWorkingDay,
  lastDayOfMonth,
  nextWorkingDayFrom,
  officeDayOf,
  rollForward,
  toEpochDay,
  toHelsinkiDate,
  toInstant,
  toLocalDate,
  weekdayOf,
} from './index.ts'

const ground = join(import.meta.dirname, '../../../../testdata/ground')
const day = toLocalDate
const anyDay = fc.integer({ min: -20_000, max: 40_000 }).map(fromEpochDay)
const workDay = fc.integer({ min: 8_000, max: 50_000 }).map(fromEpochDay)

describe('local dates', () => {
  test('29 February exists in 2028 and not in 2027, 2100 or as 30 February', () => {
    expect(isLocalDate('2028-02-29')).toBe(true)
    expect(isLocalDate('2027-02-29')).toBe(false)
    expect(isLocalDate('2100-02-29')).toBe(false)
    expect(isLocalDate('2000-02-29')).toBe(true)
    expect(isLocalDate('2028-02-30')).toBe(false)
    expect(isLocalDate('2026-04-31')).toBe(false)
    expect(isLocalDate('2026-13-01')).toBe(false)
    expect(isLocalDate('2026-1-1')).toBe(false)
    expect(() => toLocalDate('24.11.2026')).toThrow(RangeError)
  })
  test('day numbers agree with the machine calendar in UTC for two centuries', () => {
    for (let n = -40_000; n <= 60_000; n += 7) {
      expect(fromEpochDay(n)).toBe(new Date(n * 86_400_000).toISOString().slice(0, 10))
    }
  })
  test('a day number and its date are the same day', () => {
    fc.assert(fc.property(anyDay, (d) => fromEpochDay(toEpochDay(d)) === d))
  })
  test('weekdays: Monday is 1 and Sunday is 7, also before 1970', () => {
    expect(weekdayOf(day('2026-11-23'))).toBe(1)
    expect(weekdayOf(day('2026-11-29'))).toBe(7)
    expect(weekdayOf(day('1969-12-28'))).toBe(7)
  })
  test('adding days and counting them are inverse', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: -400, max: 400 }), (d, n) => daysBetween(d, addDays(d, n)) === n))
  })
})

describe('months (150/1930 § 3)', () => {
  test.each([
    ['2026-11-30', 3, '2027-02-28'],
    ['2027-11-30', 3, '2028-02-29'],
    ['2027-11-29', 3, '2028-02-29'],
    ['2026-11-28', 3, '2027-02-28'],
    ['2023-08-31', 3, '2023-11-30'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-12-31', 1, '2027-01-31'],
    ['2026-01-31', -2, '2025-11-30'],
  ])('%s and %i months is %s', (from, months, to) => expect(addMonths(day(from), months)).toBe(to))
  test('months never shorten a later start: the order of starts is kept', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 24 }),
        (d, later, months) => addMonths(addDays(d, later), months) >= addMonths(d, months),
      ),
    )
  })
  test('the last day of a month', () => {
    expect(lastDayOfMonth(day('2028-02-01'))).toBe('2028-02-29')
    expect(lastDayOfMonth(day('2026-11-30'))).toBe('2026-11-30')
  })
})

describe('holidays', () => {
  test('computed by rule, the holidays equal the published list of 2015-2035', () => {
    const listed = JSON.parse(readFileSync(join(ground, 'law/holidays-fi.json'), 'utf8')) as Record<string, string[]>
    const years = Object.keys(listed).filter((key) => /^\d{4}$/.test(key))
    expect(years.length).toBe(21)
    for (const year of years) expect(holidaysOf(Number(year)).map((h) => h.date)).toEqual(listed[year])
  })
  test('only Midsummer Eve and Christmas Eve are eves', () => {
    expect(
      holidaysOf(2026)
        .filter((h) => h.eve)
        .map((h) => h.date),
    ).toEqual(['2026-06-19', '2026-12-24'])
  })
})

describe('working days', () => {
  test('THL: a contact on Tuesday, seventh working day, is Thursday of the next week', () => {
    expect(addWorkingDays(day('2026-11-24'), 7)).toBe('2026-12-03')
  })
  test('New Year’s Eve and Maundy Thursday are working days, Easter Saturday is not', () => {
    expect(isWorkingDay(day('2026-12-31'))).toBe(true)
    expect(isWorkingDay(day('2026-04-02'))).toBe(true)
    expect(isWorkingDay(day('2026-04-04'))).toBe(false)
  })
  test('the eves follow the policy', () => {
    expect(isWorkingDay(day('2026-12-24'))).toBe(false)
    expect(isWorkingDay(day('2026-12-24'), { eveIsWorkingDay: true })).toBe(true)
    expect(isWorkingDay(day('2026-06-19'))).toBe(false)
    expect(isWorkingDay(day('2026-06-20'), { eveIsWorkingDay: true })).toBe(false)
    expect(addWorkingDays(day('2026-12-17'), 7)).toBe('2026-12-30')
    expect(addWorkingDays(day('2026-12-17'), 7, { eveIsWorkingDay: true })).toBe('2026-12-29')
  })
  test('counting working days equals walking day by day', () => {
    fc.assert(
      fc.property(workDay, fc.integer({ min: 1, max: 40 }), (from, count) => {
        let walked = from
        for (let left = count; left > 0;) {
          walked = addDays(walked, 1)
          if (isWorkingDay(walked)) left -= 1
        }
        expect(addWorkingDays(from, count)).toBe(walked)
      }),
    )
  })
  test('zero working days on is the day itself or the next working day', () => {
    expect(nextWorkingDayFrom(day('2026-11-27'))).toBe('2026-11-27')
    expect(nextWorkingDayFrom(day('2026-11-28'))).toBe('2026-11-30')
  })
  test('a day outside the tables is refused, not guessed', () => {
    expect(() => addWorkingDays(day('1989-12-31'), 1)).toThrow(RangeError)
    expect(() => addWorkingDays(day('2110-12-31'), 1)).toThrow(RangeError)
  })
})

describe('roll-forward (150/1930 § 5)', () => {
  test.each([
    ['2026-12-05', '2026-12-07'],
    ['2026-12-24', '2026-12-28'],
    ['2026-06-19', '2026-06-22'],
    ['2027-01-01', '2027-01-04'],
    ['2026-12-31', '2026-12-31'],
    ['2027-05-01', '2027-05-03'],
    // An ordinary Friday and the Monday after it stay.
    ['2026-11-27', '2026-11-27'],
    ['2026-11-30', '2026-11-30'],
  ])('%s becomes %s', (from, to) => expect(rollForward(day(from))).toBe(to))
})

describe('the wall clock in Finland', () => {
  test('the local date changes at local midnight, in winter and in summer', () => {
    expect(toHelsinkiDate(toInstant('2026-11-23T21:59:59Z'))).toBe('2026-11-23')
    expect(toHelsinkiDate(toInstant('2026-11-23T22:00:00Z'))).toBe('2026-11-24')
    expect(toHelsinkiDate(toInstant('2026-07-01T20:59:59Z'))).toBe('2026-07-01')
    expect(toHelsinkiDate(toInstant('2026-07-01T21:00:00Z'))).toBe('2026-07-02')
  })
  test('16 o’clock is +03:00 before and +02:00 after clocks go back', () => {
    expect(formatHelsinki(fromHelsinki(day('2026-10-23'), '16:00'))).toBe('2026-10-23T16:00:00+03:00')
    expect(formatHelsinki(fromHelsinki(day('2026-10-26'), '16:00'))).toBe('2026-10-26T16:00:00+02:00')
  })
  test('a time without offset is not a moment', () => {
    expect(() => toInstant('2026-11-24T09:12')).toThrow(RangeError)
    expect(() => toInstant('tomorrow')).toThrow(RangeError)
  })
})

describe('office hours', () => {
  const at = (time: string) => toInstant(time)
  test('open from 8:00:00 until 15:59:59', () => {
    expect(isOfficeOpen(at('2026-11-23T07:59:59+02:00'))).toBe(false)
    expect(isOfficeOpen(at('2026-11-23T08:00:00+02:00'))).toBe(true)
    expect(isOfficeOpen(at('2026-11-23T15:59:59+02:00'))).toBe(true)
    expect(isOfficeOpen(at('2026-11-23T16:00:00+02:00'))).toBe(false)
    expect(isOfficeOpen(at('2026-11-22T12:00:00+02:00'))).toBe(false)
  })
  test('before opening it is the same office day, from closing the next', () => {
    expect(officeDayOf(at('2026-11-20T05:00:00+02:00'))).toBe('2026-11-20')
    expect(officeDayOf(at('2026-11-20T15:59:59+02:00'))).toBe('2026-11-20')
    expect(officeDayOf(at('2026-11-20T16:00:00+02:00'))).toBe('2026-11-23')
    expect(officeDayOf(at('2026-12-23T16:00:00+02:00'))).toBe('2026-12-28')
    expect(officeDayOf(at('2026-11-20T16:00:00+02:00'), { open: '08:00', close: '18:00' })).toBe('2026-11-20')
  })
})

describe('age', () => {
  test('a year older at the start of the birthday', () => {
    expect(ageOn(day('2003-11-24'), day('2026-11-23'))).toBe(22)
    expect(ageOn(day('2003-11-24'), day('2026-11-24'))).toBe(23)
    expect(ageOn(day('2003-12-01'), day('2026-11-30'))).toBe(22)
  })
  test('born on 29 February: 28 February in common years, or 1 March by the other reading', () => {
    expect(ageOn(day('2004-02-29'), day('2027-02-27'))).toBe(22)
    expect(ageOn(day('2004-02-29'), day('2027-02-28'))).toBe(23)
    expect(ageOn(day('2004-02-29'), day('2027-02-28'), '03-01')).toBe(22)
    expect(ageOn(day('2004-02-29'), day('2027-03-01'), '03-01')).toBe(23)
    expect(ageOn(day('2004-02-29'), day('2028-02-28'))).toBe(23)
    expect(ageOn(day('2004-02-29'), day('2028-02-29'))).toBe(24)
  })
})
