import {
  slotsADay,
  type CalendarGrid,
  type CalendarRules,
  type FoundTime,
  type SlotSpan,
  type TimeSearch,
  type Way,
} from './calendar-rules.ts'

/**
 * The same search, slot by slot and rule by rule, as a person would check it: what the fast one is held against. Never used
 * by the product.
 */
export function searchNaively(
  grid: CalendarGrid,
  calendars: readonly CalendarRules[],
  search: TimeSearch,
): readonly FoundTime[] {
  const found: FoundTime[] = []
  const end = grid.days * slotsADay
  const { step = 1, apart = 1 } = search
  /** The stretch in which each way had its last time. */
  const last = search.ways.map(() => -1)
  const off = new Map<CalendarRules, ReadonlySet<number>>()
  for (let start = Math.max(0, search.from); start < search.to && start < end; start++) {
    if (found.length >= search.limit) break
    if (start % step !== 0) continue
    const starts = Array.from(
      { length: search.series?.times ?? 1 },
      (_, time) => start + time * (search.series?.everyDays ?? 0) * slotsADay,
    )
    if (starts.some((at) => search.personBooked.some((span) => touches(span, at, at + search.duration)))) continue
    const stretch = Math.floor(start / apart)
    const first = search.ways.flatMap((how, way) => {
      if (last[way] === stretch) return []
      const calendars = choose(0, how, starts, [])
      if (calendars === undefined) return []
      last[way] = stretch
      return [{ start, way, calendars }]
    })
    found.push(...first.slice(0, 1))
  }
  return found

  function choose(
    at: number,
    way: Way,
    starts: readonly number[],
    taken: readonly number[],
  ): readonly number[] | undefined {
    const words = search.needed[at]
    if (words === undefined) return taken
    for (const [index, rules] of calendars.entries()) {
      if (taken.includes(index) || !words.every((word) => rules.has.includes(word))) continue
      const group = at === 0 ? search.group : undefined
      if (!starts.every((start) => isPossible(rules, way, start, group))) continue
      const rest = choose(at + 1, way, starts, [...taken, index])
      if (rest) return rest
    }
    return undefined
  }

  function isPossible(rules: CalendarRules, way: Way, start: number, group: string | undefined): boolean {
    if (group !== undefined)
      return rules.groups.some(
        (session) =>
          session.group === group &&
          session.from === start &&
          session.to === start + search.duration &&
          session.seatsLeft > 0 &&
          session.mode === way.mode &&
          (way.mode !== 'onsite' || session.place === way.place),
      )
    for (let slot = start; slot < start + search.duration; slot++) if (!isFree(rules, way, slot)) return false
    return way.place !== undefined || mostOf(rules) > 1 || leavesWays(rules, start, start + search.duration)
  }

  /** Whether between the two so much is left to be on the way: no break, nobody met at a distance then. */
  function isLongEnough(rules: CalendarRules, from: number, to: number, way: number): boolean {
    let left = way
    for (let slot = from; slot < to && left > 0; slot++) if (slot < 0 || slot >= end || !offOf(rules).has(slot)) left--
    return left <= 0
  }

  function offOf(rules: CalendarRules): ReadonlySet<number> {
    const known = off.get(rules)
    if (known) return known
    const spans = [...grid.closed, ...rules.closed, ...rules.booked.filter(({ place }) => place === undefined)]
    const made = new Set(
      spans.flatMap(({ from, to }) => Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n)),
    )
    off.set(rules, made)
    return made
  }

  /** Whether a time at a distance leaves the way between any two places that lie before and after it. */
  function leavesWays(rules: CalendarRules, from: number, to: number): boolean {
    const placed = rules.booked.flatMap(({ place, ...span }) => (place === undefined ? [] : [{ ...span, place }]))
    const pairs = placed.flatMap((one) => [
      ...placed.map((next) => [one.to, one.place, next.from, next.place] as const),
      ...rules.open
        .filter((piece) => one.from >= piece.from && one.to <= piece.to)
        .flatMap((piece) => [
          [piece.from, piece.place, one.from, one.place] as const,
          [one.to, one.place, piece.to, piece.place] as const,
        ]),
    ])
    return pairs.every(([left, a, back, b]) => {
      const way = grid.travel[a]?.[b] ?? 0
      if (way === 0 || from < left || to > back) return true
      return isLongEnough(rules, left, back, way + (to - from))
    })
  }

  function mostOf(rules: CalendarRules): number {
    return 1 + (grid.allowsOverbooking ? rules.overbooking : 0)
  }

  function isFree(rules: CalendarRules, way: Way, slot: number): boolean {
    const travelTo = (place: number | undefined) =>
      place !== undefined && way.place !== undefined ? (grid.travel[place]?.[way.place] ?? 0) : 0
    const isOpen = rules.open.some((piece) => {
      if (!piece.modes.includes(way.mode)) return false
      if (way.mode === 'onsite') return piece.place === way.place && inside(piece, slot)
      const travel = way.mode === 'home' ? travelTo(piece.place) : 0
      if (!inside(piece, slot)) return false
      return (
        travel === 0 ||
        (isLongEnough(rules, piece.from, slot, travel) && isLongEnough(rules, slot + 1, piece.to, travel))
      )
    })
    if (!isOpen || slot >= end) return false
    if (grid.closed.some((span) => inside(span, slot)) || rules.closed.some((span) => inside(span, slot))) return false
    const isWith = (span: SlotSpan, travel: number) => slot >= span.from - travel && slot < span.to + travel
    const isVisit = (mode: string) => mode === 'onsite' || mode === 'home'
    if (rules.groups.some((one) => isWith(one, isVisit(one.mode) ? travelTo(one.place) : 0))) return false
    const over = rules.booked.filter((one) => {
      const travel = travelTo(one.place)
      if (inside(one, slot)) return true
      if (travel === 0) return false
      return !(slot < one.from
        ? isLongEnough(rules, slot + 1, one.from, travel)
        : isLongEnough(rules, one.to, slot, travel))
    }).length
    return over < mostOf(rules)
  }
}

const inside = (span: SlotSpan, slot: number) => slot >= span.from && slot < span.to
const touches = (span: SlotSpan, from: number, to: number) => span.from < to && from < span.to
