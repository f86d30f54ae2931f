import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freeSpans, listCandidates, numberPlaces, type Mode, type Span } from '@luukku/domain/booking'
import { addDays, epochMsOf, fromHelsinki, toLocalDate, type LocalDate } from '@luukku/domain/time'
import type { Reception, StaffBook, WeekRoster } from '../../staffing/index.ts'
import type { TakenSpan } from './booked-times.ts'
import { createWeekCalendars } from './week-calendars.ts'

const monday = toLocalDate('2027-03-22')
const ms = (day: LocalDate, quarter: number) => epochMsOf(fromHelsinki(day, '00:00')) + quarter * 900_000
const service = {
  code: 'FYSIO',
  register: 'health' as const,
  name: { fi: '', sv: '', en: '' },
  bookable: true,
  modes: ['onsite', 'remote'] as Mode[],
  professions: ['physio'],
  competences: [],
  duration_minutes: 45,
  resources: [] as string[],
  extra_minutes: {},
  together: [],
  is_group: false,
}
const member = (id: string, professions: string[]): [string, StaffRow] => [
  id,
  {
    id,
    given_name: '',
    family_name: '',
    professions,
    competences: [],
    languages: ['fi'],
    registers: ['health'],
    unit_id: 'u0',
    phone: null,
    active: true,
  },
]
type StaffRow = StaffBook['staff'] extends ReadonlyMap<string, infer Row> ? Row : never
const book: StaffBook = {
  staff: new Map([member('a', ['physio']), member('b', ['physio']), member('c', ['physio']), member('d', ['nurse'])]),
  units: new Map(
    ['u0', 'u1'].map((id) => [
      id,
      { id, code: id, name: service.name, municipality_code: id, address: null, joint_guidance: false, features: [] },
    ]),
  ),
  duties: [],
}

// Weekdays without the night of the turned clock: there the two engines count hours and wall clock differently on purpose.
const receptionOf = fc
  .record({
    staffId: fc.constantFrom('a', 'b', 'c', 'd'),
    unitId: fc.constantFrom('u0', 'u1'),
    day: fc.integer({ min: 0, max: 5 }),
    from: fc.integer({ min: 28, max: 56 }),
    length: fc.integer({ min: 1, max: 30 }),
    modes: fc.subarray<Mode>(['onsite', 'remote'], { minLength: 1 }),
    services: fc.constantFrom([], ['FYSIO'], ['OTHER']),
  })
  .map(({ day: n, from, length, ...rest }): Reception => {
    const day = addDays(monday, n)
    const span = { fromMs: ms(day, from), toMs: ms(day, from + length) }
    return { ...rest, ...span, day, open: freeSpans([span], []) }
  })
const spanOf = fc
  .record({
    day: fc.integer({ min: 0, max: 5 }),
    from: fc.integer({ min: 24, max: 80 }),
    length: fc.integer({ min: 1, max: 8 }),
  })
  .map(({ day, from, length }): Span => {
    const date = addDays(monday, day)
    return { fromMs: ms(date, from), toMs: ms(date, from + length) }
  })
/** A professional is in one place at a time: of receptions that overlap only the first is kept. */
const rosterOf = (receptions: readonly Reception[]): WeekRoster => ({
  monday,
  receptions: receptions.filter((one, at) =>
    receptions
      .slice(0, at)
      .every((other) => other.staffId !== one.staffId || other.toMs <= one.fromMs || one.toMs <= other.fromMs),
  ),
  guidance: [],
  duty: [],
})
const keysOf = (list: readonly { unitId: string; mode: Mode; fromMs: number; toMs: number; day: LocalDate }[]) =>
  list.map(({ unitId, mode, fromMs, toMs, day }) => `${unitId} ${mode} ${day} ${String(fromMs)} ${String(toMs)}`).sort()

const waysOf = (minutes: (a: string, b: string) => number) => ({
  places: numberPlaces([...book.units.keys()], ['148'], (a, b) =>
    minutes(Object.values(a).join(), Object.values(b).join()),
  ),
})
const near = waysOf(() => 0)

