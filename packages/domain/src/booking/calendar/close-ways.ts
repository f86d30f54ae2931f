import { fill, type Bits } from './bits.ts'
import { slotsADay, type CalendarGrid, type CalendarRules } from './calendar-rules.ts'
import type { Road } from './road.ts'

const dayOf = (slot: number): number => Math.floor(slot / slotsADay)

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
  if (placed.length === 0) return
  placed.sort((a, b) => a.from - b.from)
  const piecesOf = new Map<number, (typeof open)[number][]>()
  for (const piece of open)
    for (let day = dayOf(piece.from); day <= dayOf(piece.to); day++) {
      const ofDay = piecesOf.get(day)
      if (ofDay === undefined) piecesOf.set(day, [piece])
      else ofDay.push(piece)
    }
  const longest = duration + Math.max(0, ...grid.travel.flat())
  for (const [at, one] of placed.entries()) {
    for (let n = at + 1; n < placed.length; n++) {
      const next = placed[n]
      if (next === undefined || next.from < one.to) continue
      close(one.to, one.place, next.from, next.place)
      // Whatever comes later is as far or farther from this one.
      if (road.between(one.to, next.from, longest) >= longest) break
    }
    for (const piece of piecesOf.get(dayOf(one.from)) ?? []) {
      if (one.from < piece.from || one.to > piece.to) continue
      close(piece.from, piece.place, one.from, one.place)
      close(one.to, one.place, piece.to, piece.place)
    }
  }
}
