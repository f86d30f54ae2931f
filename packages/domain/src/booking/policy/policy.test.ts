import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  chooseDay,
  createTimePrices,
  forecastDemand,
  lateShare,
  offerCost,
  poolGroups,
  usualNestedParameters,
  type NeedClass,
  type OfferPolicy,
  type TimesView,
} from '../index.ts'
import { normalTail } from './normal-tail.ts'

const urgent: NeedClass = { id: 'urgent', pools: [0], limitDays: 0 }
const waiting: NeedClass = { id: 'waiting', pools: [0], limitDays: 3 }
const nested: OfferPolicy = { kind: 'nestedLimits', parameters: usualNestedParameters }
const view = (free: readonly number[], o: Partial<TimesView> = {}): TimesView => ({
  days: free.length,
  partOfDay: () => 0,
  freeOf: (_, day) => free[day] ?? 0,
  capacityOf: () => 10,
  priceOf: () => 0,
  lateShareOf: () => 0,
  ...o,
})
const prices = (free: readonly number[], urgentADay: number) =>
  createTimePrices({
    classes: [urgent, waiting],
    free: [free],
    expected: [free.map(() => urgentADay), free.map(() => 0)],
    forecastError: 0.05,
  })

describe('the price of a time', () => {
  test('is about nothing while many are free, and about one when fewer are free than urgent people come', () => {
    expect(prices([50, 50, 50, 50], 10).priceOf(0, 0)).toBeLessThan(0.001)
    expect(prices([5, 50, 50, 50], 10).priceOf(0, 0)).toBeGreaterThan(0.9)
  })
  test('never falls when a time is taken or more people are expected, and comes back when the time does', () => {
    const free = fc.array(fc.nat(20), { minLength: 2, maxLength: 10 })
    fc.assert(
      fc.property(free, fc.nat(9), fc.nat(15), (times, at, demand) => {
        const day = at % times.length
        const book = prices(times, demand)
        const before = times.map((_, d) => book.priceOf(0, d))
        book.take(0, day, 1)
        times.forEach((_, d) => expect(book.priceOf(0, d)).toBeGreaterThanOrEqual((before[d] ?? 0) - 1e-12))
        book.take(0, day, -1)
        times.forEach((_, d) => expect(book.priceOf(0, d)).toBeCloseTo(before[d] ?? 0, 12))
      }),
    )
  })
  test('falls as the day passes without urgent needs', () => {
    const book = prices([10, 10], 10)
    const morning = book.priceOf(0, 0)
    book.setExpectedToday([2, 0])
    expect(book.priceOf(0, 0)).toBeLessThan(morning)
  })
  test('of one profession counts only people whom no other can help', () => {
    const flexible: NeedClass = { id: 'flexible', pools: [0, 1], limitDays: 0 }
    const price = (otherFree: number) =>
      createTimePrices({
        classes: [flexible],
        free: [[5], [otherFree]],
        expected: [[10]],
        forecastError: 0,
      }).priceOf(0, 0)
    expect(price(50)).toBeLessThan(0.001)
    expect(price(0)).toBeGreaterThan(0.9)
  })
  test('uses the tail of the normal distribution', () => {
    expect(normalTail(0)).toBeCloseTo(0.5, 6)
    expect(normalTail(1.959964)).toBeCloseTo(0.025, 6)
    expect(normalTail(-1)).toBeCloseTo(0.8413447, 6)
  })
})

