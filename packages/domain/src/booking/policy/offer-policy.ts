import type { NeedClass } from './need-class.ts'

/** How times are offered; a county's setting. */
export type OfferPolicy = FirstFree | CarveOut | NestedLimits

/** Whoever asks first gets the earliest time. */
export interface FirstFree {
  readonly kind: 'firstFree'
}

/** A fixed part of each day is kept for urgent needs. */
export interface CarveOut {
  readonly kind: 'carveOut'
  /** Part of each day's times, 0 to 1, by pool. */
  readonly reserved: readonly number[]
  /** A need is urgent when its limit is at most so many days. */
  readonly urgentLimitDays: number
  /** When what is left of the reserve opens to all on the day itself: part of the day, 0 in the morning, 1 never. */
  readonly opensAtPartOfDay: number
}

/** Each time has a price, the chance that somebody who cannot wait misses it: the cheapest is offered. */
export interface NestedLimits {
  readonly kind: 'nestedLimits'
  readonly parameters: NestedParameters
}

/** Costs are in chances of somebody else being late: 1 is one person late for certain. */
export interface NestedParameters {
  /** A day of waiting inside the limit. */
  readonly waitCostPerDay: number
  /** A day past the limit, when nothing inside it is free. */
  readonly lateCostPerDay: number
  /** Using another profession than the usual one. */
  readonly otherPoolCost: number
  /** Nobody is made later than this while something nearer is free, unless the pools are overloaded. */
  readonly longestLatenessDays: number
  /**
   * Pools are overloaded when more than this part of the needs of the last days were given a time past their limit. Then
   * somebody is late whatever is offered, and each one squeezed in near makes the next one late: the few are put behind
   * the crowd, and the alarm asks for times elsewhere.
   */
  readonly overloadShare: number
  /** How far off a forecast is taken to be, as a part of it: one standard deviation. */
  readonly forecastError: number
}

/** Tuned on seeds 1 to 10 of the model at loads 0.97 and 1.00: docs/bench/booking-policy.md. */
export const usualNestedParameters: NestedParameters = {
  waitCostPerDay: 0.02,
  lateCostPerDay: 0.05,
  otherPoolCost: 0.002,
  longestLatenessDays: 4,
  overloadShare: 0.08,
  forecastError: 0.06,
}

/** What a policy sees: days from today, and times by pool and day. */
export interface TimesView {
  readonly days: number
  /** How much of today has passed, 0 to below 1. */
  readonly partOfDay: () => number
  readonly freeOf: (pool: number, day: number) => number
  /** How many times there were before any was booked. */
  readonly capacityOf: (pool: number, day: number) => number
  readonly priceOf: (pool: number, day: number) => number
  /** Part of the needs of the last days, of the pools that this need may use, that were given a time past their limit. */
  readonly lateShareOf: (need: NeedClass) => number
}

/** Above any sum of prices and waiting inside the limit. */
const pastLimitCost = 100
/** The same for being later than the longest lateness. */
const tooLateCost = 10_000

/**
 * What a day and pool cost for a need under a policy, the lowest being offered first; undefined when nothing is free there
 * or the policy keeps it for others.
 */
export function offerCost(
  policy: OfferPolicy,
  need: NeedClass,
  view: TimesView,
  pool: number,
  day: number,
): number | undefined {
  const free = view.freeOf(pool, day)
  if (free < 1) return undefined
  const isUsual = pool === need.pools[0]
  switch (policy.kind) {
    case 'firstFree':
      return day + (isUsual ? 0 : 0.5)
    case 'carveOut': {
      const isOpen =
        need.limitDays <= policy.urgentLimitDays || (day === 0 && view.partOfDay() >= policy.opensAtPartOfDay)
      const reserve = isOpen ? 0 : Math.round((policy.reserved[pool] ?? 0) * view.capacityOf(pool, day))
      return free > reserve ? day + (isUsual ? 0 : 0.5) : undefined
    }
    case 'nestedLimits': {
      const { parameters } = policy
      const price = view.priceOf(pool, day) + (isUsual ? 0 : parameters.otherPoolCost)
      const lateDays = day - need.limitDays
      if (lateDays <= 0) return price + parameters.waitCostPerDay * day
      const late = pastLimitCost + price + parameters.lateCostPerDay * lateDays
      const isTooLate = lateDays > parameters.longestLatenessDays && view.lateShareOf(need) <= parameters.overloadShare
      return isTooLate ? late + tooLateCost * lateDays : late
    }
  }
}