describe('free times of a week in bits', () => {
  test('keep the way free from where somebody is on site, whoever travels, and only then', () => {
    const minutes = (a: string, b: string) => (a === b ? 0 : 65)
    const way = waysOf(minutes)
    const placed = fc
      .tuple(spanOf, fc.constantFrom('u0', 'u1', undefined))
      .map(([span, unitId]): TakenSpan => (unitId === undefined ? span : { ...span, unitId }))
    const padded = (unitId: string, mode: Mode) => (one: TakenSpan) => {
      const kept = mode !== 'onsite' || one.unitId === undefined ? 0 : minutes(one.unitId, unitId)
      return { fromMs: one.fromMs - kept * 60_000, toMs: one.toMs + kept * 60_000 }
    }
    fc.assert(
      fc.property(
        fc.array(receptionOf, { maxLength: 10 }),
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), placed), { maxLength: 8 }),
        fc.array(placed, { maxLength: 2 }),
        (receptions, booked, own) => {
          const roster = rosterOf(receptions)
          const spansOf = (id: string) => booked.flatMap(([staffId, span]) => (id === staffId ? [span] : []))
          const week = createWeekCalendars({ roster, book, services: [service], resources: [], spansOf, travel: way })
          const [fromMs, toMs] = [ms(monday, 0), ms(addDays(monday, 6), 0)]
          const found = week.search({ needId: 'n', service, modes: service.modes, fromMs, toMs, own, turn: 0 })
          // Place by place and way by way, with what is booked made longer by the way to that place.
          const expected = ['u0', 'u1'].flatMap((unitId) =>
            service.modes.flatMap((mode) =>
              listCandidates(
                roster.receptions
                  .filter((one) => one.unitId === unitId && one.staffId !== 'd' && !one.services.includes('OTHER'))
                  .map((one) => ({ ...one, municipality: unitId })),
                {
                  needId: 'n',
                  durationMinutes: 45,
                  earliestMs: fromMs,
                  modes: [mode],
                  busyOf: new Map(['a', 'b', 'c'].map((id) => [id, spansOf(id).map(padded(unitId, mode))])),
                  own: own.map(padded(unitId, mode)),
                  turn: 0,
                },
              ),
            ),
          )
          const keys = new Set(keysOf(found))
          // A time at a distance is left out where it would take the way between two places: the engines are held together for that
          // in the domain.
          const isOnWay = booked.some(([, { unitId }]) => unitId !== undefined)
          const missing = expected.filter(({ mode }) => mode === 'onsite' || !isOnWay)
          expect(keysOf(missing).filter((key) => !keys.has(key))).toEqual([])
          for (const one of found) {
            const pad = padded(one.unitId, one.mode)
            for (const taken of [...spansOf(one.staffId), ...own].map(pad))
              expect(taken.fromMs < one.toMs && one.fromMs < taken.toMs).toBe(false)
          }
        },
      ),
      { numRuns: 300 },
    )
  })
  test('are those that adding up spans finds, whatever is booked, and each giver is free', () => {
    fc.assert(
      fc.property(
        fc.array(receptionOf, { maxLength: 14 }),
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), spanOf), { maxLength: 12 }),
        fc.array(spanOf, { maxLength: 3 }),
        fc.nat(9),
        (receptions, booked, own, turn) => {
          const roster = rosterOf(receptions)
          const spansOf = (staffId: string) => booked.flatMap(([id, span]) => (id === staffId ? [span] : []))
          const week = createWeekCalendars({ roster, book, services: [service], resources: [], spansOf, travel: near })
          const [fromMs, toMs] = [ms(monday, 0), ms(addDays(monday, 6), 0)]
          const found = week.search({ needId: 'n', service, modes: service.modes, fromMs, toMs, own, turn })
          const mine = roster.receptions.filter((one) => one.staffId !== 'd' && !one.services.includes('OTHER'))
          const expected = listCandidates(
            mine.map((one) => ({ ...one, municipality: one.unitId })),
            {
              needId: 'n',
              durationMinutes: 45,
              earliestMs: fromMs,
              modes: service.modes,
              busyOf: new Map(['a', 'b', 'c', 'd'].map((id) => [id, spansOf(id)])),
              own,
              turn,
            },
          )
          // Side by side receptions of one professional are one stretch of free time in bits.
          const joined = new Set(keysOf(found))
          expect(keysOf(expected).filter((key) => !joined.has(key))).toEqual([])
          for (const one of found) {
            const receiving = mine.filter(
              ({ staffId, unitId, modes }) =>
                staffId === one.staffId && unitId === one.unitId && modes.includes(one.mode),
            )
            const free = freeSpans(
              receiving.flatMap(({ open }) => open),
              [...spansOf(one.staffId), ...own],
            )
            const covered = free.reduce(
              (sum, span) => sum + Math.max(0, Math.min(span.toMs, one.toMs) - Math.max(span.fromMs, one.fromMs)),
              0,
            )
            expect(covered).toBe(one.toMs - one.fromMs)
          }
        },
      ),
      { numRuns: 300 },
    )
  })
  test('follow what is booked: gone when taken, back when freed, and only of that professional', () => {
    const day = addDays(monday, 1)
    const reception = (staffId: string): Reception => {
      const span = { fromMs: ms(day, 32), toMs: ms(day, 40) }
      return { ...span, staffId, unitId: 'u0', modes: ['onsite'], services: [], day, open: [span] }
    }
    const booked = new Map<string, Span[]>()
    const week = createWeekCalendars({
      roster: { monday, receptions: [reception('a'), reception('b')], guidance: [], duty: [] },
      book,
      services: [service],
      resources: [],
      travel: near,
      spansOf: (staffId) => booked.get(staffId) ?? [],
    })
    const givers = () =>
      ['a', 'b'].filter((staffId) =>
        week
          .search({
            needId: 'n',
            service,
            modes: ['onsite'],
            fromMs: ms(day, 0),
            toMs: ms(day, 95),
            own: [],
            turn: 0,
            staffId,
          })
          .some(({ fromMs }) => fromMs === ms(day, 32)),
      )
    expect(givers()).toEqual(['a', 'b'])
    const span = { fromMs: ms(day, 32), toMs: ms(day, 33) }
    booked.set('a', [span])
    week.changed({ staffId: 'a', span, isTaken: true })
    expect(givers()).toEqual(['b'])
    booked.delete('a')
    week.changed({ staffId: 'a', span, isTaken: false })
    expect(givers()).toEqual(['a', 'b'])
  })
})
