import type { Candidate } from './types.ts'

/** Milliseconds to keep free from one unit to another; null is the person's own home. */
export type TravelMs = (fromUnitId: string | null, toUnitId: string | null) => number

/** Where nobody has said how far the units are from each other. */
const usualTravelMs: TravelMs = () => 30 * 60_000
/** Search steps of one day; far above what six needs of a day of half hours ask for in practice. */
const stepLimit = 20_000

/**
 * Whether one person, and who meets them at both, can keep both: no overlap, and time to get from one place to the other. At home
 * they are in one place.
 */
export function canKeepBoth(a: Candidate, b: Candidate, travelMs: TravelMs = usualTravelMs): boolean {
  const [from, to] = [placeOf(a), placeOf(b)]
  const apart = from === undefined || to === undefined || from === to ? 0 : travelMs(from, to)
  return a.toMs + apart <= b.fromMs || b.toMs + apart <= a.fromMs
}

/** What each further place of a day counts beside the hours that it takes. */
const furtherPlaceMs = 30 * 60_000

/** Smaller is better: from the first start to the last end, half an hour for each further place. */
export function costOfDay(items: readonly Candidate[]): number {
  if (items.length === 0) return 0
  let first = Infinity
  let last = -Infinity
  let places = 0
  // Called for every way that is tried: no lists are made.
  for (const [index, item] of items.entries()) {
    first = Math.min(first, item.fromMs)
    last = Math.max(last, item.toMs)
    if (isVisit(item) && items.findIndex((one) => isVisit(one) && one.unitId === item.unitId) === index) places += 1
  }
  return last - first + Math.max(places - 1, 0) * furtherPlaceMs
}

/**
 * The best way to take one time for each need on one day: as many needs as possible, then near each other, then early.
 * Of ways that are equally good the first in the order of the lists.
 *
 * @param byNeed    candidates of the day, a list a need, the most urgent need first
 * @param early     how early a time counts, in milliseconds
 * @param travelMs  how long it takes from one place to another
 */
export function combineOnDay(
  byNeed: readonly (readonly Candidate[])[],
  early: (candidate: Candidate) => number = ({ fromMs }) => fromMs,
  travelMs: TravelMs = usualTravelMs,
): readonly Candidate[] {
  let best: readonly Candidate[] = []
  let bestCost = 0
  let bestEarly = 0
  let steps = 0
  const taken: Candidate[] = []
  const search = (index: number) => {
    steps += 1
    const candidates = byNeed[index]
    const cost = costOfDay(taken)
    if (candidates === undefined) {
      const sum = taken.reduce((all, one) => all + early(one), 0)
      if (taken.length < best.length) return
      if (taken.length === best.length && (cost > bestCost || (cost === bestCost && sum >= bestEarly))) return
      best = [...taken]
      bestCost = cost
      bestEarly = sum
      return
    }
    // Neither more needs nor a shorter day can come of this branch.
    const most = taken.length + byNeed.length - index
    if (most < best.length || (most === best.length && cost > bestCost)) return
    for (const candidate of candidates) {
      if (steps > stepLimit) return
      if (!taken.every((other) => canKeepBoth(candidate, other, travelMs))) continue
      taken.push(candidate)
      search(index + 1)
      taken.pop()
    }
    search(index + 1)
  }
  search(0)
  return best
}

const isVisit = ({ mode }: Candidate) => mode === 'onsite'

/** The unit, null at home, undefined where nobody travels. */
const placeOf = ({ mode, unitId }: Candidate): string | null | undefined =>
  mode === 'onsite' ? unitId : mode === 'home' ? null : undefined
