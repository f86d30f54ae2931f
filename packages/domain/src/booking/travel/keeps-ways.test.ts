import { describe, expect, test } from 'vitest'
import { keepsWays, type TimeOfDay } from './keeps-ways.ts'

const minute = 60_000
const time = (from: number, to: number, place?: TimeOfDay['place']): TimeOfDay => ({
  fromMs: from * minute,
  toMs: to * minute,
  place,
})
const [unit, other, home] = [{ unitId: 'u' }, { unitId: 'o' }, { home: '698' }]
const half = () => 30

describe('a time among others keeps their ways', () => {
  test.each([
    ['over another in its own unit', time(0, 30, unit), [time(0, 30, unit)], true],
    ['not over one in another unit', time(0, 30, unit), [time(0, 30, other)], false],
    ['not over a visit at a home', time(0, 30, unit), [time(15, 45, home)], false],
    ['with the whole way to the next home', time(0, 30, unit), [time(60, 90, home)], true],
    ['not with a minute less', time(0, 31, unit), [time(60, 90, home)], false],
    ['with the whole way from a home before', time(120, 150, unit), [time(60, 90, home)], true],
    ['not with a minute less from there', time(119, 150, unit), [time(60, 90, home)], false],
    ['from home to home in one municipality', time(0, 30, home), [time(59, 90, home)], false],
    ['at no place, over a visit at a home', time(60, 90), [time(60, 90, home)], true],
    ['at no place, beside a way', time(30, 60), [time(0, 30, unit), time(90, 120, home)], true],
    ['at no place, in a way', time(30, 61), [time(0, 30, unit), time(90, 120, home)], false],
    ['past a call that takes the way', time(0, 30, unit), [time(40, 50), time(60, 90, home)], false],
    ['past a call that leaves the way', time(0, 30, unit), [time(30, 40), time(70, 90, home)], true],
    ['whatever others do among themselves', time(600, 630, unit), [time(0, 30, unit), time(31, 60, home)], true],
  ] as const)('%s: %#', (_, one, others, expected) => {
    expect(keepsWays(one, others, half)).toBe(expected)
  })
})
