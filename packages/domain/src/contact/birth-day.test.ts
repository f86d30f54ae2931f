import { expect, test } from 'vitest'
import { toLocalDate } from '../time/index.ts'
import { isBirthDay } from './birth-day.ts'

const today = toLocalDate('2026-11-24')
test.each([
  ['2026-11-24', true],
  ['2026-11-25', false],
  ['1900-01-01', true],
  ['1899-12-31', false],
  ['0957-03-31', false],
  ['3000-01-01', false],
  ['1961-02-29', false],
])('%s as a day of birth on 24 November 2026: %s', (day, expected) => {
  expect(isBirthDay(day, today)).toBe(expected)
})
