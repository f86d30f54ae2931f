import { expect, test } from 'vitest'
import { createRecentOffers } from './recent-offers.ts'

const time = (staffId: string) => ({ staffId, fromMs: 0, toMs: 30 })
const staffOf = (held: Map<string, unknown>) => [...held.keys()]

test('a time just offered is held from others, not from the one it was offered to', () => {
  const recent = createRecentOffers()
  recent.note('a', [time('x')], 0)
  expect(staffOf(recent.listOthers('b', 1))).toEqual(['x'])
  expect(staffOf(recent.listOthers('a', 1))).toEqual([])
})
test('it is held for two minutes and not a millisecond longer', () => {
  const recent = createRecentOffers()
  recent.note('a', [time('x')], 0)
  expect(staffOf(recent.listOthers('b', 119_999))).toEqual(['x'])
  expect(staffOf(recent.listOthers('b', 120_000))).toEqual([])
})
test('a new search lets the earlier offer go', () => {
  const recent = createRecentOffers()
  recent.note('a', [time('x')], 0)
  recent.note('a', [time('y')], 1)
  expect(staffOf(recent.listOthers('b', 2))).toEqual(['y'])
  recent.note('a', [], 3)
  expect(staffOf(recent.listOthers('b', 4))).toEqual([])
})
test('what is being booked is held five seconds more, never longer than it was', () => {
  const recent = createRecentOffers()
  recent.note('a', [time('x')], 0)
  recent.letGoSoon('a', 10)
  expect(staffOf(recent.listOthers('b', 5_009))).toEqual(['x'])
  expect(staffOf(recent.listOthers('b', 5_010))).toEqual([])
  recent.note('a', [time('x')], 0)
  recent.letGoSoon('a', 119_000)
  expect(staffOf(recent.listOthers('b', 120_000))).toEqual([])
})
