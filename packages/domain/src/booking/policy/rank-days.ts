import type { NeedClass } from './need-class.ts'
import { offerCost, type OfferPolicy, type TimesView } from './offer-policy.ts'

export interface RankedDay {
  readonly day: number
  /** By pool, what a time of the day costs; the day's place is that of its cheapest pool. */
  readonly costs: ReadonlyMap<number, number>
}

/** Above every cost of a policy: what is kept for others, or nearly full, is offered when there is nothing else. */
const lastResortCost = 1e7

/**
 * Days on which a pool of the need has anything free, in the order in which the policy offers them. A day that the policy
 * keeps for others comes last, not never: a rule proposes, and a professional decides.
 */
export function rankDays(policy: OfferPolicy, need: NeedClass, view: TimesView): readonly RankedDay[] {
  const ranked: { day: number; costs: Map<number, number>; least: number }[] = []
  for (let day = 0; day < view.days; day++) {
    const costs = new Map<number, number>()
    let least = Infinity
    for (const pool of need.pools) {
      if (view.freeOf(pool, day) <= 0) continue
      const cost = offerCost(policy, need, view, pool, day) ?? lastResortCost + day
      costs.set(pool, cost)
      least = Math.min(least, cost)
    }
    if (costs.size > 0) ranked.push({ day, costs, least })
  }
  return ranked.sort((a, b) => a.least - b.least || a.day - b.day)
}
