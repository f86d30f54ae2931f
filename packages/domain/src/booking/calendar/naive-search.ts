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
    return true
  }

  function isFree(rules: CalendarRules, way: Way, slot: number): boolean {
    const travelTo = (place: number | undefined) =>
      place !== undefined && way.place !== undefined ? (grid.travel[place]?.[way.place] ?? 0) : 0
    const isOpen = rules.open.some((piece) => {
      if (!piece.modes.includes(way.mode)) return false
      if (way.mode === 'onsite') return piece.place === way.place && inside(piece, slot)
      const travel = way.mode === 'home' ? travelTo(piece.place) : 0
      return slot >= piece.from + travel && slot < piece.to - travel
    })
    if (!isOpen || slot >= end) return false
    if (grid.closed.some((span) => inside(span, slot)) || rules.closed.some((span) => inside(span, slot))) return false
    const isWith = (span: SlotSpan, travel: number) => slot >= span.from - travel && slot < span.to + travel
    const isVisit = (mode: string) => mode === 'onsite' || mode === 'home'
    if (rules.groups.some((one) => isWith(one, isVisit(one.mode) ? travelTo(one.place) : 0))) return false
    const over = rules.booked.filter((one) => isWith(one, travelTo(one.place))).length
    return over < 1 + (grid.allowsOverbooking ? rules.overbooking : 0)
  }
}

const inside = (span: SlotSpan, slot: number) => slot >= span.from && slot < span.to
const touches = (span: SlotSpan, from: number, to: number) => span.from < to && from < span.to
