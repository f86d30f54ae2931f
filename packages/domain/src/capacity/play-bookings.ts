import {
  chooseDay,
  createTimePrices,
  forecastDemand,
  lateShare,
  poolGroups,
  type NeedClass,
  type NestedLimits,
  type OfferPolicy,
  type TimePrices,
  type TimesView,
} from '../booking/index.ts'
import type { PlayedCentre } from './centre-model.ts'
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
 * sees the roster, what is booked, the clock and past arrivals, nothing else. It rests after each day, so that whoever
 * plays a long past can tell how far it is, and do other things in between.
 * @param policy  one for all needs, or the one of each type
 * @returns what became of the counted needs, those that arrive from day 0 on; after each day the part that is played
 */
export function* playBookings(
  model: PlayedCentre,
  demand: Demand,
  policy: OfferPolicy | ((type: number) => OfferPolicy),
): Generator<number, readonly Outcome[]> {
  const { firstDay, days } = demand
  const policyOf = typeof policy === 'function' ? policy : () => policy
  const nested = model.needTypes
    .map((_, type) => policyOf(type))
    .find((one): one is NestedLimits => one.kind === 'nestedLimits')
  const classes = needClasses(model)
  const groups = poolGroups(classes, model.skills.length)
  const free = demand.capacity.map((times) => Float64Array.from(times))
  const counts = classes.map(() => new Int32Array(days))
  const seen = groups.map(() => new Int32Array(days))
  const late = groups.map(() => new Int32Array(days))
  /** Times that become free after a day, by the day on which they are given up. */
  const givenUp = new Map<number, { pool: number; index: number; units: number }[]>()
  const outcomes: Outcome[] = []
  let at = 0

  for (let day = firstDay; day < firstDay + days - model.runOutWorkingDays; day++) {
    const today = day - firstDay
    const expected = nested ? expectedFrom(model, counts, today, day) : undefined
    const prices =
      expected && nested
        ? createTimePrices({
            classes,
            free: free.map((list) => list.subarray(today, today + planDays)),
            expected,
            forecastError: nested.parameters.forecastError,
          })
        : undefined
    const shares = groups.map((group) =>
      lateShare(seen[group]?.subarray(0, today) ?? [], late[group]?.subarray(0, today) ?? []),
    )
    let partOfDay = 0
    let units = 1
    const view: TimesView = {
      days: days - today,
      partOfDay: () => partOfDay,
      freeOf: (pool, ahead) => {
        const left = free[pool]?.[today + ahead] ?? 0
        return left >= units ? left : 0
      },
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
      units = unitsOf(model, need.type)
      const chosen = offer(policyOf(need.type), needClass, view, need)
      if (chosen) take(chosen.pool, today + chosen.day, units, prices, today)
      const outcome = follow(model, need, chosen)
      if (day >= 0) outcomes.push(outcome)
      const group = groups[needClass.pools[0] ?? 0] ?? 0
      add(counts[need.type], today, 1)
      add(seen[group], today, 1)
      if (chosen === undefined || chosen.day > needClass.limitDays) add(late[group], today, 1)
      if (outcome.cancelled && chosen) {
        const when = today + Math.max(0, chosen.day - (need.cancelNoticeDays ?? 0))
        const list = givenUp.get(when) ?? []
        list.push({ pool: chosen.pool, index: today + chosen.day, units })
        givenUp.set(when, list)
      }
    }
    // People call during the day; the freed time is there from the next morning on.
    for (const given of givenUp.get(today) ?? []) take(given.pool, given.index, -given.units)
    yield (today + 1) / (days - model.runOutWorkingDays)
  }
  return outcomes

  function take(pool: number, index: number, count: number, prices?: TimePrices, today = 0): void {
    add(free[pool], index, -count)
    prices?.take(pool, index - today, count)
  }
}

/** The model's kinds of need as the policy knows them: pools are the model's skills. */
export const needClasses = (model: PlayedCentre): readonly NeedClass[] =>
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
function follow(model: PlayedCentre, need: ArrivingNeed, chosen: { pool: number; day: number } | undefined): Outcome {
  const waitDays = chosen?.day
  const cancelled = need.cancelNoticeDays !== undefined && waitDays !== undefined && waitDays >= 1
  const line = model.people.noShowByLeadTime.find(({ upToWorkingDays }) => (waitDays ?? 0) <= upToWorkingDays)
  const noShow = waitDays !== undefined && !cancelled && need.noShowDraw < (line?.share ?? 0)
  return { type: need.type, day: need.day, pool: chosen?.pool, waitDays, cancelled, noShow }
}

function expectedFrom(model: PlayedCentre, counts: readonly Int32Array[], today: number, day: number) {
  const first = day - today
  const { kinds, kindOf, periodDays } = model.dayKinds ?? everyWeek(model.weekdayFactor.length)
  const forecast = forecastDemand({
    counts: counts.map((list) => list.subarray(0, today)),
    kindOfDay: (index) => kindOf(index + first),
    kinds,
    periodDays,
    ahead: planDays,
  })
  return forecast.map((list, type) => list.map((needs) => needs * unitsOf(model, type)))
}

const everyWeek = (kinds: number) => ({
  kinds,
  periodDays: kinds,
  kindOf: (day: number) => ((day % kinds) + kinds) % kinds,
})

const unitsOf = (model: PlayedCentre, type: number) => model.needTypes[type]?.units ?? 1

function add(list: Int32Array | Float64Array | undefined, index: number, count: number): void {
  if (list) list[index] = (list[index] ?? 0) + count
}
