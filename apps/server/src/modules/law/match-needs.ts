/** A need of an earlier assessment. */
export interface OldNeed {
  readonly id: string
  readonly service: string
  /** It was met: what comes after it is another matter. */
  readonly isOver: boolean
}
/** A need of the new assessment. */
export interface NewNeed {
  readonly id: string
  readonly service: string
  /** A start of its own, with its reason: what was recorded of the old need does not concern it. */
  readonly startsAnew: boolean
  /** The need of the earlier assessment that it goes on from, where the professional started from that one. */
  readonly continues?: string | undefined
}

/** `dropped`: no need of its service is left. `unclear`: which of several goes on from it cannot be told. */
export type MatchedNeed = NewNeed | 'dropped' | 'unclear'

/**
 * Which new need goes on from each old one that is not over. The professional's own word comes first; without it one need of a service goes on
 * from the one of that service. Nothing is guessed: two applications of one service are two matters.
 */
export function matchNeeds(old: readonly OldNeed[], made: readonly NewNeed[]): ReadonlyMap<string, MatchedNeed> {
  const named = new Map(
    old.flatMap(({ id, service }) => {
      const next = made.find((one) => one.service === service && one.continues === id)
      return next === undefined ? [] : [[id, next] as const]
    }),
  )
  const taken = new Set(named.values())
  const live = old.filter(({ isOver }) => !isOver)
  const matchByService = ({ service }: OldNeed): MatchedNeed => {
    const free = made.filter((one) => one.service === service && !taken.has(one))
    if (free[0] === undefined) return 'dropped'
    const [next, other] = free.filter(({ startsAnew }) => !startsAnew)
    if (next === undefined) return free[0]
    const rivals = live.filter((one) => one.service === service && !named.has(one.id))
    return other === undefined && rivals.length === 1 ? next : 'unclear'
  }
  return new Map(live.map((need) => [need.id, named.get(need.id) ?? matchByService(need)]))
}
