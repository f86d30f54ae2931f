import { expect, test } from 'vitest'
import { toLocalDate } from '../time/index.ts'
import { currentHours } from './current-hours.ts'
import { readRegisterFile } from './read-register-file.ts'

const today = toLocalDate('2026-12-20')
const plain = { isClosed: false, isAlwaysOpen: false, isReservation: false, additionalInformation: [] }
const monday = { dayFrom: 'Monday', dayTo: '', from: '08:00:00', to: '16:00:00' }
/** What the register wrote, as it holds today. */
function current(...serviceHours: object[]) {
  const channel = { id: 'c', serviceChannelNames: [], serviceHours: serviceHours.map((one) => ({ ...plain, ...one })) }
  const { items, strange } = readRegisterFile([channel], new Set())
  expect(strange).toEqual([])
  return currentHours(items[0]?.entry.hours ?? [], today)
}

test('an exceptional row is of its date and of no weekday, comes first, and is gone when the date has passed', () => {
  const usual = { serviceHourType: 'DaysOfTheWeek', validFrom: null, validTo: null, openingHour: [monday] }
  const open = (day: string) => ({
    serviceHourType: 'Exceptional',
    validFrom: `${day}T00:00:00`,
    validTo: null,
    openingHour: [{ dayFrom: null, dayTo: null, from: '10:00:00', to: '12:00:00' }],
  })
  const hours = current(usual, open('2026-12-24'), open('2025-12-24'), open('2026-12-20'))
  expect(hours).toMatchObject([
    { exceptional: true, validFrom: '2026-12-20', validTo: '2026-12-20' },
    { exceptional: true, validFrom: '2026-12-24', validTo: '2026-12-24', opens: '10:00', closes: '12:00' },
    { from: 'MO', opens: '08:00' },
  ])
  expect(hours[1]).not.toHaveProperty('from')
})

test('only the five nearest exceptions are told, so that holidays listed for years leave the usual hours to be seen', () => {
  const days = ['06', '05', '04', '03', '02', '01', '07'].map((day) => `2027-01-${day}`)
  const closed = days.map((day) => ({
    serviceHourType: 'Exceptional',
    isClosed: true,
    validFrom: `${day}T00:00:00`,
    validTo: null,
    openingHour: [],
  }))
  const hours = current(...closed, { serviceHourType: 'DaysOfTheWeek', openingHour: [monday] })
  expect(hours.map(({ validFrom, from }) => validFrom ?? from)).toEqual([
    ...['01', '02', '03', '04', '05'].map((day) => `2027-01-${day}`),
    'MO',
  ])
})

test('a day that it is closed is kept, with the days in Finland of moments written in another zone', () => {
  const closed = {
    serviceHourType: 'Exceptional',
    isClosed: true,
    validFrom: '2026-12-23T22:00:00Z',
    validTo: '2026-12-26T21:59:59Z',
    openingHour: [],
  }
  expect(current(closed)).toMatchObject([{ closed: true, validFrom: '2026-12-24', validTo: '2026-12-26' }])
})

test.each([
  ['has not begun', { validFrom: '2027-01-01T00:00:00', validTo: null }, 0],
  ['ended yesterday', { validFrom: null, validTo: '2026-12-19T00:00:00' }, 0],
  ['ends today', { validFrom: '2026-01-01T00:00:00', validTo: '2026-12-20T00:00:00' }, 1],
])('usual hours are only those that hold now: what %s', (_, dates, shown) => {
  expect(current({ serviceHourType: 'DaysOfTheWeek', ...dates, openingHour: [monday] })).toHaveLength(shown)
})

test('an exception without a date says nothing, and a night is told apart from days', () => {
  const night = { dayFrom: 'Friday', dayTo: 'Saturday', from: '22:00:00', to: '04:00:00' }
  expect(
    current(
      { serviceHourType: 'Exceptional', openingHour: [{ from: '10:00:00', to: '12:00:00' }] },
      { serviceHourType: 'OverMidnight', openingHour: [night] },
    ),
  ).toMatchObject([{ overMidnight: true, from: 'FR', to: 'SA' }])
})
