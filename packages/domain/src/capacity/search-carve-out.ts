import type { CarveOut } from '../booking/index.ts'
import type { CentreModel } from './centre-model.ts'
import type { Demand } from './draw-demand.ts'
import { simulateBookings } from './simulate-bookings.ts'

/**
 * The fixed carve-out that sees the most counted needs in time over all the given demands together: one part for all
 * professions first, then each profession's own part around it. It is chosen with hindsight on the very demands that are
 * reported, which no county could do: the comparison favours it.
 */
export function searchCarveOut(
  model: CentreModel,
  demands: readonly Demand[],
  tell?: (done: string) => void,
): CarveOut {
  const limits = model.needTypes.map(({ limitWorkingDays }) => limitWorkingDays)
  const inTime = (policy: CarveOut, played: readonly Demand[]) =>
    played.reduce(
      (sum, demand) =>
        sum +
        simulateBookings(model, demand, policy).filter(
          ({ type, waitDays }) => waitDays !== undefined && waitDays <= (limits[type] ?? 0),
        ).length,
      0,
    )
  let best: CarveOut = { kind: 'carveOut', reserved: [], urgentLimitDays: 0, opensAtPartOfDay: 0 }
  let most = -1
  const attempt = (policy: CarveOut, played: readonly Demand[]) => {
    const count = inTime(policy, played)
    if (count > most) [best, most] = [policy, count]
  }
  // The coarse search needs only a few demands to see where the best lies.
  const few = demands.slice(0, 3)
  for (const urgentLimitDays of [0, 3])
    for (const opensAtPartOfDay of [0, 0.5, 0.75, 0.9, 1])
      for (const part of [0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4])
        attempt({ kind: 'carveOut', reserved: model.skills.map(() => part), urgentLimitDays, opensAtPartOfDay }, few)
  tell?.(`carve-out: ${JSON.stringify(best)}`)
  most = inTime(best, demands)
  for (const [pool, skill] of model.skills.entries()) {
    const { reserved } = best
    for (const change of [-1, -0.05, 0.05, 0.1]) {
      const part = Math.max(0, (reserved[pool] ?? 0) + change)
      attempt({ ...best, reserved: reserved.map((other, at) => (at === pool ? part : other)) }, demands)
    }
    tell?.(`carve-out of ${skill}`)
  }
  return best
}
