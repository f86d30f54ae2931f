/** What counts in who is asked first about a freed time. */
export interface WaitingPlace {
  readonly needId: string
  readonly urgencyClass: 'A' | 'B' | 'C' | 'D' | 'E'
  /** To the earlier of the legal and the real-life date; below 0 when it has passed, undefined when nothing runs. */
  readonly daysLeft: number | undefined
  /** The time is in the person's own municipality, or needs no journey. */
  readonly samePlace: boolean
  /** The professional has met the person before. */
  readonly known: boolean
  readonly sinceMs: number
}

/**
 * The order in which people who wait are asked about a freed time: the more urgent need, then the fewer days left, then
 * whoever has no journey, then whom the professional knows, then who has waited longest. The same whatever order the list
 * came in; nothing else about a person counts.
 */
export function orderWaiting<T extends WaitingPlace>(waiting: readonly T[]): readonly T[] {
  return [...waiting].sort(
    (a, b) =>
      compare(a.urgencyClass, b.urgencyClass) ||
      compare(a.daysLeft ?? Infinity, b.daysLeft ?? Infinity) ||
      Number(b.samePlace) - Number(a.samePlace) ||
      Number(b.known) - Number(a.known) ||
      a.sinceMs - b.sinceMs ||
      compare(a.needId, b.needId),
  )
}

const compare = <V extends string | number>(a: V, b: V): number => (a < b ? -1 : a > b ? 1 : 0)
