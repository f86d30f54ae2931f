import { toHelsinkiDate, type LocalDate } from '@luukku/domain/time'
import { rosterSpans } from '../seed/index.ts'
import { momentOf } from './moment-of.ts'
import { isPlayable, isRefused, Refused } from './read-scenarios.ts'
import type { Scenario } from './scenario.ts'

/** Days of rosters that one run fills: some four years on end, or eleven days far from each other. A minute of filling. */
const mostDays = 1500

/**
 * Refuses the scenarios whose rosters would not be filled in this run: of days that lie years from each other, those with few
 * scenarios around them. A slip of the pen in one date costs that one scenario.
 */
export function leaveOutFar(listed: readonly (Scenario | Refused)[], most = mostDays): (Scenario | Refused)[] {
  const dayOf = (scenario: Scenario) => toHelsinkiDate(momentOf(scenario))
  const days = listed.filter(isPlayable).map(dayOf).sort()
  const stretches = rosterSpans(days)
    .map(({ day }, index, all) => {
      const next = all[index + 1]?.day
      return days.filter((one) => day <= one && (next === undefined || one < next))
    })
    .sort((a, b) => b.length - a.length)
  const kept = new Set<LocalDate>()
  for (const day of new Set(stretches.flat()))
    if (rosterSpans([...kept, day]).reduce((sum, span) => sum + span.days, 0) <= most) kept.add(day)
  return listed.map((one) =>
    isRefused(one) || kept.has(dayOf(one))
      ? one
      : new Refused(one.id, 'contact_time is too far from those of the others: play it in a file of its own'),
  )
}
