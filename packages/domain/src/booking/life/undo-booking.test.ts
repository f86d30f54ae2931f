import { expect, test } from 'vitest'
import { mayUndoBooking, type JustBooked } from './undo-booking.ts'

const bookedMs = Date.parse('2026-11-24T09:00:00+02:00')
const minute = 60_000
const booked: JustBooked = {
  state: 'booked',
  fromMs: bookedMs + 24 * 60 * minute,
  bookedMs,
  isOwn: true,
  hasMore: false,
}

test('a booking is taken back until ten minutes have gone by, as every other slip of the hand', () => {
  expect(mayUndoBooking(booked, bookedMs)).toBe(true)
  expect(mayUndoBooking(booked, bookedMs + 10 * minute - 1)).toBe(true)
  expect(mayUndoBooking(booked, bookedMs + 10 * minute)).toBe(false)
})

test.each<[string, Partial<JustBooked>]>([
  ['what a colleague booked', { isOwn: false }],
  ['what recorded more than a time', { hasMore: true }],
  ['a time that was cancelled', { state: 'cancelled' }],
  ['somebody who has come', { state: 'arrived' }],
  ['a time that has begun', { fromMs: bookedMs + minute }],
])('nothing is taken back of %s', (_what, other) => {
  expect(mayUndoBooking({ ...booked, ...other }, bookedMs + minute)).toBe(false)
})
