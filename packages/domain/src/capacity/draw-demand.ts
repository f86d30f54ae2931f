import { meanArrivals, type CentreModel } from './centre-model.ts'
import { createRandom } from './random-source.ts'

/** One need as it arrives, with what its person will do, which no policy sees beforehand. */
export interface ArrivingNeed {
  readonly type: number
  readonly day: number
  /** When in the day it arrives, 0 to 1: needs come in random order, urgent and not urgent mixed. */
  readonly timeOfDay: number
  readonly refusesFirstOffer: boolean
  /** Working days before the time at which it is cancelled; undefined when it is kept. */
  readonly cancelNoticeDays: number | undefined
  /** Below the share of no-shows at its lead time: the person does not come. */
  readonly noShowDraw: number
}

/** What one run is played on: the same for every policy. */
export interface Demand {
  /** First day of arrivals: 0, or before it when there is a warm-up that is not counted. */
  readonly firstDay: number
  /** Days with times, from `firstDay` on: the first index is `firstDay`. */
  readonly days: number
  /** In order of arrival. */
  readonly needs: readonly ArrivingNeed[]
  /** Times by skill, then by day from `firstDay`: known beforehand, as a roster is. */
  readonly capacity: readonly Int32Array[]
}

/** @param isRealistic people refuse, cancel and stay away, and a warm-up is played first */
export function drawDemand(model: CentreModel, load: number, seed: number, isRealistic: boolean): Demand {
  const { people } = model
  const firstDay = isRealistic ? -people.warmUpWorkingDays : 0
  const days = model.horizonWorkingDays + model.runOutWorkingDays - firstDay
  // Streams of their own: the roster is the same at every load.
  const [counts, moments, behaviour, roster] = [1, 2, 3, 4].map((stream) => createRandom(seed, stream))
  if (!counts || !moments || !behaviour || !roster) throw new Error('four streams were made')
  const needs: ArrivingNeed[] = []
  for (let day = firstDay; day < model.horizonWorkingDays; day++) {
    model.needTypes.forEach((need, type) => {
      for (let left = counts.poisson(meanArrivals(model, need, day, load)); left > 0; left--) {
        const refuses = behaviour.uniform() < people.refusesFirstOffer
        const cancels = behaviour.uniform() < people.cancelsBeforehand.share
        const notice = behaviour.geometric(people.cancelsBeforehand.meanNoticeWorkingDays)
        const noShowDraw = behaviour.uniform()
        needs.push({
          type,
          day,
          timeOfDay: moments.uniform(),
          refusesFirstOffer: isRealistic && refuses,
          cancelNoticeDays: isRealistic && cancels ? notice : undefined,
          noShowDraw: isRealistic ? noShowDraw : 1,
        })
      }
    })
  }
  needs.sort((a, b) => a.day - b.day || a.timeOfDay - b.timeOfDay)
  const { mean, sd } = model.capacityNoise
  const capacity = model.capacityPerWorkingDay.map((usual) =>
    Int32Array.from({ length: days }, () => Math.max(0, Math.round(usual * roster.normal(mean, sd)))),
  )
  return { firstDay, days, needs, capacity }
}
