import { expect, test } from 'vitest'
import { proposeNextAttempts } from './next-attempts.ts'

const now = Date.parse('2026-11-24T09:12:00+02:00')

test('the next call is on another hour than the ones that were not answered, and than now', () => {
  const [first] = proposeNextAttempts(now, ['2026-11-24T11:30:00+02:00'])
  expect(first).toBe('2026-11-24T11:30:00.000Z') // 13.30 in Finland: two hours from both 9.12 and 11.30
})
test('an attempt outside the hours that suit the person is never proposed', () => {
  expect(proposeNextAttempts(now, [], [{ from: 14, to: 15 }])[0]).toBe('2026-11-24T12:00:00.000Z')
})
test('late on Friday the next attempt is on Monday', () => {
  const friday = Date.parse('2026-11-27T15:50:00+02:00')
  expect(proposeNextAttempts(friday, [])[0]).toBe('2026-11-30T06:00:00.000Z')
})