describe('the day that is offered', () => {
  test('first free is the earliest, the usual profession before the other on one day', () => {
    const either = { ...waiting, pools: [1, 0] }
    expect(chooseDay({ kind: 'firstFree' }, waiting, view([0, 2, 9]))?.day).toBe(1)
    expect(chooseDay({ kind: 'firstFree' }, either, view([0, 2, 9]))).toMatchObject({ day: 1, pool: 1 })
  })
  test('with a carve-out the last of the reserve is for urgent needs, until it opens', () => {
    const policy: OfferPolicy = { kind: 'carveOut', reserved: [0.3], urgentLimitDays: 0, opensAtPartOfDay: 0.5 }
    expect(chooseDay(policy, waiting, view([4, 9]))?.day).toBe(0)
    expect(chooseDay(policy, waiting, view([3, 9]))?.day).toBe(1)
    expect(chooseDay(policy, urgent, view([3, 9]))?.day).toBe(0)
    expect(chooseDay(policy, waiting, view([3, 9], { partOfDay: () => 0.5 }))?.day).toBe(0)
  })
  test('with nested limits leaves a time that others need, and takes it when nobody does', () => {
    const priceOf = (_: number, day: number) => (day === 0 ? 0.5 : 0)
    expect(chooseDay(nested, waiting, view([1, 9], { priceOf }))?.day).toBe(1)
    expect(chooseDay(nested, waiting, view([1, 9]))?.day).toBe(0)
  })
  test('with nested limits is inside the limit while anything there is free, however dear', () => {
    const priceOf = (_: number, day: number) => (day <= 3 ? 6 : 0)
    expect(chooseDay(nested, waiting, view([0, 0, 0, 1, 9], { priceOf }))).toMatchObject({
      day: 3,
      isInsideLimit: true,
    })
    expect(chooseDay(nested, waiting, view([0, 0, 0, 0, 9], { priceOf }))).toMatchObject({
      day: 4,
      isInsideLimit: false,
    })
  })
  test('is not later past the limit than the longest lateness, unless the pools are overloaded', () => {
    const priceOf = (_: number, day: number) => (day < 8 ? 5 : 0)
    const at = (share: number) =>
      chooseDay(nested, urgent, view([0, 0, 0, 0, 1, 0, 0, 0, 9], { priceOf, lateShareOf: () => share }))?.day
    expect(at(0)).toBe(4)
    expect(at(usualNestedParameters.overloadShare)).toBe(4)
    expect(at(usualNestedParameters.overloadShare + 0.001)).toBe(8)
  })
  test('costs as much as any inside the limit on its last day, and far more on the next', () => {
    expect(offerCost(nested, urgent, view([1, 1]), 0, 0)).toBe(0)
    expect(offerCost(nested, urgent, view([1, 1]), 0, 1)).toBeGreaterThan(50)
  })
  test('leaves out the day that was refused, and is none when nothing is free', () => {
    expect(chooseDay(nested, waiting, view([1, 1]), { day: 0 })?.day).toBe(1)
    expect(chooseDay(nested, waiting, view([0, 0]))).toBeUndefined()
  })
})

describe('the forecast', () => {
  const forecast = (counts: number[][]) =>
    forecastDemand({ counts, kindOfDay: (day) => day % 5, kinds: 5, ahead: 10 }).map((list) => [...list])
  const week = [125, 105, 95, 90, 85]
  test('finds the level, the weekday and the shares of steady demand', () => {
    const days = Array.from({ length: 100 }, (_, day) => week[day % 5] ?? 0)
    const [a = [], b = []] = forecast([days.map((n) => 0.8 * n), days.map((n) => 0.2 * n)])
    week.forEach((usual, day) => {
      expect(Math.abs((a[day] ?? 0) - 0.8 * usual)).toBeLessThan(2)
      expect(Math.abs((b[day] ?? 0) - 0.2 * usual)).toBeLessThan(1)
    })
  })
  test('carries growth on, a little less each day', () => {
    const [a = []] = forecast([Array.from({ length: 100 }, (_, day) => 100 + day)])
    expect(a[0]).toBeGreaterThan(195)
    expect(a[9]).toBeGreaterThan(a[0] ?? 0)
    expect(a[9]).toBeLessThan(210)
  })
  test('expects nothing without a history, and never less than nothing', () => {
    expect(forecast([[]])).toEqual([Array(10).fill(0)])
    const [falling = []] = forecast([Array.from({ length: 40 }, (_, day) => Math.max(0, 60 - 2 * day))])
    expect(Math.min(...falling)).toBeGreaterThanOrEqual(0)
  })
})

describe('overload', () => {
  test('is the late part of the last twenty days; a handful of needs says nothing', () => {
    expect(lateShare(Array(25).fill(100), [...Array<number>(5).fill(100), ...Array<number>(20).fill(10)])).toBeCloseTo(
      0.1,
    )
    expect(lateShare([10], [10])).toBeCloseTo(10 / 500)
  })
  test('joins pools that some need may choose between', () => {
    const classes = [{ ...urgent, pools: [3, 1] }, { ...urgent, pools: [1, 4] }, urgent]
    expect(poolGroups(classes, 5)).toEqual([0, 1, 2, 1, 1])
  })
})

test('a forecast for a county whose weekends are nearly empty expects on Monday what Mondays bring', () => {
  const mondays = Float64Array.from({ length: 42 }, (_, day) => (day % 7 === 0 ? 15 : day % 7 < 5 ? 2 : 0))
  const [expected] = forecastDemand({
    counts: [mondays],
    kindOfDay: (day) => day % 7,
    kinds: 8,
    periodDays: 7,
    ahead: 7,
  })
  expect(expected?.[0]).toBeGreaterThan(11)
  expect(expected?.[0]).toBeLessThan(16)
  expect(expected?.[1]).toBeCloseTo(2, 0)
  expect(expected?.[5]).toBeLessThan(0.6)
})
