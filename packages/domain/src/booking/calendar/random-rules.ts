import type { Mode } from '../types.ts'
import { slotsADay, type CalendarGrid, type CalendarRules, type SlotSpan, type TimeSearch } from './calendar-rules.ts'

/** A source of numbers in [0, 1): the same seed, the same rules. */
export type Uniform = () => number

export interface RandomCounty {
  readonly grid: CalendarGrid
  readonly calendars: readonly CalendarRules[]
}

const professions = ['nurse', 'gp', 'physio', 'social_worker', 'psychologist']
const languages = ['fi', 'sv', 'en', 'se']
const methods = ['spirometry', 'cbt', 'wound', 'family']
const things = ['room', 'ultrasound', 'interpreter']
const places = 4

const below = (uniform: Uniform, end: number) => Math.floor(uniform() * end)
const pick = <T>(uniform: Uniform, list: readonly T[]): T => list[below(uniform, list.length)] as T
const some = <T>(uniform: Uniform, list: readonly T[], share: number) => list.filter(() => uniform() < share)

/** Calendars with every feature: places and travel, breaks, absences, holidays, groups, overbooking, rooms and devices. */
export function randomCounty(uniform: Uniform, count: number, days: number, busyShare: number): RandomCounty {
  const travel = Array.from({ length: places }, (_, a) =>
    Array.from({ length: places }, (_, b) => (a === b ? 0 : 2 + below(uniform, 8))),
  )
  const closed = Array.from({ length: days }, (_, day): SlotSpan => ({
    from: day * slotsADay,
    to: (day + 1) * slotsADay,
  }))
  // Whole days, and now and then an hour of a day, as the one that the clocks skip.
  const hours = closed.flatMap(({ from }): SlotSpan[] => {
    const at = from + 84 + below(uniform, 90)
    return uniform() < 0.1 ? [{ from: at, to: at + 12 }] : []
  })
  const grid: CalendarGrid = {
    days,
    closed: [...closed.filter((_, day) => day % 7 === 6 || uniform() < 0.03), ...hours],
    travel,
    allowsOverbooking: uniform() < 0.5,
  }
  return { grid, calendars: Array.from({ length: count }, () => randomRules(uniform, days, busyShare)) }
}

function randomRules(uniform: Uniform, days: number, busyShare: number): CalendarRules {
  const isThing = uniform() < 0.2
  const has = isThing
    ? [pick(uniform, things), ...some(uniform, languages, 0.4)]
    : [
        pick(uniform, professions),
        ...some(uniform, professions, 0.1),
        'fi',
        ...some(uniform, languages, 0.3),
        ...some(uniform, methods, 0.4),
      ]
  const open: CalendarRules['open'][number][] = []
  const closed: SlotSpan[] = []
  const booked: CalendarRules['booked'][number][] = []
  const groups: CalendarRules['groups'][number][] = []
  const home = below(uniform, places)
  const all: readonly Mode[] = ['onsite', 'remote', 'phone', 'home']
  for (let day = 0; day < days; day++) {
    if (uniform() < 0.15) continue
    const from = day * slotsADay + 84 + below(uniform, 30)
    const to = from + 60 + below(uniform, 60)
    const middle = from + 30 + below(uniform, 24)
    const place = uniform() < 0.8 ? home : below(uniform, places)
    const modes: readonly Mode[] = isThing ? all : ['onsite', ...some(uniform, all.slice(1), 0.5)]
    open.push({ from, to: middle, place, modes })
    open.push({ from: middle, to, place: uniform() < 0.8 ? place : below(uniform, places), modes })
    if (uniform() < 0.8) closed.push({ from: middle, to: middle + 6 })
    for (let at = from; at < to; at += 3 + below(uniform, 9)) {
      if (uniform() >= busyShare) continue
      const length = 2 + below(uniform, 10)
      booked.push({ from: at, to: at + length, ...(uniform() < 0.7 ? { place: below(uniform, places) } : {}) })
    }
    if (uniform() < 0.1)
      groups.push({
        from: middle + 12,
        to: middle + 24,
        group: pick(uniform, methods),
        place,
        mode: pick(uniform, ['onsite', 'remote'] as const),
        seatsLeft: below(uniform, 3),
      })
  }
  if (uniform() < 0.3) {
    const from = below(uniform, days) * slotsADay
    closed.push({ from, to: from + (1 + below(uniform, 14)) * slotsADay })
  }
  return {
    has: [...new Set(has)],
    open,
    closed,
    booked,
    groups,
    overbooking: uniform() < 0.2 ? 1 + below(uniform, 3) : 0,
  }
}

/** A search of any kind: several at once, groups, series, a person with something else to do. */
export function randomSearch(uniform: Uniform, days: number): TimeSearch {
  const group = uniform() < 0.1 ? pick(uniform, methods) : undefined
  const first = [pick(uniform, professions), ...some(uniform, languages, 0.2), ...some(uniform, methods, 0.1)]
  const needed = [group === undefined ? first : []]
  if (uniform() < 0.25) needed.push([pick(uniform, professions)])
  if (uniform() < 0.2) needed.push([pick(uniform, things)])
  const from = below(uniform, days * slotsADay)
  const modes = some(uniform, ['onsite', 'remote', 'phone', 'home'] as const, 0.4)
  return {
    from,
    to: Math.min(days * slotsADay, from + (1 + below(uniform, days)) * slotsADay),
    duration: group === undefined ? 1 + below(uniform, 24) : 12,
    ways: (modes.length > 0 ? modes : (['onsite'] as const)).map((mode) =>
      mode === 'onsite' || mode === 'home' ? { mode, place: below(uniform, places) } : { mode },
    ),
    needed,
    personBooked: Array.from({ length: below(uniform, 4) }, () => {
      const at = below(uniform, days * slotsADay)
      return { from: at, to: at + 1 + below(uniform, 200) }
    }),
    ...(group === undefined ? {} : { group }),
    ...(uniform() < 0.15 ? { series: { times: 2 + below(uniform, 2), everyDays: pick(uniform, [1, 7]) } } : {}),
    ...(uniform() < 0.2 ? { step: pick(uniform, [2, 3, 6]) } : {}),
    ...(uniform() < 0.2 ? { apart: pick(uniform, [3, 12, 48]) } : {}),
    limit: 20,
  }
}
