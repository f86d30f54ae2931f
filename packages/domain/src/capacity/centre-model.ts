/** One kind of need as a policy is played on it. */
export interface PlayedNeed {
  readonly id: string
  /** Who can see to it, the usual profession first. */
  readonly skills: readonly string[]
  /** Working days after the arrival that still are in time; 0 is the same day. */
  readonly limitWorkingDays: number
  /** Unit times that one need takes; 1 where nothing is said. */
  readonly units?: number
}

/** What a policy is played on: a centre of the model, or a county's own past, whose days then are calendar days. */
export interface PlayedCentre {
  readonly skills: readonly string[]
  readonly needTypes: readonly PlayedNeed[]
  readonly weekdayFactor: readonly number[]
  /** Which kind of day each day is for the forecast, day 0 being the first counted one; without it the days of a week. */
  readonly dayKinds?: { readonly kinds: number; readonly periodDays: number; readonly kindOf: (day: number) => number }
  readonly runOutWorkingDays: number
  readonly people: Pick<PeopleModel, 'noShowByLeadTime'>
}

/** One kind of need in the model of a centre. */
export interface ModelNeed extends PlayedNeed {
  /** Part of the usual profession's capacity that this kind asks for at load 1. */
  readonly shareOfPrimary: number
}

/**
 * The synthetic demand and capacity of one centre. Times are unit times of whole working days: day 0 is a Monday, five
 * days a week. Only for comparing booking policies with each other and with a bound.
 */
export interface CentreModel extends PlayedCentre {
  /** Times a day, in the order of `skills`. */
  readonly capacityPerWorkingDay: readonly number[]
  readonly capacityNoise: { readonly mean: number; readonly sd: number }
  readonly season: { readonly amplitude: number; readonly periodWorkingDays: number }
  /** Days on which needs arrive. */
  readonly horizonWorkingDays: number
  /** Days after them that still have times, so that nobody is late only because the model ends. */
  readonly runOutWorkingDays: number
  readonly needTypes: readonly ModelNeed[]
  readonly people: PeopleModel
}

/** What people do with the times that they are given: the second table of the measurement. */
export interface PeopleModel {
  /** Part of people that the first offer does not suit. */
  readonly refusesFirstOffer: number
  readonly cancelsBeforehand: { readonly share: number; readonly meanNoticeWorkingDays: number }
  /** Part of people that do not come, by working days from the arrival to the time; the first line that fits counts. */
  readonly noShowByLeadTime: readonly { readonly upToWorkingDays: number; readonly share: number }[]
  /** Working days before the horizon that are played but not counted. */
  readonly warmUpWorkingDays: number
}

/** Mean arrivals of one kind of need on one day. */
export function meanArrivals(model: CentreModel, need: ModelNeed, day: number, load: number): number {
  const primary = model.skills.indexOf(need.skills[0] ?? '')
  const capacity = model.capacityPerWorkingDay[primary] ?? 0
  const weekdays = model.weekdayFactor.length
  const weekday = model.weekdayFactor[((day % weekdays) + weekdays) % weekdays] ?? 1
  const { amplitude, periodWorkingDays } = model.season
  const season = 1 + amplitude * Math.sin((2 * Math.PI * day) / periodWorkingDays)
  return need.shareOfPrimary * capacity * load * weekday * season
}
