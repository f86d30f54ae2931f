import { isSameSetting, type PolicySetting } from '../booking/index.ts'
import type { PastMeasures } from './measure-past.ts'

/** A setting as it would have done on the days it is chosen by, and on the later ones it is checked on. */
export interface Tried {
  readonly setting: PolicySetting
  readonly chosenBy: PastMeasures
  readonly checkedOn: PastMeasures
}

/**
 * A change is proposed when it is this much better, in parts of the needs, on days it was not chosen by. Proposing for
 * nothing costs a manager's trust each time; missing a fifth of a percent costs less, and the next night looks again.
 */
const worthwhile = 0.002
/** Below so many needs a difference is chance. */
const fewestNeeds = 200

/**
 * The setting to propose instead of the one in force; undefined when none is clearly better. It must be better on the days
 * it was not chosen by, and make nobody later there than the one in force does.
 */
export function decideRetuning(current: Tried, tried: readonly Tried[]): Tried | undefined {
  if (current.chosenBy.needs < fewestNeeds || current.checkedOn.needs < fewestNeeds) return undefined
  const best = tried.reduce<Tried>((most, one) => (isBetter(one.chosenBy, most.chosenBy) ? one : most), current)
  if (isSameSetting(best.setting, current.setting)) return undefined
  const gain = shareOf(best.checkedOn) - shareOf(current.checkedOn)
  return gain >= worthwhile && best.checkedOn.maxLateDays <= current.checkedOn.maxLateDays ? best : undefined
}

const shareOf = ({ inTime, needs }: PastMeasures) => inTime / Math.max(1, needs)

/** More in time; as many, and less waiting. */
const isBetter = (a: PastMeasures, b: PastMeasures) =>
  a.inTime > b.inTime || (a.inTime === b.inTime && a.meanWaitDays < b.meanWaitDays - 1e-9)
