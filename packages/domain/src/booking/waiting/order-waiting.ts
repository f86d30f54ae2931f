import { travelBand } from '../travel/travel-band.ts'
import { usualTravel } from '../travel/travel-book.ts'

/** What counts in who is asked first about a freed time. */
export interface WaitingPlace {
  readonly needId: string
  readonly urgencyClass: 'A' | 'B' | 'C' | 'D' | 'E'
  /** To the earlier of the legal and the real-life date; below 0 when it has passed, undefined when nothing runs. */
  readonly daysLeft: number | undefined
  /** One way to the time, 0 where it needs no journey; undefined where nobody knows how far it is, or may. */
  readonly journeyMinutes: number | undefined
  /** The professional has met the person before. */
  readonly known: boolean
  readonly sinceMs: number
}

/** By what one stands before another, in the order in which it is asked; `lot`: nothing tells them apart. */
export const orderedBy = ['urgency', 'days', 'journey', 'known', 'wait', 'lot'] as const
export type OrderedBy = (typeof orderedBy)[number]

const compare = <V extends string | number>(a: V, b: V): number => (a < b ? -1 : a > b ? 1 : 0)

const compareBy: Readonly<Record<OrderedBy, (a: WaitingPlace, b: WaitingPlace) => number>> = {
  urgency: (a, b) => compare(a.urgencyClass, b.urgencyClass),
  days: (a, b) => compare(a.daysLeft ?? Infinity, b.daysLeft ?? Infinity),
  journey: (a, b) => compare(journeyBand(a), journeyBand(b)),
  known: (a, b) => Number(b.known) - Number(a.known),
  wait: (a, b) => a.sinceMs - b.sinceMs,
  lot: (a, b) => compare(a.needId, b.needId),
}

/**
 * In the steps of the search for times: within one the way puts nobody first. A way that nobody knows is not near, and not the farthest
 * either: who hides would be the last to be asked wherever they live.
 */
const journeyBand = ({ journeyMinutes }: WaitingPlace) => travelBand(journeyMinutes ?? usualTravel.unknownMinutes)

/** The first of them that tells the two apart, and which way. */
function tellApart(a: WaitingPlace, b: WaitingPlace): { by: OrderedBy; sign: number } {
  for (const by of orderedBy) {
    const sign = compareBy[by](a, b)
    if (sign !== 0) return { by, sign }
  }
  return { by: 'lot', sign: 0 }
}

/**
 * The order in which people who wait are asked about a freed time: the more urgent need, then the fewer days left, then
 * whoever has the shorter way by an hour or so, then whom the professional knows, then who has waited longest. The same whatever order the list
 * came in; nothing else about a person counts.
 */
export function orderWaiting<T extends WaitingPlace>(waiting: readonly T[]): readonly T[] {
  return [...waiting].sort((a, b) => tellApart(a, b).sign)
}

/**
 * Why one stands before another; undefined where what is kept of them says otherwise: how far somebody has to come is forgotten once
 * they hide.
 */
export function whyBefore(first: WaitingPlace, second: WaitingPlace): OrderedBy | undefined {
  const { by, sign } = tellApart(first, second)
  return sign <= 0 ? by : undefined
}
