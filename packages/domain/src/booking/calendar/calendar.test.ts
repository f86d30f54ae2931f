import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../capacity/random-source.ts'
import { createBits, fill, has, startsOfRuns } from './bits.ts'
import { createCalendarIndex } from './calendar-index.ts'
import { slotsADay, type CalendarGrid, type CalendarRules, type TimeSearch } from './calendar-rules.ts'
import { searchNaively } from './naive-search.ts'
import { randomCounty, randomSearch } from './random-rules.ts'

const grid: CalendarGrid = {
  days: 14,
  closed: [],
  travel: [
    [0, 4],
    [4, 0],
  ],
  allowsOverbooking: true,
}
const nurse = (o: Partial<CalendarRules> = {}): CalendarRules => ({
  has: ['nurse', 'fi'],
  open: [{ from: 100, to: 130, place: 0, modes: ['onsite', 'home'] }],
  closed: [],
  booked: [],
  groups: [],
  overbooking: 0,
  ...o,
})
const search = (o: Partial<TimeSearch> = {}): TimeSearch => ({
  from: 0,
  to: grid.days * slotsADay,
  duration: 10,
  ways: [{ mode: 'onsite', place: 0 }],
  needed: [['nurse']],
  personBooked: [],
  limit: 100,
  ...o,
})
const starts = (calendars: readonly CalendarRules[], o: Partial<TimeSearch> = {}, on = grid) =>
  createCalendarIndex(on, calendars)
    .search(search(o))
    .map(({ start }) => start)
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at)

describe('bits', () => {
  test('are filled and cleared exactly between the ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40, max: 140 }), fc.nat(120), fc.boolean(), (from, length, value) => {
        const bits = createBits(96)
        fill(bits, 0, 96, !value)
        fill(bits, from, from + length, value)
        for (let at = 0; at < 96; at++) expect(has(bits, at)).toBe(at >= from && at < from + length ? value : !value)
      }),
    )
  })
  test('start a run where every bit of it is set', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 1, maxLength: 96 }),
        fc.integer({ min: 1, max: 70 }),
        (list, run) => {
          const bits = createBits(96)
          list.forEach((value, at) => fill(bits, at, at + 1, value))
          const found = startsOfRuns(bits, run)
          for (let at = 0; at < 96; at++)
            expect(has(found, at)).toBe(range(at, at + run).every((slot) => list[slot] === true))
        },
      ),
    )
  })
})

describe('times found in calendars', () => {
  test('are those that checking every slot finds, with every feature at once', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { uniform } = createRandom(seed)
        const { grid: of, calendars } = randomCounty(uniform, 12, 15, 0.4)
        const index = createCalendarIndex(of, calendars)
        for (let n = 0; n < 3; n++) {
          const wanted = randomSearch(uniform, 15)
          expect(index.search(wanted)).toEqual(searchNaively(of, calendars, wanted))
        }
      }),
      { numRuns: 60 },
    )
  })
  test('stay right when a calendar changes', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { uniform } = createRandom(seed)
        const { grid: of, calendars } = randomCounty(uniform, 8, 15, 0.4)
        const index = createCalendarIndex(of, calendars)
        const wanted = randomSearch(uniform, 15)
        index.search(wanted)
        const [other] = randomCounty(uniform, 1, 15, 0.2).calendars
        const changed = other ? [other, ...calendars.slice(1)] : calendars
        if (other) index.replace(0, other)
        expect(index.search(wanted)).toEqual(searchNaively(of, changed, wanted))
      }),
      { numRuns: 40 },
    )
  })
  test('end with the working hours and touch what is booked', () => {
    expect(starts([nurse()])).toEqual(range(100, 121))
    expect(starts([nurse({ booked: [{ from: 110, to: 115, place: 0 }] })])).toEqual([100, ...range(115, 121)])
  })
  test('leave the way from another place free', () => {
    expect(starts([nurse({ booked: [{ from: 110, to: 112, place: 1 }] })])).toEqual(range(116, 121))
  })
  test('to a home leave the way there and back inside the working hours', () => {
    expect(starts([nurse()], { ways: [{ mode: 'home', place: 1 }] })).toEqual(range(104, 117))
  })
  test('to a home after a break leave the way when the break is over: nobody drives while they rest', () => {
    const lunch = nurse({ closed: [{ from: 110, to: 116 }], booked: [{ from: 104, to: 110, place: 1 }] })
    expect(starts([lunch], { ways: [{ mode: 'home', place: 1 }], duration: 4 })).toEqual(range(116, 123))
    const from = grid.travel.map((row) => row.map((slots) => slots + 2))
    expect(starts([lunch], { ways: [{ mode: 'home', place: 1 }], duration: 4 }, { ...grid, travel: from })).toEqual([
      118, 119, 120,
    ])
  })
  test('at a distance leave the way between two homes, and from where the work begins to the first', () => {
    const two = (second: number) =>
      nurse({
        open: [{ from: 100, to: 130, place: 0, modes: ['remote', 'home'] }],
        booked: [
          { from: 106, to: 108, place: 1 },
          { from: second, to: second + 2, place: 0 },
        ],
      })
    const remote = (one: CalendarRules) => starts([one], { ways: [{ mode: 'remote' }], duration: 2 })
    // From 100 to the first home four slots of six; from 108 to 113 four of five.
    expect(remote(two(113)).filter((at) => at < 113)).toEqual([100, 101, 102, 103, 104])
    expect(remote(two(114)).filter((at) => at < 114)).toEqual([100, 101, 102, 103, 104, 108, 109, 110, 111, 112])
  })
  test('lie over a booking only where calendar and county both allow it', () => {
    const booked = [{ from: 100, to: 130, place: 0 }]
    expect(starts([nurse({ booked })])).toEqual([])
    expect(starts([nurse({ booked, overbooking: 1 })])).toEqual(range(100, 121))
    expect(starts([nurse({ booked, overbooking: 1 })], {}, { ...grid, allowsOverbooking: false })).toEqual([])
  })
  test('for two at once take two different ones', () => {
    expect(starts([nurse()], { needed: [['nurse'], ['fi']] })).toEqual([])
    const two = [nurse(), nurse({ open: [{ from: 115, to: 126, place: 0, modes: ['onsite'] }] })]
    expect(starts(two, { needed: [['nurse'], ['fi']] })).toEqual([115, 116])
  })
  test('of a series are with the same one each time', () => {
    const day = (n: number) => [
      { from: 100 + n * slotsADay, to: 111 + n * slotsADay, place: 0, modes: ['onsite' as const] },
    ]
    const series = { times: 2, everyDays: 7 }
    expect(starts([nurse({ open: day(0) }), nurse({ open: day(7) })], { series })).toEqual([])
    expect(starts([nurse({ open: [...day(0), ...day(7)] })], { series })).toEqual([100, 101])
  })
  test('of a group are its sessions while a seat is left', () => {
    const session = { from: 110, to: 120, group: 'cbt', place: 0, mode: 'onsite' as const }
    expect(starts([nurse({ groups: [{ ...session, seatsLeft: 1 }] })], { group: 'cbt' })).toEqual([110])
    expect(starts([nurse({ groups: [{ ...session, seatsLeft: 0 }] })], { group: 'cbt' })).toEqual([])
  })
})

