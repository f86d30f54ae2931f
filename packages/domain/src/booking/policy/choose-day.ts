import type { NeedClass } from './need-class.ts'
import { offerCost, type OfferPolicy, type TimesView } from './offer-policy.ts'

/** A day and pool with a free time, and what it costs under the policy. */
export interface DayOffer {
  readonly pool: number
  readonly day: number
  readonly cost: number
  readonly isInsideLimit: boolean
}

/**
 * The day that the policy offers first; undefined when it offers none.
 * @param refused a day that does not suit the person
 */
export function chooseDay(
  policy: OfferPolicy,
  need: NeedClass,
  view: TimesView,
  refused?: { readonly day: number },
): DayOffer | undefined {
  let best: DayOffer | undefined
  for (let day = 0; day < view.days; day++) {
    if (day === refused?.day) continue
    // A day past the limit costs more than any inside it; the plain policies always take the earliest.
    if (best !== undefined && (policy.kind !== 'nestedLimits' || (best.isInsideLimit && day > need.limitDays))) break
    for (const pool of need.pools) {
      const cost = offerCost(policy, need, view, pool, day)
      if (cost !== undefined && (best === undefined || cost < best.cost))
        best = { pool, day, cost, isInsideLimit: day <= need.limitDays }
    }
  }
  return best
}
