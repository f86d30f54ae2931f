import type { Comparison } from '@luukku/contract'
import { isSameSetting, usualSettings, type PolicySetting } from '@luukku/domain/booking'
import { measurePast } from '@luukku/domain/capacity'
import type { CountyPolicies } from '../offers/read-policy.ts'
import { playPast } from './play-past.ts'
import type { CountyPast } from './read-past.ts'

/** Below so many needs the difference between policies is chance; said beside the figures. */
export const fewestNeeds = 200

/** The policy in force, the three kinds and what a manager wants to see, on the same past days. */
export async function comparePolicies(
  past: CountyPast,
  policies: CountyPolicies,
  wanted: PolicySetting | null,
  tell: (part: number) => Promise<void>,
): Promise<Comparison> {
  const all: {
    name: Comparison['policies'][number]['name']
    setting: PolicySetting
    play: PolicySetting | CountyPolicies
  }[] = [
    { name: 'inForce', setting: policies.county, play: policies },
    ...(['firstFree', 'carveOut', 'nestedLimits'] as const).map((name) => ({
      name,
      setting: usualSettings[name],
      play: usualSettings[name],
    })),
    ...(wanted === null ? [] : [{ name: 'wanted' as const, setting: wanted, play: wanted }]),
  ]
  // What is in force for every service is not played twice.
  const isOnly = policies.ofService.size === 0
  const asked = all.filter(
    ({ name, setting }, at) => at === 0 || name === 'wanted' || !isOnly || !isSameSetting(setting, policies.county),
  )
  const played: Comparison['policies'] = []
  for (const [at, { name, setting, play }] of asked.entries()) {
    const outcomes = await playPast(past, play, (part) => tell((at + part) / asked.length))
    played.push({ name, setting, measures: measured(past, outcomes) })
  }
  return {
    kind: 'compare',
    from: past.from,
    to: past.to,
    isLittle: (played[0]?.measures.needs ?? 0) < fewestNeeds,
    guessedDays: past.guessedDays,
    policies: played,
  }
}

const measured = (past: CountyPast, outcomes: Parameters<typeof measurePast>[1]) => {
  const { bands, ...measures } = measurePast(past.centre, outcomes, { from: 0, to: past.countedDays })
  return { ...measures, bands: [...bands] }
}
