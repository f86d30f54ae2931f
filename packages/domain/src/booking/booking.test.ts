import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, toEpochDay, toInstant, toLocalDate } from '../time/index.ts'
import {
  breakOfShift,
  canKeepBoth,
  combineOffers,
  combineOnDay,
  costOfDay,
  freeSpans,
  listStarts,
  overlaps,
  reminderTime,
  type Candidate,
  type Span,
} from './index.ts'

const minute = 60_000
const hour = 60 * minute
const span = fc
  .tuple(fc.nat(100), fc.integer({ min: 1, max: 30 }))
  .map(([from, length]) => ({ fromMs: from, toMs: from + length }))
const holds = (spans: readonly Span[], at: number) => spans.some((s) => s.fromMs <= at && at < s.toMs)

describe('free spans', () => {
  test('hold exactly the moments that are open and not taken', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 5 }), fc.array(span, { maxLength: 8 }), (open, taken) => {
        const free = freeSpans(open, taken)
        for (let at = 0; at < 140; at++) expect(holds(free, at)).toBe(holds(open, at) && !holds(taken, at))
        expect(free.every(({ fromMs, toMs }) => fromMs < toMs)).toBe(true)
      }),
    )
  })
  test('a taken time that ends where another starts leaves the next one whole', () => {
    expect(freeSpans([{ fromMs: 0, toMs: 10 }], [{ fromMs: 0, toMs: 5 }])).toEqual([{ fromMs: 5, toMs: 10 }])
  })
  test('a time as long as what is free fits, a minute longer does not', () => {
    const free = [{ fromMs: 0, toMs: 30 * minute }]
    expect(listStarts(free, 30, 15, 0)).toHaveLength(1)
    expect(listStarts(free, 31, 15, 0)).toHaveLength(0)
  })
  test('nothing starts before the notice has passed', () => {
    const free = [{ fromMs: 0, toMs: hour }]
    expect(listStarts(free, 15, 15, 15 * minute)[0]?.fromMs).toBe(15 * minute)
    expect(listStarts(free, 15, 15, 15 * minute + 1)[0]?.fromMs).toBe(30 * minute)
  })
  test('a shift over six hours has a rest inside it, one of six hours has none', () => {
    expect(breakOfShift({ fromMs: 0, toMs: 6 * hour })).toBeUndefined()
    expect(breakOfShift({ fromMs: 0, toMs: 8 * hour })).toEqual({ fromMs: 3.5 * hour, toMs: 4 * hour })
  })
})

const day = toLocalDate('2026-11-25')
const candidate = (needId: string, fromMs: number, o: Partial<Candidate> = {}): Candidate => ({
  needId,
  staffId: `s-${needId}`,
  unitId: 'u1',
  mode: 'onsite',
  day,
  fromMs,
  toMs: fromMs + 30 * minute,
  ...o,
})
const anyCandidate = (needId: string) =>
  fc
    .record({
      slot: fc.nat(12),
      unitId: fc.constantFrom('u1', 'u2'),
      mode: fc.constantFrom('onsite' as const, 'remote' as const),
    })
    .map(({ slot, unitId, mode }) => candidate(needId, slot * 15 * minute, { unitId, mode }))

/** Every way to take at most one of each list, tried one by one. */
function everyWay(byNeed: readonly (readonly Candidate[])[]): Candidate[][] {
  return byNeed
    .reduce<Candidate[][]>((ways, list) => ways.flatMap((way) => [way, ...list.map((c) => [...way, c])]), [[]])
    .filter((way) => way.every((a, i) => way.slice(i + 1).every((b) => canKeepBoth(a, b))))
}

