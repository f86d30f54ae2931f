export interface ForecastInput {
  /** Needs that came in, by class, then by day from the oldest; the last day is yesterday. All classes have as many days. */
  readonly counts: readonly ArrayLike<number>[]
  /** Which kind of day each past day was (its weekday), as an index from 0. */
  readonly kindOfDay: (day: number) => number
  readonly kinds: number
  /** Days after which the same kinds come again; as many as there are kinds, where each comes once. */
  readonly periodDays?: number
  /** Days ahead, from today on. */
  readonly ahead: number
}

export interface ForecastParameters {
  /** Days after which a past day counts half for how busy it is in all. */
  readonly levelHalfLifeDays: number
  /** The same for how the needs divide between classes: they change slowly. */
  readonly shareHalfLifeDays: number
  /** The same for the slope of the level. */
  readonly trendHalfLifeDays: number
  /** How much of a day's growth is carried on to the next: below 1 the forecast levels out. */
  readonly trendDamping: number
  /** Days of evidence that an ordinary weekday counts as, before its own history speaks. */
  readonly weekdayPriorDays: number
}

export const usualForecastParameters: ForecastParameters = {
  levelHalfLifeDays: 8,
  shareHalfLifeDays: 120,
  trendHalfLifeDays: 25,
  trendDamping: 0.97,
  weekdayPriorDays: 1,
}

/**
 * Expected needs by class and day from today, from past arrivals only: how busy it is now and where it is going, times the
 * weekday, times the class's share. With no history nothing is expected. Holt's damped trend on the sum of all classes,
 * after the weekday is taken out.
 */
export function forecastDemand(input: ForecastInput, parameters = usualForecastParameters): readonly Float64Array[] {
  const { counts, kindOfDay, ahead } = input
  const days = counts[0]?.length ?? 0
  const totals = Float64Array.from({ length: days }, (_, day) =>
    counts.reduce((sum, list) => sum + (list[day] ?? 0), 0),
  )
  const weekday = weekdayFactors(totals, input, parameters.weekdayPriorDays)
  const factors = totals.map((_, day) => weekday[kindOfDay(day)] ?? 1)
  const { level, trend } = levelAndTrend(
    totals.map((total, day) => total / (factors[day] ?? 1)),
    factors,
    parameters,
  )
  const shares = sharesOf(counts, totals, parameters.shareHalfLifeDays)
  return shares.map((share) => {
    let growth = 0
    let damped = trend
    return Float64Array.from({ length: ahead }, (_, day) => {
      growth += damped
      damped *= parameters.trendDamping
      return Math.max(0, level + growth) * (weekday[kindOfDay(days + day)] ?? 1) * share
    })
  })
}

/** Against the mean of the days around each: a busy season does not make its weekdays look busier. */
function weekdayFactors(
  totals: Float64Array,
  { kindOfDay, kinds, periodDays = kinds }: ForecastInput,
  priorDays: number,
): Float64Array {
  const observed = new Float64Array(kinds).fill(priorDays)
  const usual = new Float64Array(kinds).fill(priorDays)
  for (let day = 0; day < totals.length; day++) {
    const around = meanAround(totals, day, periodDays)
    if (around === undefined) continue
    const kind = kindOfDay(day)
    observed[kind] = (observed[kind] ?? 0) + (totals[day] ?? 0) / around
    usual[kind] = (usual[kind] ?? 0) + 1
  }
  return observed.map((sum, kind) => sum / (usual[kind] ?? 1))
}

/** Mean of whole weeks around a day, as centred as the history allows. */
function meanAround(totals: Float64Array, day: number, period: number): number | undefined {
  const from = Math.max(0, Math.min(day - Math.floor(period / 2), totals.length - period))
  if (from + period > totals.length) return undefined
  let sum = 0
  for (let at = from; at < from + period; at++) sum += totals[at] ?? 0
  return sum > 0 ? sum / period : undefined
}

/**
 * Weighted straight line through the past days, the near ones counting most; value and slope at today.
 * @param counts  how much a day tells: a Sunday on which next to nobody asks says little of how busy it is
 */
function levelAndTrend(
  values: Float64Array,
  counts: Float64Array,
  p: ForecastParameters,
): { level: number; trend: number } {
  const days = values.length
  if (days === 0) return { level: 0, trend: 0 }
  const slope = slopeOf(values, counts, p.trendHalfLifeDays)
  const decay = Math.pow(0.5, 1 / p.levelHalfLifeDays)
  // The level follows the last days more closely than the slope does.
  let weight = 0
  let sum = 0
  for (let day = days - 1, w = 1; day >= 0 && w > 1e-6; day--, w *= decay) {
    const counted = w * (counts[day] ?? 1)
    weight += counted
    sum += counted * ((values[day] ?? 0) + slope * (days - day))
  }
  return { level: sum / weight, trend: slope }
}

/** As many days of a flat line are put before the history: two days must not draw a steep one. */
const flatPriorDays = 15

/** Of the straight line through the past days, a day `halfLife` ago counting half. */
function slopeOf(values: Float64Array, counts: Float64Array, halfLife: number): number {
  const decay = Math.pow(0.5, 1 / halfLife)
  let [n, x, y, xx, xy] = [0, 0, 0, 0, 0]
  for (let day = values.length - 1, decayed = 1; day >= 0 && decayed > 1e-6; day--, decayed *= decay) {
    const w = decayed * (counts[day] ?? 1)
    const age = day - values.length
    const value = values[day] ?? 0
    n += w
    x += w * age
    y += w * value
    xx += w * age * age
    xy += w * age * value
  }
  const spread = xx - (x * x) / n + (flatPriorDays * flatPriorDays * flatPriorDays) / 12
  return (xy - (x * y) / n) / spread
}

function sharesOf(counts: readonly ArrayLike<number>[], totals: Float64Array, halfLife: number): readonly number[] {
  const decay = Math.pow(0.5, 1 / halfLife)
  const sums = counts.map((list) => {
    let sum = 0
    for (let day = totals.length - 1, w = 1; day >= 0; day--, w *= decay) sum += w * (list[day] ?? 0)
    return sum
  })
  const all = sums.reduce((sum, part) => sum + part, 0)
  return sums.map((part) => (all > 0 ? part / all : 0))
}
