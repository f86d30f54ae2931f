import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, fromHelsinki, epochMsOf, toLocalDate } from '../../time/index.ts'
import type { Candidate } from '../types.ts'
import { chooseSeries } from './choose-series.ts'

const monday = toLocalDate('2026-11-30')
function at(days: number, time = '09:00', more: Partial<Candidate> = {}): Candidate {
  const day = addDays(monday, days)
  const fromMs = epochMsOf(fromHelsinki(day, time))
  return { needId: 'n', staffId: 's', unitId: 'u', mode: 'onsite', day, fromMs, toMs: fromMs + 1_800_000, ...more }
}
const weekly = { count: 3, everyDays: 7, toleranceDays: 1 }
const daysOf = (times: readonly Candidate[]) => times.map(({ day }) => daysBetween(monday, day))

describe('a series', () => {
  test('takes the day itself before its neighbours, and the same time of day before another', () => {
    const free = [at(6), at(7, '15:00'), at(7, '09:30'), at(14), at(13)]
    const { times, isWhole } = chooseSeries(at(0), free, weekly)
    expect(isWhole).toBe(true)
    expect(times.map(({ fromMs }) => fromMs)).toEqual([at(0), at(7, '09:30'), at(14)].map(({ fromMs }) => fromMs))
  })
  test('a day inside the tolerance will do and one outside will not', () => {
    expect(chooseSeries(at(0), [at(8), at(13)], weekly)).toMatchObject({ isWhole: true })
    const { times, isWhole } = chooseSeries(at(0), [at(9), at(14)], weekly)
    expect([isWhole, times.length]).toEqual([false, 1])
  })
  test('is with one professional and in one way', () => {
    expect(chooseSeries(at(0), [at(7, '09:00', { staffId: 'other' }), at(14)], weekly).isWhole).toBe(false)
    expect(chooseSeries(at(0), [at(7, '09:00', { mode: 'remote' }), at(14)], weekly).isWhole).toBe(false)
  })
  test('keeps its hour where the clocks change', () => {
    const march = toLocalDate('2027-03-22')
    const on = (days: number, time: string): Candidate => {
      const day = addDays(march, days)
      const fromMs = epochMsOf(fromHelsinki(day, time))
      return { ...at(0), day, fromMs, toMs: fromMs + 1_800_000 }
    }
    const { times } = chooseSeries(on(0, '09:00'), [on(7, '08:00'), on(7, '09:00'), on(7, '10:00')], {
      ...weekly,
      count: 2,
    })
    expect(times[1]).toEqual(on(7, '09:00'))
  })
  test('every time lies within the tolerance of its own day, in order, whatever is free', () => {
    const anyFree = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.constantFrom('08:00', '09:00', '14:30')), {
      maxLength: 60,
    })
    const anyWish = fc.record({
      count: fc.integer({ min: 2, max: 8 }),
      everyDays: fc.integer({ min: 1, max: 14 }),
      toleranceDays: fc.integer({ min: 0, max: 3 }),
    })
    fc.assert(
      fc.property(anyFree, anyWish, (free, wish) => {
        const { times, isWhole } = chooseSeries(
          at(0),
          free.map(([days, time]) => at(days, time)),
          wish,
        )
        const days = daysOf(times)
        expect(days).toEqual([...new Set(days)].sort((a, b) => a - b))
        for (const [number, day] of days.entries())
          expect(Math.abs(day - number * wish.everyDays)).toBeLessThanOrEqual(wish.toleranceDays)
        expect(isWhole).toBe(times.length === wish.count)
      }),
    )
  })
})
