import { expect, test } from 'vitest'
import {
  addMinutes,
  closingTimeOn,
  compareInstants,
  isInstantText,
  openingTimeOn,
  toInstant,
  toLocalDate,
} from './index.ts'

test('minutes are added to a moment, and taken away from it, over midnight and over the change of clocks', () => {
  const late = toInstant('2026-12-31T21:50:00Z')
  expect(addMinutes(late, 20)).toBe(toInstant('2026-12-31T22:10:00Z'))
  expect(addMinutes(late, -20)).toBe(toInstant('2026-12-31T21:30:00Z'))
  expect(addMinutes(late, 0)).toBe(late)
  expect(addMinutes(toInstant('2026-03-29T00:30:00Z'), 60)).toBe(toInstant('2026-03-29T01:30:00Z'))
})

test('moments are put in order, an equal one beside the other', () => {
  const [one, two] = [toInstant('2026-11-23T10:00:00Z'), toInstant('2026-11-23T10:00:01Z')]
  expect([compareInstants(one, two), compareInstants(two, one), compareInstants(one, one)]).toEqual([-1, 1, 0])
  expect([two, one].toSorted(compareInstants)).toEqual([one, two])
})

test('the office opens and closes by the clock of Finland, in winter, in summer and by a county’s own hours', () => {
  const [winter, summer] = [toLocalDate('2026-11-23'), toLocalDate('2026-06-22')]
  expect(openingTimeOn(winter)).toBe(toInstant('2026-11-23T06:00:00Z'))
  expect(closingTimeOn(winter)).toBe(toInstant('2026-11-23T14:00:00Z'))
  expect(openingTimeOn(summer)).toBe(toInstant('2026-06-22T05:00:00Z'))
  expect(closingTimeOn(summer, { open: '09:00', close: '15:30' })).toBe(toInstant('2026-06-22T12:30:00Z'))
  expect(openingTimeOn(summer, { open: '09:15', close: '15:30' })).toBe(toInstant('2026-06-22T06:15:00Z'))
})

test('a moment on a day that does not exist is none; on the last of each month it is', () => {
  for (const day of [
    '2026-02-29',
    '2026-02-30',
    '2026-02-31',
    '2026-04-31',
    '2026-11-31',
    '2027-02-29',
    '2100-02-29',
  ]) {
    expect([day, isInstantText(`${day}T10:00:00+02:00`)]).toEqual([day, false])
    expect(() => toInstant(`${day}T10:00:00+02:00`)).toThrow(RangeError)
  }
  for (const day of ['2028-02-29', '2026-02-28', '2026-04-30', '2026-12-31', '0001-01-31', '9999-12-31'])
    expect([day, isInstantText(`${day}T10:00:00Z`)]).toEqual([day, true])
  for (const text of ['2026-11-30T24:01:00Z', '2026-13-01T10:00:00Z', '2026-00-10T10:00:00Z', '2026-11-00T10:00:00Z'])
    expect([text, isInstantText(text)]).toEqual([text, false])
})