describe('who of several is found', () => {
  const one = nurse()
  const many = Array.from({ length: 40 }, () => one)
  const found = (o: Partial<TimeSearch>) => createCalendarIndex(grid, many).search(search(o))

  test('turns with the search, and the times stay the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100, max: 100 }), (turn) => {
        const times = found({ turn })
        expect(times.map(({ start }) => start)).toEqual(found({}).map(({ start }) => start))
        expect(times.every(({ calendars }) => calendars[0] === ((turn % 40) + 40) % 40)).toBe(true)
      }),
    )
  })
  test('turns, and leaves out what is held, also where something is needed beside', () => {
    const rules = (has: string): CalendarRules => ({
      has: [has],
      open: [{ from: 96, to: 120, place: 0, modes: ['onsite'] }],
      closed: [],
      booked: [],
      groups: [],
      overbooking: 0,
    })
    const index = createCalendarIndex({ days: 1, closed: [], travel: [[0]], allowsOverbooking: false }, [
      rules('nurse'),
      rules('nurse'),
      rules('room'),
    ])
    const whose = (more: Partial<TimeSearch>) =>
      index
        .search({
          from: 0,
          to: 288,
          duration: 6,
          ways: [{ mode: 'onsite', place: 0 }],
          needed: [['nurse'], ['room']],
          personBooked: [],
          step: 6,
          limit: 9,
          ...more,
        })
        .map(({ start, calendars }) => `${String(start)} ${calendars.join()}`)
    expect(whose({})).toEqual(['96 0,2', '102 0,2', '108 0,2', '114 0,2'])
    expect(whose({ turn: 1 })).toEqual(['96 1,2', '102 1,2', '108 1,2', '114 1,2'])
    expect(whose({ held: new Map([[0, [{ from: 102, to: 108 }]]]) })).toEqual([
      '96 0,2',
      '102 1,2',
      '108 0,2',
      '114 0,2',
    ])
    expect(whose({ held: new Map([[2, [{ from: 102, to: 103 }]]]) })).toEqual(['96 0,2', '108 0,2', '114 0,2'])
  })
  test('is another one where the time of the first is held, up to the touching start', () => {
    const held = new Map([[0, [{ from: 110, to: 112 }]]])
    const whose = new Map(found({ held }).map(({ start, calendars }) => [start, calendars[0]]))
    // Ten slots long: starts 101 to 111 would touch what is held.
    expect([100, 101, 111, 112].map((at) => whose.get(at))).toEqual([0, 1, 1, 0])
  })
  test('begins at every third slot only, when asked so', () => {
    expect(found({ step: 3 }).map(({ start }) => start)).toEqual(range(100, 121).filter((at) => at % 3 === 0))
  })
})
