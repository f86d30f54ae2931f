import type { NeedClass } from './need-class.ts'
import { normalTail } from './normal-tail.ts'

export interface TimePricesInput {
  readonly classes: readonly NeedClass[]
  /** Free times by pool, then by day from today. All pools have as many days. */
  readonly free: readonly ArrayLike<number>[]
  /** Times that people not yet known will ask for, by class, then by day of asking from today (only what is left of it). */
  readonly expected: readonly ArrayLike<number>[]
  /** How far the expected number itself may be off, as a part of it: one standard deviation. */
  readonly forecastError: number
}

/** Prices of free times: kept current while times are taken, so that every offer sees the last one. */
export interface TimePrices {
  /** What taking a time costs: the chances that somebody who can only use times like it misses one, summed over spans. */
  readonly priceOf: (pool: number, day: number) => number
  readonly freeOf: (pool: number, day: number) => number
  /** Takes times (or gives them back, when negative). */
  readonly take: (pool: number, day: number, count: number) => void
  /** The day goes on: what is still expected today. */
  readonly setExpectedToday: (expected: ArrayLike<number>) => void
}

/** Pools that are looked at together, and the classes that no other pool can help. */
interface Family {
  readonly pools: readonly number[]
  readonly classes: readonly number[]
  /** Expected demand between two days, and one over its spread: [first * days + last]. */
  readonly demand: Float64Array
  readonly perSpread: Float64Array
  /** By day, the scales summed; out of date unless `isCurrent`. */
  readonly price: Float64Array
  isCurrent: boolean
}

/** Even with nobody expected, a count is not surer than this. */
const smallestVariance = 0.1

/**
 * A price for each free time, from the chance that it will be missed.
 *
 * Of every span of days, first to last, we count the free times in it and the people who will ask inside the span and
 * must be seen inside it too (they ask on its first day or later and their limit ends on its last day or earlier):
 * nobody else's times can help them. The chance that a span runs out takes the demand as normal, with Poisson spread and
 * the forecast's own error (Hall's condition for intervals). Spans of 1, 2-3, 4-7, 8-15 … days are looked at apart: a
 * day's price is the sum of the tightest span of each length around it. With only the tightest of all, a long span that
 * runs out makes every day look alike, and today's last times go to people who can wait.
 *
 * Each family of pools costs days x days / 2 steps after a change.
 */
export function createTimePrices({ classes, free, expected, forecastError }: TimePricesInput): TimePrices {
  const days = free[0]?.length ?? 0
  const left = free.map((pool) => Float64Array.from(pool))
  const asking = expected.map((list) => Float64Array.from(list))
  const families = familiesOf(classes, free.length).map((pools): Family => ({
    pools,
    classes: classes.flatMap(({ pools: own }, index) => (own.every((pool) => pools.includes(pool)) ? [index] : [])),
    demand: new Float64Array(days * days),
    perSpread: new Float64Array(days * days),
    price: new Float64Array(days),
    isCurrent: false,
  }))
  const familiesOfPool = free.map((_, pool) => families.filter(({ pools }) => pools.includes(pool)))

  const updateDemand = (family: Family, first: number) => {
    let sum = 0
    for (let last = first; last < days; last++) {
      for (const index of family.classes) {
        const day = last - (classes[index]?.limitDays ?? 0)
        if (day >= first) sum += asking[index]?.[day] ?? 0
      }
      const error = forecastError * sum
      family.demand[first * days + last] = sum
      family.perSpread[first * days + last] = 1 / Math.sqrt(smallestVariance + sum + error * error)
    }
  }
  for (const family of families) for (let first = 0; first < days; first++) updateDemand(family, first)

  const tight = new Float64Array(days)
  const freeUntil = new Float64Array(days + 1)
  const refresh = (family: Family) => {
    const { demand, perSpread, price } = family
    for (let day = 0; day < days; day++) {
      let sum = freeUntil[day] ?? 0
      for (const pool of family.pools) sum += left[pool]?.[day] ?? 0
      freeUntil[day + 1] = sum
    }
    price.fill(0)
    for (let scale = 1; scale <= days; scale *= 2) {
      tight.fill(Infinity)
      for (let first = 0; first < days; first++) {
        const before = freeUntil[first] ?? 0
        let least = Infinity
        for (let last = Math.min(days, first + 2 * scale - 1) - 1; last >= first; last--) {
          if (last >= first + scale - 1) {
            const at = first * days + last
            const slack = (freeUntil[last + 1] ?? 0) - before - (demand[at] ?? 0) - 0.5
            const spreads = slack * (perSpread[at] ?? 0)
            if (spreads < least) least = spreads
          }
          if (least < (tight[last] ?? 0)) tight[last] = least
        }
      }
      for (let day = 0; day < days; day++) price[day] = (price[day] ?? 0) + normalTail(tight[day] ?? 0)
    }
    family.isCurrent = true
  }

  return {
    freeOf: (pool, day) => left[pool]?.[day] ?? 0,
    priceOf: (pool, day) => {
      let most = 0
      for (const family of familiesOfPool[pool] ?? []) {
        if (!family.isCurrent) refresh(family)
        most = Math.max(most, family.price[day] ?? 0)
      }
      return most
    },
    take: (pool, day, count) => {
      const times = left[pool]
      if (times === undefined || day < 0 || day >= days) return
      times[day] = (times[day] ?? 0) - count
      for (const family of familiesOfPool[pool] ?? []) family.isCurrent = false
    },
    setExpectedToday: (today) => {
      asking.forEach((list, index) => (list[0] = today[index] ?? 0))
      for (const family of families) {
        updateDemand(family, 0)
        family.isCurrent = false
      }
    },
  }
}

/** Each pool alone, and each set of pools that some class may choose from. */
function familiesOf(classes: readonly NeedClass[], pools: number): readonly (readonly number[])[] {
  const found = new Map<string, readonly number[]>()
  for (let pool = 0; pool < pools; pool++) found.set(String(pool), [pool])
  for (const { pools: own } of classes) {
    const sorted = [...new Set(own)].sort((a, b) => a - b)
    if (sorted.length > 0) found.set(sorted.join(), sorted)
  }
  return [...found.values()]
}
