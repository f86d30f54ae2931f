import { expect, test } from 'vitest'
import { mayTakeBackCancellation, type CancelledTime } from './take-back-cancellation.ts'

const at = Date.parse('2026-11-24T09:00:00+02:00')
const time = { needId: 'need', staffId: 'staff', fromMs: Date.parse('2026-11-25T10:00:00+02:00') }
const cancelled: CancelledTime = { ...time, state: 'cancelled', changedMs: at }
const second = 1000

test('a cancellation is taken back until ten minutes have gone by, as every other slip of the hand', () => {
  expect(mayTakeBackCancellation(cancelled, time, at)).toBe(true)
  expect(mayTakeBackCancellation(cancelled, time, at + (9 * 60 + 59) * second)).toBe(true)
  expect(mayTakeBackCancellation(cancelled, time, at + 10 * 60 * second - 1)).toBe(true)
  expect(mayTakeBackCancellation(cancelled, time, at + 10 * 60 * second)).toBe(false)
})

test.each<[string, Partial<CancelledTime>]>([
  ['another need', { needId: 'other' }],
  ['another professional', { staffId: 'other' }],
  ['another start', { fromMs: time.fromMs + 1 }],
  ['a time that was moved, not cancelled', { state: 'moved' }],
  ['a time that still stands', { state: 'booked' }],
])('a booking takes nothing back of %s', (_what, other) => {
  expect(mayTakeBackCancellation({ ...cancelled, ...other }, time, at)).toBe(false)
})
