import {
  chooseDay,
  createTimePrices,
  forecastDemand,
  lateShare,
  poolGroups,
  type NeedClass,
  type OfferPolicy,
  type TimePrices,
  type TimesView,
} from '../booking/index.ts'
import type { CentreModel } from './centre-model.ts'
import type { ArrivingNeed, Demand } from './draw-demand.ts'

/** What became of one need. */
export interface Outcome {
  readonly type: number
  readonly day: number
  /** Which profession's time. */
  readonly pool: number | undefined
  /** From its arrival; undefined when the model ended before there was a time. */
  readonly waitDays: number | undefined
  readonly cancelled: boolean
  readonly noShow: boolean
}

/** How many days ahead prices are reckoned: the longest limit of the model and two weeks. */
const planDays = 44
/** What is still expected today is brought up to date so many times a day. */
const stepsADay = 24

/**
 * Plays one policy over one demand, one need at a time: each is given its time when it arrives and keeps it. The policy
 * sees the roster, what is booked, the clock and past arrivals, nothing else.
 * @returns what became of the counted needs, those that arrive from day 0 on
 */
export function simulateBookings(model: CentreModel, demand: Demand, policy: OfferPolicy): readonly Outcome[] {
  const { firstDay, days } = demand
  const classes = needClasses(model)
  const groups = poolGroups(classes, model.skills.length)
  const free = demand.capacity.map((times) => Int32Array.from(times))
  const counts = classes.map(() => new Int32Array(days))
  const seen = groups.map(() => new Int32Array(days))
  const late = groups.map(() => new Int32Array(days))
  /** Times that become free after a day, by the day on which they are given up. */
  const givenUp = new Map<number, { pool: number; index: number }[]>()
  const outcomes: Outcome[] = []
  let at = 0

  for (let day = firstDay; day < firstDay + days - model.runOutWorkingDays; day++) {
    const today = day - firstDay
    const expected = policy.kind === 'nestedLimits' ? expectedFrom(model, counts, today, day) : undefined
    const prices =
      expected && policy.kind === 'nestedLimits'
        ? createTimePrices({
            classes,
            free: free.map((list) => list.subarray(today, today + planDays)),
            expected,
            forecastError: policy.parameters.forecastError,
          })
        : undefined
    const shares = groups.map((group) =>
      lateShare(seen[group]?.subarray(0, today) ?? [], late[group]?.subarray(0, today) ?? []),
    )
    let partOfDay = 0
    const view: TimesView = {
      days: days - today,
      partOfDay: () => partOfDay,
      freeOf: (pool, ahead) => free[pool]?.[today + ahead] ?? 0,
      capacityOf: (pool, ahead) => demand.capacity[pool]?.[today + ahead] ?? 0,
      priceOf: prices?.priceOf ?? (() => 0),
      lateShareOf: ({ pools }) => shares[pools[0] ?? 0] ?? 0,
    }
    let step = 0
    for (let need = demand.needs[at]; need !== undefined && need.day === day; need = demand.needs[++at]) {
      partOfDay = need.timeOfDay
      const now = Math.floor(need.timeOfDay * stepsADay)
      if (prices && expected && now > step) {
        step = now
        prices.setExpectedToday(expected.map((list) => (list[0] ?? 0) * (1 - now / stepsADay)))
      }
      const needClass = classes[need.type]
      if (needClass === undefined) throw new Error('every need has a class')
      const chosen = offer(policy, needClass, view, need)
      if (chosen) take(chosen.pool, today + chosen.day, 1, prices, today)
      const outcome = follow(model, need, chosen)
      if (day >= 0) outcomes.push(outcome)
      const group = groups[needClass.pools[0] ?? 0] ?? 0
      add(counts[need.type], today, 1)
      add(seen[group], today, 1)
      if (chosen === undefined || chosen.day > needClass.limitDays) add(late[group], today, 1)
      if (outcome.cancelled && chosen) {
        const when = today + Math.max(0, chosen.day - (need.cancelNoticeDays ?? 0))
        const list = givenUp.get(when) ?? []
        list.push({ pool: chosen.pool, index: today + chosen.day })
        givenUp.set(when, list)
      }
    }
    // People call during the day; the freed time is there from the next morning on.
    for (const { pool, index } of givenUp.get(today) ?? []) take(pool, index, -1)
  }
  return outcomes

  function take(pool: number, index: number, count: number, prices?: TimePrices, today = 0): void {
    add(free[pool], index, -count)
    prices?.take(pool, index - today, count)
  }
}

/** The model's kinds of need as the policy knows them: pools are the model's skills. */
export const needClasses = (model: CentreModel): readonly NeedClass[] =>
  model.needTypes.map(({ id, skills, limitWorkingDays }) => ({
    id,
    pools: skills.map((skill) => model.skills.indexOf(skill)),
    limitDays: limitWorkingDays,
  }))

/** A need for today is refused for its hour: another time today may do. Any other is refused for its day. */
function offer(policy: OfferPolicy, needClass: NeedClass, view: TimesView, need: ArrivingNeed) {
  const first = chooseDay(policy, needClass, view)
  if (first === undefined || !need.refusesFirstOffer) return first
  if (needClass.limitDays === 0 && view.freeOf(first.pool, first.day) > 1) return first
  return chooseDay(policy, needClass, view, first) ?? first
}

/** Only a time on a later day can be cancelled beforehand; who cancels is not counted among those who stay away. */
function follow(model: CentreModel, need: ArrivingNeed, chosen: { pool: number; day: number } | undefined): Outcome {
  const waitDays = chosen?.day
  const cancelled = need.cancelNoticeDays !== undefined && waitDays !== undefined && waitDays >= 1
  const line = model.people.noShowByLeadTime.find(({ upToWorkingDays }) => (waitDays ?? 0) <= upToWorkingDays)
  const noShow = waitDays !== undefined && !cancelled && need.noShowDraw < (line?.share ?? 0)
  return { type: need.type, day: need.day, pool: chosen?.pool, waitDays, cancelled, noShow }
}

function expectedFrom(model: CentreModel, counts: readonly Int32Array[], today: number, day: number) {
  const kinds = model.weekdayFactor.length
  const first = day - today
  return forecastDemand({
    counts: counts.map((list) => list.subarray(0, today)),
    kindOfDay: (index) => (((index + first) % kinds) + kinds) % kinds,
    kinds,
    ahead: planDays,
  })
}

function add(list: Int32Array | undefined, index: number, count: number): void {
  if (list) list[index] = (list[index] ?? 0) + count
}
