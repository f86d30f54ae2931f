import { expect, test } from 'vitest'
import { namesMissingHour } from './missing-hour.ts'

test.each([
  ['2027-03-28T03:00:00+02:00', true],
  ['2027-03-28T03:59+03:00', true],
  ['2027-03-28T02:59:59+02:00', false],
  ['2027-03-28T04:00:00+03:00', false],
  // The day before and the day after have the hour; so has the night in October, twice.
  ['2027-03-27T03:30:00+02:00', false],
  ['2027-03-29T03:30:00+03:00', false],
  ['2027-10-31T03:30:00+02:00', false],
  ['2027-10-31T03:30:00+03:00', false],
  // Told by another clock it is a moment like any other.
  ['2027-03-28T03:30:00Z', false],
])('%s is told by an hour that no clock in Finland shows: %s', (text, expected) => {
  expect(namesMissingHour(text)).toBe(expected)
})
