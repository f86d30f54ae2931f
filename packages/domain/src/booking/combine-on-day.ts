import { overlaps } from './free-spans.ts'
import type { Candidate } from './types.ts'

/** Time to walk or drive between two places, when both times are on site in different units. */
const changeOfPlaceMs = 30 * 60_000
/** Search steps of one day; far above what six needs of a day of half hours ask for in practice. */
const stepLimit = 20_000

/** Whether one person can keep both: no overlap, and time to get from one place to the other. */
export function canKeepBoth(a: Candidate, b: Candidate): boolean {
  const apart = isVisit(a) && isVisit(b) && a.unitId !== b.unitId ? changeOfPlaceMs : 0
  return !overlaps({ fromMs: a.fromMs - apart, toMs: a.toMs + apart }, b)
}

/** Smaller is better: from the first start to the last end, half an hour for each further place. */
export function costOfDay(items: readonly Candidate[]): number {
  if (items.length === 0) return 0
  const first = Math.min(...items.map(({ fromMs }) => fromMs))
  const last = Math.max(...items.map(({ toMs }) => toMs))
  const places = new Set(items.filter(isVisit).map(({ unitId }) => unitId)).size
  return last - first + Math.max(places - 1, 0) * changeOfPlaceMs
}

/**
 * The best way to take one time for each need on one day: as many needs as possible, then near each other, then early.
 * @param byNeed candidates of the day, a list a need, the most urgent need first
 */
export function combineOnDay(byNeed: readonly (readonly Candidate[])[]): readonly Candidate[] {
  let best: readonly Candidate[] = []
  let steps = 0
  const isBetter = (items: readonly Candidate[]) =>
    items.length !== best.length
      ? items.length > best.length
      : costOfDay(items) !== costOfDay(best)
        ? costOfDay(items) < costOfDay(best)
        : sumOfStarts(items) < sumOfStarts(best)
  const search = (index: number, taken: readonly Candidate[]) => {
    steps += 1
    const candidates = byNeed[index]
    if (candidates === undefined) {
      if (isBetter(taken)) best = taken
      return
    }
    // Neither more needs nor a shorter day can come of this branch.
    const most = taken.length + byNeed.length - index
    if (most < best.length || (most === best.length && costOfDay(taken) > costOfDay(best))) return
    for (const candidate of candidates) {
      if (steps > stepLimit) return
      if (taken.every((other) => canKeepBoth(candidate, other))) search(index + 1, [...taken, candidate])
    }
    search(index + 1, taken)
  }
  search(0, [])
  return best
}

const isVisit = ({ mode }: Candidate) => mode === 'onsite'
const sumOfStarts = (items: readonly Candidate[]) => items.reduce((sum, { fromMs }) => sum + fromMs, 0)