describe('combinations', () => {
  test('of one day are as good as the best of all that are possible', () => {
    const lists = fc.tuple(...['a', 'b', 'c'].map((id) => fc.array(anyCandidate(id), { maxLength: 5 })))
    fc.assert(
      fc.property(lists, (byNeed) => {
        const found = combineOnDay(byNeed)
        const ways = everyWay(byNeed)
        const most = Math.max(...ways.map((way) => way.length))
        expect(found).toHaveLength(most)
        expect(costOfDay(found)).toBe(Math.min(...ways.filter((way) => way.length === most).map(costOfDay)))
      }),
    )
  })
  test('never overlap for the person, and name no need twice', () => {
    const list = fc.array(fc.oneof(...['a', 'b', 'c'].map(anyCandidate)), { maxLength: 20 })
    fc.assert(
      fc.property(list, (candidates) => {
        const needs = ['a', 'b', 'c'].map((needId) => ({ needId, urgencyClass: 'D' as const }))
        for (const { items } of combineOffers({ needs, candidates, limit: 10 }).offers) {
          expect(new Set(items.map(({ needId }) => needId)).size).toBe(items.length)
          items.forEach((a, i) => items.slice(i + 1).forEach((b) => expect(overlaps(a, b)).toBe(false)))
        }
      }),
    )
  })
  test('two visits in different places leave half an hour between, in one place none', () => {
    const first = candidate('a', 0)
    expect(canKeepBoth(first, candidate('b', 30 * minute))).toBe(true)
    expect(canKeepBoth(first, candidate('b', 59 * minute, { unitId: 'u2' }))).toBe(false)
    expect(canKeepBoth(first, candidate('b', 60 * minute, { unitId: 'u2' }))).toBe(true)
  })
  test('at home and in a unit leave the way between, one after the other at home or at a distance none', () => {
    const home = (slot: number) => candidate('a', slot * minute, { mode: 'home' })
    const other = (mode: Candidate['mode']) => candidate('b', 60 * minute, { mode, unitId: 'u2' })
    const asked: unknown[] = []
    const travelMs = (...ends: [string | null, string | null]) => {
      asked.push(ends)
      return 45 * minute
    }
    expect([-15, -14].map((slot) => canKeepBoth(home(slot), other('onsite'), travelMs))).toEqual([true, false])
    expect([134, 135].map((slot) => canKeepBoth(other('onsite'), home(slot), travelMs))).toEqual([false, true])
    expect(asked[0]).toEqual([null, 'u2'])
    for (const mode of ['home', 'remote', 'phone'] as const)
      expect([30, 31].map((slot) => canKeepBoth(home(slot), other(mode), travelMs))).toEqual([true, false])
  })
  const at = (needId: string, days: number, slot = 0) =>
    candidate(needId, (toEpochDay(day) + days) * 24 * hour + slot * 30 * minute, { day: addDays(day, days) })
  test('prefer one day when both fit it, but not at the cost of the date', () => {
    const needs = [
      { needId: 'a', urgencyClass: 'D' as const, latest: addDays(day, 1) },
      { needId: 'b', urgencyClass: 'D' as const },
    ]
    const one = combineOffers({ needs, candidates: [at('a', 0), at('a', 1), at('b', 1, 1)], limit: 3 })
    expect(one.offers[0]?.items.map((i) => i.day)).toEqual([addDays(day, 1), addDays(day, 1)])
    expect(one.offers[0]?.reasons).toContain('sameDay')
    const late = combineOffers({ needs, candidates: [at('a', 0), at('a', 2), at('b', 2, 1)], limit: 3 })
    expect(late.offers[0]?.items.map((i) => i.day)).toEqual([day, addDays(day, 2)])
  })
  test('an urgent need does not wait for the others', () => {
    const needs = [
      { needId: 'a', urgencyClass: 'C' as const },
      { needId: 'b', urgencyClass: 'E' as const },
    ]
    const { offers } = combineOffers({ needs, candidates: [at('a', 0), at('a', 5), at('b', 5, 1)], limit: 3 })
    expect(offers[0]?.items[0]?.day).toBe(day)
  })
  test('two visits in different places leave the time that the way takes, to the minute', () => {
    const travelMs = () => 95 * minute
    const [first, far] = [candidate('a', 0), (slot: number) => candidate('b', slot * minute, { unitId: 'u2' })]
    expect(canKeepBoth(first, far(124), travelMs)).toBe(false)
    expect(canKeepBoth(first, far(125), travelMs)).toBe(true)
    const needs = ['a', 'b'].map((needId) => ({ needId, urgencyClass: 'D' as const }))
    const found = combineOffers({ needs, candidates: [first, far(60), far(125)], limit: 3, travelMs })
    expect(found.offers[0]?.items.map(({ fromMs }) => fromMs)).toEqual([0, 125 * minute])
  })
  describe('with the way to a place', () => {
    const far = (candidate: Candidate, away: number) => ({ ...candidate, away, unitId: 'far' })
    const of = (urgencyClass: 'C' | 'D', candidates: Candidate[], latest?: number) =>
      combineOffers({
        needs: [{ needId: 'a', urgencyClass, ...(latest === undefined ? {} : { latest: addDays(day, latest) }) }],
        candidates,
        limit: 3,
      }).offers.map(({ items }) => [items[0]?.day, items[0]?.away ?? 0])
    test('a nearer place comes first, though a farther one has a day before it', () => {
      expect(of('D', [far(at('a', 0), 2), at('a', 2)])).toEqual([
        [addDays(day, 2), 0],
        [day, 2],
      ])
    })
    test('not past the date: the last day near is before a far one, the day after is not', () => {
      expect(of('D', [far(at('a', 0), 2), at('a', 2)], 2)[0]).toEqual([addDays(day, 2), 0])
      expect(of('D', [far(at('a', 0), 2), at('a', 2)], 1)[0]).toEqual([day, 2])
    })
    test('not for the one in a hurry: the first day stands, and of that day the nearest', () => {
      expect(of('C', [far(at('a', 0), 2), at('a', 2)])[0]).toEqual([day, 2])
      expect(of('C', [far(at('a', 0), 2), at('a', 0, 4), at('a', 2)])[0]).toEqual([day, 0])
    })
    test('the farthest of several journeys counts: two needs in one far place before one far and one farther', () => {
      const needs = ['a', 'b'].map((needId) => ({ needId, urgencyClass: 'D' as const }))
      const candidates = [far(at('a', 0), 1), far(at('b', 0, 4), 3), far(at('a', 1), 2), far(at('b', 1, 4), 2)]
      expect(combineOffers({ needs, candidates, limit: 2 }).offers[0]?.items.map(({ away }) => away)).toEqual([2, 2])
    })
    describe('of one day', () => {
      const needs = ['a', 'b', 'c'].map((needId) => ({ needId, urgencyClass: 'D' as const }))
      const two = needs.slice(0, 2)
      test('whoever goes far for one need has the other there too, though it could be met nearer', () => {
        const candidates = [at('a', 0), far(at('a', 0, 10), 2), far(at('b', 0, 11), 2)]
        for (const sameDay of [true, false]) {
          const [first] = combineOffers({ needs: two, candidates, limit: 3, sameDay }).offers
          expect(first?.items.map(({ unitId }) => unitId)).toEqual(['far', 'far'])
          expect(first?.reasons).toContain('samePlace')
        }
      })
      test('near times that cannot both be kept: far ones that can are one day’s offer, near ones of two days another', () => {
        const near = [at('a', 0), at('b', 0), at('b', 1)]
        const candidates = [...near, far(at('a', 0, 10), 2), far(at('b', 0, 11), 2)]
        const ways = combineOffers({ needs: two, candidates, limit: 5 }).offers.map(({ items }) =>
          items.map((item) => [item.day, item.away ?? 0]),
        )
        expect(ways[0]).toEqual([
          [day, 0],
          [addDays(day, 1), 0],
        ])
        expect(ways).toContainEqual([
          [day, 2],
          [day, 2],
        ])
        const [only] = combineOffers({ needs: two, candidates, limit: 5, sameDay: true }).offers
        expect(only?.items.map(({ away }) => away)).toEqual([2, 2])
      })
      test('the first offer meets as many needs as any choice of times can, with the shortest way, and then nearest each other', () => {
        const awayOf = { u1: 0, u2: 1, u3: 3 }
        const anyTime = (needId: string) =>
          fc
            .record({ slot: fc.nat(12), unitId: fc.constantFrom('u1' as const, 'u2' as const, 'u3' as const) })
            .map(({ slot, unitId }) => candidate(needId, slot * 15 * minute, { unitId, away: awayOf[unitId] }))
        const lists = fc.tuple(...needs.map(({ needId }) => fc.array(anyTime(needId), { maxLength: 5 })))
        const worth = (items: readonly Candidate[]) => [
          -items.length,
          Math.max(0, ...items.map(({ away = 0 }) => away)),
          costOfDay(items),
        ]
        const compare = (a: readonly number[], b: readonly number[]) =>
          a.map((one, i) => one - (b[i] ?? 0)).find((difference) => difference !== 0) ?? 0
        fc.assert(
          fc.property(lists, fc.boolean(), (byNeed, sameDay) => {
            const [first] = combineOffers({ needs, candidates: byNeed.flat(), limit: 3, sameDay }).offers
            const [best = []] = everyWay(byNeed).map(worth).sort(compare)
            expect(worth(first?.items ?? [])).toEqual(best)
          }),
        )
      })
    })
  })
  test('a time on the last day is inside the limit, on the next day it is not, and no time at all is said', () => {
    const need = (latest: number) => [{ needId: 'a', urgencyClass: 'D' as const, latest: addDays(day, latest) }]
    expect(combineOffers({ needs: need(3), candidates: [at('a', 3)], limit: 1 }).uncovered).toEqual([])
    expect(combineOffers({ needs: need(2), candidates: [at('a', 3)], limit: 1 }).uncovered).toEqual([
      { needId: 'a', why: 'noTimeInsideLimit' },
    ])
    expect(combineOffers({ needs: need(2), candidates: [], limit: 1 }).uncovered).toEqual([
      { needId: 'a', why: 'noTime' },
    ])
  })
})

