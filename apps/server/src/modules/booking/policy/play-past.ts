import { setImmediate as rest } from 'node:timers/promises'
import { toOfferPolicy, type PolicySetting } from '@luukku/domain/booking'
import { playBookings, type Outcome } from '@luukku/domain/capacity'
import type { CountyPolicies } from '../offers/read-policy.ts'
import type { CountyPast } from './read-past.ts'

/** After so long in one go others get their turn: a person's request waits no longer than this and one day's play. */
const restAfterMs = 10

/** Plays one setting for all services, or the county's own with the choices of single services. */
export async function playPast(
  past: CountyPast,
  setting: PolicySetting | Pick<CountyPolicies, 'county' | 'ofService'>,
  tell: (part: number) => Promise<void>,
): Promise<readonly Outcome[]> {
  const { centre, demand, serviceOf } = past
  const toPolicy = (one: PolicySetting) => toOfferPolicy(one, centre.skills.length)
  const days =
    'kind' in setting
      ? playBookings(centre, demand, toPolicy(setting))
      : playBookings(centre, demand, policyByType(serviceOf, setting, toPolicy))
  for (let since = performance.now(); ;) {
    const step = days.next()
    if (step.done === true) return step.value
    if (performance.now() - since < restAfterMs) continue
    await tell(step.value)
    await rest()
    since = performance.now()
  }
}

function policyByType<P>(
  serviceOf: readonly string[],
  { county, ofService }: Pick<CountyPolicies, 'county' | 'ofService'>,
  toPolicy: (setting: PolicySetting) => P,
): (type: number) => P {
  const policies = serviceOf.map((service) => toPolicy(ofService.get(service) ?? county))
  const usual = toPolicy(county)
  return (type) => policies[type] ?? usual
}
