import { clocksForNeed, type NeedInLaw } from './clocks-for-need.ts'
import type { LawInForce } from './law-in-force.ts'
import type { Clock } from './types.ts'

/**
 * The clocks of all the needs of one contact, one for each rule, as `guide` answers them; the desk counts need by need, so that
 * there «without delay» may stand beside the dated limit of another need.
 *
 * One assessment of the need of services covers all that a person asks for (social welfare act 1301/2014 § 36): where one need has
 * the dated limit of the person's age or disability, «without delay» of another need gives way to it. Only within one subsection:
 * the limits of a child's need or protection may be those of another person of the same contact.
 */
export function clocksForContact(law: LawInForce, needs: readonly NeedInLaw[]): readonly Clock[] {
  const byRule = new Map<string, Clock>()
  for (const need of needs)
    for (const clock of clocksForNeed(law, need)) if (!byRule.has(clock.ruleId)) byRule.set(clock.ruleId, clock)
  return [...byRule.values()].filter((clock) => !givesWay(law, clock, byRule))
}

function givesWay(law: LawInForce, clock: Clock, others: ReadonlyMap<string, Clock>): boolean {
  if (clock.dueDate !== null) return false
  const rule = law.ruleById.get(clock.ruleId)
  return (rule?.givesWay ?? []).some((id) => {
    const other = others.get(id)
    return other?.stopEvent === clock.stopEvent && isOfSubsection(law.ruleById.get(id)?.section, rule?.section)
  })
}

/** `36 § 2 mom. 3 k.` is a point of `36 § 2 mom.` */
const isOfSubsection = (point = '', subsection = ''): boolean => point.startsWith(subsection)
