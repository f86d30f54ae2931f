import { describe, expect, test } from 'vitest'
import {
  addMonths,
  addWorkingDays,
  ageOn,
  compareLocalDates,
  daysBetween,
  easterSunday,
  fromEpochDay,
  holidaysOf,
  isInstantText,
  isLocalDate,
  isOfficeOpen,
  isWorkingDay,
  lastDayOfMonth,
  nextWorkingDayFrom,
  officeDayOf,
  rollForward,
  toInstant,
  toLocalDate,
  weekdayOf,
} from './index.ts'
import { namesMissingHour } from './missing-hour.ts'

const day = toLocalDate
const moment = toInstant

describe('the text of a day', () => {
  test.each(['1800-01-01', '2999-12-31', '2026-01-31', '2026-04-30', '2028-02-29', '2026-10-10', '2026-09-20'])(
    '%s is one',
    (text) => {
      expect(isLocalDate(text)).toBe(true)
    },
  )
  test.each([
    ...['1799-12-31', '3000-01-01', '2026-00-10', '2026-13-10', '2026-01-00', '2026-01-32', '2026-04-31', '2027-02-29'],
    ...['x2026-01-31', '2026-01-31x', '12026-01-31', '2026-1-31', '2026-01-3', '26-01-31', '2026-06-31', '2026-09-31'],
    ...['2026-11-31', '2100-02-29'],
  ])('%s is none, and is refused', (text) => {
    expect(isLocalDate(text)).toBe(false)
    expect(() => toLocalDate(text)).toThrow('Not a calendar day (YYYY-MM-DD)')
  })
})

describe('the text of a moment', () => {
  test.each([
    '2026-11-24T09:12Z',
    '2026-11-24T09:12:30+02:00',
    '2026-11-24T09:12:30.5-11:30',
    '2026-11-24T09:12:30.123456789Z',
  ])('%s is one', (text) => {
    expect(isInstantText(text)).toBe(true)
  })
  test.each([
    ...['2026-11-24T09:12', 'at 2026-11-24T09:12Z', '2026-11-24T09:12Z, or so', '2026-11-24T09:12Z2', '2-11-24T09:12Z'],
    ...[
      '2026-11-24T09:12:30.Z',
      '2026-11-24T09:12:3Z',
      '2026-11-24T9:12Z',
      '2026-13-24T09:12Z',
      '2026-11-24T09:12+2:00',
    ],
    ...['2026-11-24T09:12:30.1234567890Z', '12026-11-24T09:12Z'],
  ])('%s is none, and is refused', (text) => {
    expect(isInstantText(text)).toBe(false)
    expect(() => toInstant(text)).toThrow('Not a moment with an offset')
  })
})

describe('age', () => {
  const age = (birth: string, on: string) => ageOn(day(birth), day(on))
  test('the day before the birthday, on it, and in later and earlier months', () => {
    expect(
      ['2026-03-14', '2026-03-15', '2026-04-01', '2026-12-01', '2026-02-28', '2026-01-31'].map((on) =>
        age('1980-03-15', on),
      ),
    ).toEqual([45, 46, 46, 46, 45, 45])
  })
  test('only 29 February moves in a common year: neither other days of February nor the 29th of other months', () => {
    expect([age('1980-02-10', '2026-02-09'), age('1980-02-10', '2026-02-10')]).toEqual([45, 46])
    expect([age('1980-03-29', '2026-02-28'), age('1980-03-29', '2026-03-28'), age('1980-03-29', '2026-03-29')]).toEqual(
      [45, 45, 46],
    )
    expect([age('1980-02-28', '2026-02-27'), age('1980-02-28', '2026-02-28')]).toEqual([45, 46])
    expect([age('2004-02-29', '2028-02-28'), age('2004-02-29', '2028-02-29')]).toEqual([23, 24])
  })
  test('before the birth it is less than nothing', () => {
    expect([age('2026-03-15', '2026-03-14'), age('2026-03-15', '2026-03-15')]).toEqual([-1, 0])
  })
})

describe('order and distance of days', () => {
  test('days are put in order, an equal one beside the other', () => {
    const [one, two] = [day('2026-11-30'), day('2026-12-01')]
    expect([compareLocalDates(one, two), compareLocalDates(two, one), compareLocalDates(one, one)]).toEqual([-1, 1, 0])
  })
  test('the distance is counted forward and back, over a leap day', () => {
    expect(daysBetween(day('2028-02-28'), day('2028-03-01'))).toBe(2)
    expect(daysBetween(day('2028-03-01'), day('2028-02-28'))).toBe(-2)
    expect(weekdayOf(day('2026-11-23'))).toBe(1)
    expect(weekdayOf(day('2026-11-29'))).toBe(7)
  })
  test('months are counted over the end of the year, forward and back, to the last day where a month is shorter', () => {
    expect(addMonths(day('2026-12-31'), 2)).toBe('2027-02-28')
    expect(addMonths(day('2026-01-15'), -1)).toBe('2025-12-15')
    expect(addMonths(day('2026-11-30'), 1)).toBe('2026-12-30')
    expect(addMonths(day('2026-12-01'), 12)).toBe('2027-12-01')
    expect(['2026-02-03', '2028-02-03', '2026-04-01', '2026-12-31'].map((on) => lastDayOfMonth(day(on)))).toEqual([
      ...['2026-02-28', '2028-02-29', '2026-04-30', '2026-12-31'],
    ])
  })
})

