import type { NewContactInput } from '@luukku/contract'
import { demoPhases, type DemoPhase } from '../modules/rehearsal/index.ts'
import type { Random } from '../modules/seed/index.ts'

/** One contact of the demo county, before it is known what its teller could write. */
export interface PlannedContact {
  /** The teller's place in the list of grown-ups. */
  teller: number
  /** They have told of something else already. */
  again: boolean
  /** Class A: somebody phones now. */
  urgent: boolean
  phase: DemoPhase
  channel: NewContactInput['channel']
  hoursAgo: number
}

const channels = ['web_form', 'web_form', 'callback', 'chat', 'phone', 'web_form', 'walk_in', 'web_form'] as const

/**
 * So many contacts in every phase and by every way, over the last ten days: those who wait came within the last hour, those in the
 * middle within the last day. Of some hundreds one in 120 cannot wait and came minutes ago, one in 36 is by somebody who waits
 * with another matter already.
 */
export function planContacts(count: number, random: Random): PlannedContact[] {
  const planned: PlannedContact[] = []
  for (let index = 0; index < count; index++) {
    const urgent = index % 120 === 4
    const before = index % 36 === 12 ? planned[index - 11] : undefined
    const phase = urgent ? 'waiting' : (demoPhases[index % demoPhases.length] ?? 'waiting')
    const chance = random.next()
    planned.push({
      teller: before?.teller ?? index,
      again: before !== undefined,
      urgent,
      phase,
      channel: channels[index % channels.length] ?? 'web_form',
      // Told after the first one, whatever chance says: by that order an earlier run's are known.
      hoursAgo: urgent ? chance / 20 : before ? before.hoursAgo / 2 : hoursOf(phase, chance),
    })
  }
  return planned
}

function hoursOf(phase: DemoPhase, chance: number): number {
  if (phase === 'waiting' || phase === 'opened') return chance
  return phase === 'booked' || phase === 'assessed' ? 2 + chance * 238 : chance * 5
}
