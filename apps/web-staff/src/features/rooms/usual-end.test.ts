import { expect, test } from 'vitest'
import { usualEnd } from './usual-end.ts'

test.each([
  ['07:05', '18:00'],
  ['17:59', '18:00'],
  ['18:00', '23:59'],
  ['19:00', '23:59'],
])('a room closed from %s is closed until %s, never until a moment before', (from, to) => {
  expect(usualEnd(from)).toBe(to)
})
