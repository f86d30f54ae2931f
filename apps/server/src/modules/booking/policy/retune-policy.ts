import type { Retuning } from '@luukku/contract'
import type { PolicySetting } from '@luukku/domain/booking'
import { decideRetuning, measurePast, nearbySettings, type Tried } from '@luukku/domain/capacity'
import { addDays } from '@luukku/domain/time'
import type { CountyPolicies } from '../offers/read-policy.ts'
import { fewestNeeds } from './compare-policies.ts'
import { playPast } from './play-past.ts'
import type { CountyPast } from './read-past.ts'

/**
 * Whether other parameters of the county's policy would have kept more people in time. Each is chosen on the first half of
 * the counted days and checked on the second. The same past gives the same answer.
 */
export async function retunePolicy(
  past: CountyPast,
  { county, ofService }: Pick<CountyPolicies, 'county' | 'ofService'>,
  tell: (part: number) => Promise<void>,
): Promise<Retuning> {
  const half = Math.floor(past.countedDays / 2)
  const settings = [county, ...nearbySettings(county)]
  const tried: Tried[] = []
  for (const [at, setting] of settings.entries()) {
    const outcomes = await playPast(past, { county: setting, ofService }, (part) => tell((at + part) / settings.length))
    tried.push({
      setting,
      chosenBy: measurePast(past.centre, outcomes, { from: 0, to: half }),
      checkedOn: measurePast(past.centre, outcomes, { from: half, to: past.countedDays }),
    })
  }
  const [current, ...others] = tried
  if (!current) throw new Error('the setting in force was played')
  const proposed = decideRetuning(current, others)
  return {
    kind: 'retune',
    from: past.from,
    checkedFrom: addDays(past.from, half),
    to: past.to,
    isLittle: current.chosenBy.needs < fewestNeeds || current.checkedOn.needs < fewestNeeds,
    guessedDays: past.guessedDays,
    current: view(current),
    tried: others.length,
    ...(proposed === undefined ? {} : { proposed: view(proposed) }),
  }
}

const view = ({ setting, chosenBy, checkedOn }: Tried): Retuning['current'] => ({
  setting: setting satisfies PolicySetting,
  chosenBy: { ...chosenBy, bands: [...chosenBy.bands] },
  checkedOn: { ...checkedOn, bands: [...checkedOn.bands] },
})
