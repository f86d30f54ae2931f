import { freeSpans } from '../free-spans.ts'
import type { Span } from '../types.ts'
import type { TravelPlace } from './number-places.ts'

/** A taken time with where it keeps its professional; nowhere for who is met over a connection. */
export interface TimeOfDay extends Span {
  readonly place?: TravelPlace | undefined
}

/** Further apart than this no way is looked at, as the database has it. */
const nearMs = 12 * 3_600_000

/**
 * Whether a time leaves the ways between what a professional has around it: its own to the places before and after, and the one
 * that it lies in between where it is at no place itself. What lies in between at no place is no time for a way: nobody drives
 * while they speak. Times at one place may lie over one another; at two places they cannot.
 *
 * @param minutes  from one place to the other
 */
export function keepsWays(
  time: TimeOfDay,
  others: readonly TimeOfDay[],
  minutes: (from: TravelPlace, to: TravelPlace) => number,
): boolean {
  const near = others.filter(({ fromMs, toMs }) => toMs > time.fromMs - nearMs && fromMs < time.toMs + nearMs)
  const all = [...near, time].sort((a, b) => a.fromMs - b.fromMs)
  const unplaced = all.filter(({ place }) => place === undefined)
  const isKept = (a: TimeOfDay, b: TimeOfDay): boolean => {
    if (a.place === undefined || b.place === undefined || isOneUnit(a.place, b.place)) return true
    const isAbout =
      a === time || b === time || (time.place === undefined && a.toMs <= time.fromMs && b.fromMs >= time.toMs)
    if (!isAbout) return true
    if (b.fromMs < a.toMs) return false
    const free = freeSpans([{ fromMs: a.toMs, toMs: b.fromMs }], unplaced)
    return free.reduce((sum, span) => sum + (span.toMs - span.fromMs) / 60_000, 0) >= minutes(a.place, b.place)
  }
  return all.every((a, at) => all.slice(at + 1).every((b) => isKept(a, b)))
}

const isOneUnit = (a: TravelPlace, b: TravelPlace): boolean => 'unitId' in a && 'unitId' in b && a.unitId === b.unitId
