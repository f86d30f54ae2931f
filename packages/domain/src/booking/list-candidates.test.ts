import { describe, expect, test } from 'vitest'
import { toLocalDate } from '../time/index.ts'
import { combineOffers, listCandidates, type OpenTime, type TimesOfNeed } from './index.ts'

const minute = 60_000
const hour = 60 * minute
const day = toLocalDate('2026-11-25')
const time = (staffId: string, o: Partial<OpenTime> = {}): OpenTime => ({
  staffId,
  unitId: 'u1',
  municipality: '1',
  modes: ['onsite', 'remote'],
  day,
  open: [{ fromMs: 8 * hour, toMs: 9 * hour }],
  ...o,
})
const wanted = (o: Partial<TimesOfNeed> = {}): TimesOfNeed => ({
  needId: 'n',
  durationMinutes: 30,
  earliestMs: 0,
  modes: ['onsite'],
  busyOf: new Map(),
  own: [],
  turn: 0,
  ...o,
})
const starts = (times: readonly OpenTime[], o: Partial<TimesOfNeed> = {}) =>
  listCandidates(times, wanted(o)).map(({ fromMs }) => (fromMs - 8 * hour) / minute)

describe('free times of a need', () => {
  test('begin on the quarter hour and end inside what is open', () => {
    expect(starts([time('a')])).toEqual([0, 15, 30])
    expect(starts([time('a', { open: [{ fromMs: 8 * hour + minute, toMs: 9 * hour }] })])).toEqual([15, 30])
  })
  test('touch what the professional and the person have booked, and never overlap it', () => {
    const busy = new Map([['a', [{ fromMs: 8 * hour, toMs: 8 * hour + 15 * minute }]]])
    expect(starts([time('a')], { busyOf: busy })).toEqual([15, 30])
    expect(starts([time('a')], { own: [{ fromMs: 8 * hour + 30 * minute, toMs: 9 * hour }] })).toEqual([0])
  })
  test('begin at the earliest moment itself, and not a minute before', () => {
    expect(starts([time('a')], { earliestMs: 8 * hour + 15 * minute })).toEqual([15, 30])
    expect(starts([time('a')], { earliestMs: 8 * hour + 16 * minute })).toEqual([30])
  })
  test('are one of each start, place and mode; another place or mode is another time', () => {
    expect(starts([time('a'), time('b')])).toHaveLength(3)
    expect(starts([time('a'), time('b', { unitId: 'u2' })])).toHaveLength(6)
    expect(starts([time('a')], { modes: ['onsite', 'remote'] })).toHaveLength(6)
  })
  test('on site are only in the municipality asked for; remote they are from anywhere', () => {
    const times = [time('a', { municipality: '2' })]
    const found = listCandidates(times, wanted({ municipality: '1', modes: ['onsite', 'remote'] }))
    expect(new Set(found.map(({ mode }) => mode))).toEqual(new Set(['remote']))
  })
  test('turn: of professionals who are equal each is the first of somebody', () => {
    const three = [time('a'), time('b'), time('c')]
    const first = [0, 1, 2, 3].map((turn) => listCandidates(three, wanted({ turn }))[0]?.staffId)
    expect(first).toEqual(['a', 'b', 'c', 'a'])
  })
})

describe('offers of equally good times', () => {
  const offered = (urgencyClass: 'C' | 'D', turn: number) => {
    const early = time('early')
    const later = time('later', { unitId: 'u2', open: [{ fromMs: 9 * hour, toMs: 10 * hour }] })
    const candidates = listCandidates([early, later], wanted({ turn }))
    return combineOffers({ needs: [{ needId: 'n', urgencyClass }], candidates, limit: 1 }).offers[0]?.items[0]?.staffId
  }
  test('what is not urgent is shared over two hours', () => {
    expect([0, 1].map((turn) => offered('D', turn))).toEqual(['early', 'later'])
  })
  test('what is urgent always gets the earliest', () => {
    expect([0, 1].map((turn) => offered('C', turn))).toEqual(['early', 'early'])
  })
})
