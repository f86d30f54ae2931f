import { describe, expect, test } from 'vitest'
import { momentOf } from './moment-of.ts'

const moment = (text: string) => momentOf({ contact_time: text })

describe('the moment of a scripted contact', () => {
  test.each([
    ['2026-11-24T09:12', '2026-11-24T07:12:00.000Z'],
    ['2026-11-24 9:12:30', '2026-11-24T07:12:00.000Z'],
    ['2026-07-24T09:12', '2026-07-24T06:12:00.000Z'],
    ['2026-11-24T09:12:00.000Z', '2026-11-24T09:12:00.000Z'],
    ['2026-11-24T09:12+0300', '2026-11-24T06:12:00.000Z'],
    ['2026-11-24T09:12+01', '2026-11-24T08:12:00.000Z'],
    ['24.11.2026 klo 9.12', '2026-11-24T07:12:00.000Z'],
    ['24.11.2026 9:12', '2026-11-24T07:12:00.000Z'],
    ['1991-01-01T10:00', '1991-01-01T08:00:00.000Z'],
    ['2099-12-31T10:00', '2099-12-31T08:00:00.000Z'],
  ])('%s is read', (text, instant) => {
    expect(new Date(moment(text)).toISOString()).toBe(instant)
  })
  test('a day alone is its morning at nine, in office hours', () => {
    expect(moment('2026-11-24')).toBe(moment('2026-11-24T09:00'))
    expect(moment('24.11.2026')).toBe(moment('2026-11-24T09:00'))
  })
  test.each([
    ['tomorrow', 'no local time'],
    ['', 'no local time'],
    ['2026-02-30T10:00', 'no day'],
    ['2026-11-24T24:10', 'no time of the day'],
    ['1990-12-31T10:00', 'outside the years 1991-2099'],
    ['1026-11-24T10:00', 'outside the years 1991-2099'],
    ['2100-01-01T10:00', 'outside the years 1991-2099'],
  ])('%s is refused in words', (text, why) => {
    expect(() => moment(text)).toThrow(why)
  })
})
