import { fill, type Bits } from './bits.ts'
import type { CalendarGrid, CalendarRules } from './calendar-rules.ts'
import type { Road } from './road.ts'

/**
 * Takes away the starts of a time at a distance that would leave too little for the way between two places that lie before and
 * after it: from one visit to the next, from where the work begins to the first, from the last to where it ends.
 */
export function closeWays(
  starts: Bits,
  grid: CalendarGrid,
  { open, booked }: Pick<CalendarRules, 'open' | 'booked'>,
  duration: number,
  road: Road,
): void {
  const close = (from: number, a: number, to: number, b: number) => {
    const way = grid.travel[a]?.[b] ?? 0
    if (way > 0 && from < to && road.between(from, to, way + duration) < way + duration)
      fill(starts, from, to - duration + 1, false)
  }
  const placed = booked.flatMap(({ place, ...span }) => (place === undefined ? [] : [{ ...span, place }]))
  for (const one of placed) {
    for (const next of placed) if (one.to <= next.from) close(one.to, one.place, next.from, next.place)
    for (const piece of open) {
      if (one.from < piece.from || one.to > piece.to) continue
      close(piece.from, piece.place, one.from, one.place)
      close(one.to, one.place, piece.to, piece.place)
    }
  }
}
