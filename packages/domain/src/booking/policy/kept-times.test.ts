import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSameSetting, keptTimes, toOfferPolicy, usualSettings, type KeptInput, type NeedClass } from '../index.ts'

const today: NeedClass = { id: 'today', pools: [0], limitDays: 0 }
const threeDays: NeedClass = { id: 'three days', pools: [0, 1], limitDays: 3 }
const month: NeedClass = { id: 'a month', pools: [0], limitDays: 30 }
const input = (o: Partial<KeptInput> = {}): KeptInput => ({
  setting: usualSettings.nestedLimits,
  classes: [today, threeDays, month],
  free: [
    [6, 6, 6, 6],
    [0, 0, 0, 0],
  ],
  capacity: [
    [10, 10, 10, 10],
    [0, 0, 0, 0],
  ],
  expected: [
    [2, 2, 2, 2],
    [4, 0, 0, 0],
    [9, 9, 9, 9],
  ],
  days: 4,
  partOfDay: 0,
  ...o,
})

describe('for whom the coming days are kept', () => {
  test('nested: each day for its own urgent ones, then for who may choose among days, and nothing for who can wait long', () => {
    const [usual = []] = keptTimes(input())
    expect(usual.map(({ kept }) => kept)).toEqual([2, 2, 2, 2].map((n) => [n, 1, 0]))
    expect(usual.map(({ open }) => open)).toEqual([3, 3, 3, 3])
    expect(usual.map(({ short }) => short)).toEqual([0, 0, 0, 0])
  })
  test('what does not fit is short, on the day it is asked for; another profession helps first', () => {
    const alone = keptTimes(
      input({
        free: [
          [1, 1, 1, 1],
          [0, 0, 0, 0],
        ],
      }),
    )
    expect(alone[0]?.map(({ short }) => short)).toEqual([5, 1, 1, 1])
    const helped = keptTimes(
      input({
        free: [
          [1, 1, 1, 1],
          [4, 0, 0, 0],
        ],
      }),
    )
    expect(helped[0]?.map(({ short }) => short)).toEqual([1, 1, 1, 1])
    expect(helped[1]?.[0]).toMatchObject({ kept: [0, 4, 0], open: 0 })
  })
  test('a carve-out keeps its part until its hour, and first free keeps nothing', () => {
    const carved = { ...input(), setting: usualSettings.carveOut }
    expect(keptTimes(carved)[0]?.[0]).toMatchObject({ kept: [0, 3, 0], open: 3 })
    expect(keptTimes({ ...carved, partOfDay: 0.5 })[0]?.[0]).toMatchObject({ kept: [0, 0, 0], open: 6 })
    expect(keptTimes({ ...carved, partOfDay: 0.49 })[0]?.[0]).toMatchObject({ open: 3 })
    expect(keptTimes({ ...carved, partOfDay: 0.5 })[0]?.[1]).toMatchObject({ open: 3 })
    expect(keptTimes({ ...input(), setting: usualSettings.firstFree })[0]?.[0]).toMatchObject({
      kept: [0, 0, 0],
      open: 6,
    })
  })
  test('kept and open together are what is free, whatever is expected', () => {
    const list = (most: number) => fc.array(fc.nat(most), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(
        list(9),
        list(9),
        list(12),
        list(12),
        fc.constantFrom(...Object.values(usualSettings)),
        (a, b, c, d, setting) => {
          const kept = keptTimes(input({ setting, free: [a, b], expected: [c, d, [0, 0, 0, 0]] }))
          for (const one of kept.flat()) {
            expect(one.open + one.kept.reduce((sum, n) => sum + n, 0)).toBeCloseTo(one.free)
            expect(Math.min(one.open, one.short, ...one.kept)).toBeGreaterThanOrEqual(-1e-9)
          }
        },
      ),
    )
  })
})

describe('a setting', () => {
  test('is the same with the same values only', () => {
    const { nestedLimits, carveOut, firstFree } = usualSettings
    expect(isSameSetting(nestedLimits, structuredClone(nestedLimits))).toBe(true)
    expect(
      isSameSetting(nestedLimits, { ...nestedLimits, parameters: { ...nestedLimits.parameters, forecastError: 0.07 } }),
    ).toBe(false)
    expect(isSameSetting(firstFree, { kind: 'firstFree' })).toBe(true)
    expect(isSameSetting(firstFree, carveOut)).toBe(false)
    expect(isSameSetting(carveOut, nestedLimits)).toBe(false)
  })
  test('of a carve-out keeps the same part for each profession', () => {
    expect(toOfferPolicy(usualSettings.carveOut, 3)).toMatchObject({ reserved: [0.25, 0.25, 0.25], urgentLimitDays: 1 })
  })
})
