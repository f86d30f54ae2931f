import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { askFrom, holdUntil, orderWaiting, travelBand, whyBefore, type WaitingPlace } from '../index.ts'

const placeOf: fc.Arbitrary<WaitingPlace> = fc.record({
  needId: fc.uuid(),
  urgencyClass: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
  daysLeft: fc.option(fc.integer({ min: -10, max: 90 }), { nil: undefined }),
  journeyMinutes: fc.option(fc.integer({ min: 0, max: 400 }), { nil: undefined }),
  known: fc.boolean(),
  sinceMs: fc.nat(50),
})
const list = fc.uniqueArray(placeOf, { selector: ({ needId }) => needId, maxLength: 12 })
const place = (o: Partial<WaitingPlace>): WaitingPlace => ({
  needId: 'n',
  urgencyClass: 'D',
  daysLeft: 10,
  journeyMinutes: 120,
  known: false,
  sinceMs: 100,
  ...o,
})

describe('the order of those who wait', () => {
  test('is the same however the list came, and leaves nobody out', () => {
    fc.assert(
      fc.property(list, fc.integer(), (waiting, seed) => {
        const other = [...waiting].sort((a, b) => (a.needId + String(seed) < b.needId + String(seed) ? 1 : -1))
        expect(orderWaiting(other)).toEqual(orderWaiting(waiting))
        expect(new Set(orderWaiting(waiting))).toEqual(new Set(waiting))
      }),
    )
  })
  test('does not change between two because a third comes or goes', () => {
    fc.assert(
      fc.property(list, placeOf, (waiting, third) => {
        const without = orderWaiting(waiting).map(({ needId }) => needId)
        const withThird = orderWaiting([...waiting, third]).map(({ needId }) => needId)
        expect(withThird.filter((id) => id !== third.needId || without.includes(id))).toEqual(without)
      }),
    )
  })
  test('never puts a less urgent need first, nor more days left within a class', () => {
    fc.assert(
      fc.property(list, (waiting) => {
        orderWaiting(waiting).forEach((one, at, all) => {
          const next = all[at + 1]
          if (!next) return
          expect(one.urgencyClass <= next.urgencyClass).toBe(true)
          if (one.urgencyClass === next.urgencyClass)
            expect(one.daysLeft ?? Infinity).toBeLessThanOrEqual(next.daysLeft ?? Infinity)
        })
      }),
    )
  })
  test('of two alike in need the one with the longer way by an hour is never first, and the same step decides nothing', () => {
    fc.assert(
      fc.property(placeOf, placeOf, (one, two) => {
        const other = { ...two, urgencyClass: one.urgencyClass, daysLeft: one.daysLeft }
        const [a, b] = [one.journeyMinutes, other.journeyMinutes]
        const [first] = orderWaiting([other, one])
        if (a !== undefined && b !== undefined && a > 0 && b - Math.max(a, 45) >= 60) expect(first).toBe(one)
        // Whatever the minutes of a step are, the rest decides as if they were the same.
        const step = (minutes: number | undefined) => (minutes === undefined ? 1 : travelBand(minutes))
        if (step(a) === step(b)) {
          const alike = orderWaiting([{ ...other, journeyMinutes: a }, one])
          expect(first?.needId).toBe(alike[0]?.needId)
        }
      }),
    )
  })
  test('who has an unknown way stands before nobody who is near for it', () => {
    fc.assert(
      fc.property(placeOf, placeOf, fc.integer({ min: 0, max: 45 }), (one, two, near) => {
        const unknown = { ...two, urgencyClass: one.urgencyClass, daysLeft: one.daysLeft, journeyMinutes: undefined }
        expect(orderWaiting([unknown, { ...one, journeyMinutes: near }])[0]?.needId).toBe(one.needId)
      }),
    )
  })
  test.each([
    ['urgency before days left', { urgencyClass: 'C', daysLeft: 60 }, { daysLeft: 0 }],
    ['a passed date before one of today', { daysLeft: -1 }, { daysLeft: 0 }],
    ['a date before none', { daysLeft: 90 }, { daysLeft: undefined }],
    ['days left before the journey', { daysLeft: 9 }, { journeyMinutes: 0 }],
    ['a way shorter by an hour before somebody known', { journeyMinutes: 60 }, { known: true }],
    ['somebody known before a way shorter by three minutes', { known: true }, { journeyMinutes: 117 }],
    ['no journey before an unknown one', { journeyMinutes: 0 }, { journeyMinutes: undefined, known: true }],
    ['a way in town before an unknown one', { journeyMinutes: 45 }, { journeyMinutes: undefined, known: true }],
    ['an unknown way before the longest', { journeyMinutes: undefined }, { journeyMinutes: 106, known: true }],
    ['somebody known before the longer wait', { known: true }, { sinceMs: 1 }],
    ['the longer wait', { sinceMs: 99 }, {}],
  ] as const)('puts %s', (_, first, second) => {
    const [a, b] = [place({ ...first, needId: 'z' }), place({ ...second, needId: 'a' })]
    expect(orderWaiting([b, a])[0]).toBe(a)
  })
})

describe('why one stands before another', () => {
  test.each([
    ['urgency', { urgencyClass: 'C', daysLeft: 60 }, { daysLeft: 0 }],
    ['days', { daysLeft: 90 }, { daysLeft: undefined, journeyMinutes: 0 }],
    ['journey', { journeyMinutes: 60 }, { known: true }],
    ['known', { known: true }, { journeyMinutes: 117 }],
    ['known', { known: true }, { sinceMs: 1 }],
    ['wait', { sinceMs: 99 }, {}],
    ['lot', {}, {}],
  ] as const)('%s: the first that tells them apart', (by, first, second) => {
    const [a, b] = [place({ ...first, needId: by === 'lot' ? 'a' : 'z' }), place({ ...second, needId: 'b' })]
    expect(whyBefore(a, b)).toBe(by)
    // The other way round nothing of it says so.
    expect(whyBefore(b, a)).toBeUndefined()
  })
  test('is told of each two that follow each other in an order, whoever they are', () => {
    fc.assert(
      fc.property(list, (waiting) => {
        orderWaiting(waiting).forEach((one, at, all) => {
          const next = all[at + 1]
          if (next) expect(whyBefore(one, next)).toBeDefined()
        })
      }),
    )
  })
})

describe('a hold', () => {
  const at = Date.parse('2026-11-24T09:00:00+02:00')
  const minutes = (hoursAhead: number) => {
    const until = holdUntil(at, at + hoursAhead * 3_600_000)
    return until === undefined ? undefined : (until - at) / 60_000
  }
  test('is half an hour up to a day ahead, two hours up to three, then four', () => {
    expect([24, 24.1, 72, 72.1].map(minutes)).toEqual([30, 120, 120, 240])
  })
  test('ends an hour before the time, and is not made when less than a quarter is left to answer', () => {
    expect([1.25, 1.24].map(minutes)).toEqual([15, undefined])
  })
  test('is asked for from eight to eight', () => {
    const ms = (time: string) => Date.parse(`2026-11-24T${time}:00+02:00`)
    expect(askFrom(ms('08:00'))).toBe(ms('08:00'))
    expect(askFrom(ms('19:59'))).toBe(ms('19:59'))
    expect(askFrom(ms('07:59'))).toBe(ms('08:00'))
    expect(askFrom(ms('20:00'))).toBe(Date.parse('2026-11-25T08:00:00+02:00'))
  })
})