describe('working days at the borders of their tables', () => {
  const outside = 'The day is outside the working-day tables (1990-2110)'
  test('the first and the last year are counted', () => {
    expect(isWorkingDay(day('1990-01-01'))).toBe(false)
    expect(isWorkingDay(day('1990-01-02'))).toBe(true)
    expect(addWorkingDays(day('1990-01-01'), 1)).toBe('1990-01-02')
    expect(isWorkingDay(day('2110-12-31'))).toBe(true)
    expect(addWorkingDays(day('2110-12-30'), 1)).toBe('2110-12-31')
    expect(nextWorkingDayFrom(day('2110-12-31'))).toBe('2110-12-31')
  })
  test('one day beyond is refused', () => {
    expect(() => isWorkingDay(day('1989-12-31'))).toThrow(outside)
    expect(() => isWorkingDay(day('2111-01-01'))).toThrow(outside)
    expect(() => addWorkingDays(day('2110-12-31'), 1)).toThrow(outside)
    expect(() => addWorkingDays(day('1989-12-31'), 1)).toThrow(outside)
  })
  test('a last day is rolled over weekends, holidays and both eves, whatever the policy; an ordinary day is not', () => {
    const rolled = ['2026-11-27', '2026-11-28', '2026-11-29', '2026-12-24', '2027-06-25', '2026-12-06', '2027-05-06']
    expect(rolled.map((on) => rollForward(day(on)))).toEqual([
      ...['2026-11-27', '2026-11-30', '2026-11-30', '2026-12-28', '2027-06-28', '2026-12-07', '2027-05-07'],
    ])
  })
})

describe('office hours', () => {
  test('open from the opening minute, closed from the closing minute, closed on a day of rest', () => {
    const open = (text: string) => isOfficeOpen(moment(text))
    expect(['07:59', '08:00', '15:59', '16:00'].map((time) => open(`2026-11-23T${time}:00+02:00`))).toEqual([
      ...[false, true, true, false],
    ])
    expect([open('2026-11-28T10:00:00+02:00'), open('2026-12-24T10:00:00+02:00')]).toEqual([false, false])
    expect(isOfficeOpen(moment('2026-12-24T10:00:00+02:00'), undefined, { eveIsWorkingDay: true })).toBe(true)
    const late = { open: '10:30', close: '18:15' }
    expect(
      ['10:29', '10:30', '18:14', '18:15'].map((time) => isOfficeOpen(moment(`2026-11-23T${time}:00+02:00`), late)),
    ).toEqual([...[false, true, true, false]])
  })
  test('a contact belongs to the same office day until closing', () => {
    const at = (time: string) => officeDayOf(moment(`2026-11-27T${time}:00+02:00`))
    expect([at('00:00'), at('15:59'), at('16:00')]).toEqual(['2026-11-27', '2026-11-27', '2026-11-30'])
  })
})

describe('an hour that no clock shows', () => {
  test.each([
    ['2027-03-28T03:30:00.5+02:00', true],
    ['2027-03-28T03:30:00.25+03:00', true],
    ['2027-03-28T03:30:00+04:00', false],
    ['x2027-03-28T03:30:00+02:00', false],
    ['2027-03-28T03:30:00+02:00x', false],
    ['2027-03-28T03:30:00.+02:00', false],
    ['2027-03-28T03:3+02:00', false],
  ])('%s: %s', (text, expected) => {
    expect(namesMissingHour(text)).toBe(expected)
  })
})

describe('holidays by rule, beyond the published list', () => {
  // By dateutil.easter (python-dateutil, Western); 1954, 1981, 2049, 2076 and 2106 are the years that the plain rule misses.
  test.each([
    ...['1954-04-18', '1981-04-19', '1990-04-15', '2008-03-23', '2038-04-25', '2049-04-18', '2076-04-19', '2106-04-18'],
    '2285-03-22',
  ])('Easter Sunday on %s', (date) => {
    expect(fromEpochDay(easterSunday(Number(date.slice(0, 4))))).toBe(date)
  })
  test('each by its name', () => {
    expect(holidaysOf(2026).map(({ code, date, eve }) => `${date} ${code}${eve ? ' (eve)' : ''}`)).toEqual([
      ...['2026-01-01 newYear', '2026-01-06 epiphany', '2026-04-03 goodFriday', '2026-04-05 easterSunday'],
      ...['2026-04-06 easterMonday', '2026-05-01 mayDay', '2026-05-14 ascension', '2026-05-24 pentecost'],
      ...['2026-06-19 midsummerEve (eve)', '2026-06-20 midsummerDay', '2026-10-31 allSaints'],
      ...[
        '2026-12-06 independenceDay',
        '2026-12-24 christmasEve (eve)',
        '2026-12-25 christmasDay',
        '2026-12-26 boxingDay',
      ],
    ])
  })
  test('in the order of days, also when Ascension comes before May Day', () => {
    const days = holidaysOf(2285).map(({ code }) => code)
    expect(days.indexOf('ascension')).toBe(days.indexOf('mayDay') - 1)
  })
})
