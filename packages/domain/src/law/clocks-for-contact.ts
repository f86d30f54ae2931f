import { clocksForNeed, type NeedInLaw } from './clocks-for-need.ts'
import type { LawInForce } from './law-in-force.ts'
import type { Clock } from './types.ts'

/**
 * The clocks of all the needs of one contact, one for each rule.
 *
 * One assessment of the need of services covers all that a person asks for (social welfare act 1301/2014 § 36): where one need has
 * the dated limit of the person's age or disability, «without delay» of another need gives way to it. Only within one subsection:
 * the limits of a child's need or protection may be those of another person of the same contact.
 */
export function clocksForContact(law: LawInForce, needs: readonly NeedInLaw[]): readonly Clock[] {
  const all = needs.map((need) => clocksForNeed(law, need))
  const leftOut = leftOutOfEach(law, all)
  const byRule = new Map<string, Clock>()
  for (const [place, clocks] of all.entries()) {
    const out = new Set(leftOut[place])
    for (const clock of clocks) if (!out.has(clock.ruleId) && !byRule.has(clock.ruleId)) byRule.set(clock.ruleId, clock)
  }
  return [...byRule.values()]
}

/**
 * Of each need of a contact the rules that another need answers for: what the desk keeps of it is what the contact's answer lists.
 *
 * @param clocks of each need by itself
 */
export function leftOutOfEach(law: LawInForce, clocks: readonly (readonly Clock[])[]): readonly (readonly string[])[] {
  const byRule = new Map(clocks.flat().map((clock) => [clock.ruleId, clock]))
  return clocks.map((own) => own.filter((clock) => givesWay(law, clock, byRule)).map(({ ruleId }) => ruleId))
}

/** `36 § 2 mom. 3 k.` is a point of `36 § 2 mom.` */
function givesWay(law: LawInForce, clock: Clock, others: ReadonlyMap<string, Clock>): boolean {
  const rule = clock.dueDate === null ? law.ruleById.get(clock.ruleId) : undefined
  return (
    rule !== undefined &&
    rule.givesWay.some((id) => {
      const other = others.get(id)
      return other?.stopEvent === clock.stopEvent && other.section.startsWith(clock.section)
    })
  )
}