describe('a reminder', () => {
  test.each([
    ['2026-11-25T08:00:00+02:00', '2026-11-24T09:00:00+02:00'],
    ['2026-11-25T13:15:00+02:00', '2026-11-24T13:15:00+02:00'],
    ['2026-11-25T19:30:00+02:00', '2026-11-24T17:00:00+02:00'],
    // The day after the clocks went back.
    ['2026-10-26T10:00:00+02:00', '2026-10-25T10:00:00+02:00'],
    ['2026-10-25T10:00:00+02:00', '2026-10-24T10:00:00+03:00'],
  ])('of %s comes the day before at daytime: %s', (start, reminder) => {
    expect(reminderTime(toInstant(start))).toBe(toInstant(reminder))
  })
})

describe('a professional who knows the person', () => {
  const tomorrow = addDays(day, 1)
  const offered = (urgencyClass: 'C' | 'D', candidates: Candidate[], latest = addDays(day, 7)) =>
    combineOffers({ needs: [{ needId: 'a', urgencyClass, latest }], candidates, limit: 3 }).offers
  const stranger = candidate('a', 9 * hour)
  const known = candidate('a', 14 * hour, { staffId: 'own', isKnown: true })
  const later = { day: tomorrow, fromMs: 38 * hour, toMs: 39 * hour }

  test('is offered before others of the day and of days before, with the reason told', () => {
    const [first] = offered('D', [stranger, known])
    expect(first).toMatchObject({ items: [{ staffId: 'own' }], reasons: ['insideLimit', 'known'] })
    const [next, rest] = offered('D', [stranger, { ...known, ...later }])
    expect(next?.items[0]?.staffId).toBe('own')
    expect(rest?.items[0]?.staffId).toBe('s-a')
    expect(rest?.reasons).not.toContain('known')
  })
  test('makes nobody in a hurry wait, not an hour and not a day', () => {
    expect(offered('C', [stranger, known])[0]?.items[0]?.staffId).toBe('s-a')
    expect(offered('C', [stranger, { ...known, ...later }])[0]?.items[0]?.staffId).toBe('s-a')
  })
  test('makes nobody miss their date', () => {
    expect(offered('D', [stranger, { ...known, ...later }], day)[0]?.items[0]?.staffId).toBe('s-a')
    expect(offered('D', [stranger, { ...known, ...later }], tomorrow)[0]?.items[0]?.staffId).toBe('own')
  })
  test('counts for nothing where the earliest times are asked for', () => {
    const ask = (candidates: Candidate[]) =>
      combineOffers({ needs: [{ needId: 'a', urgencyClass: 'D' }], candidates, limit: 3, earliest: true }).offers
    const early = candidate('a', 8 * hour)
    const [first] = ask([{ ...known, fromMs: 10 * hour, toMs: 11 * hour }, stranger, early])
    expect(first?.items[0]).toMatchObject({ staffId: 's-a', fromMs: 8 * hour })
    expect(ask([stranger, { ...known, ...later }])[0]?.items[0]?.staffId).toBe('s-a')
  })
  test('without a date counts for seven days from the first free time, and not on the eighth', () => {
    const first = (days: number) => {
      const one = { ...known, day: addDays(day, days), fromMs: days * 24 * hour, toMs: days * 24 * hour + hour }
      const needs = [{ needId: 'a', urgencyClass: 'D' as const }]
      return combineOffers({ needs, candidates: [stranger, one], limit: 3 }).offers[0]?.items[0]?.staffId
    }
    expect(first(7)).toBe('own')
    expect(first(8)).toBe('s-a')
  })
  test('hides no earlier time: the first time of all is among three, on another day and on the same', () => {
    const days = [1, 2, 3].map((n) => ({
      ...known,
      ...{ day: addDays(day, n), fromMs: n * 24 * hour + 10 * hour, toMs: n * 24 * hour + 11 * hour },
    }))
    const found = offered('D', [stranger, ...days])
    expect(found.map(({ items }) => items[0]?.staffId)).toEqual(['own', 'own', 's-a'])
    expect(found[2]?.reasons).not.toContain('known')
    expect(offered('D', [stranger, known]).map(({ items }) => items[0]?.staffId)).toEqual(['own', 's-a'])
  })
  test('stays among the times of a full day', () => {
    const many = Array.from({ length: 40 }, (_, n) => candidate('a', (480 + n * 15) * minute))
    const last = { ...known, fromMs: 17 * hour + 5 * minute, toMs: 17 * hour + 35 * minute }
    expect(offered('D', [...many, last])[0]?.items[0]?.staffId).toBe('own')
  })
})
