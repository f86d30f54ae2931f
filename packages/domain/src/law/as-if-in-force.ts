import { toEpochDay, type LocalDate } from '../time/index.ts'
import type { LawInForce } from './law-in-force.ts'
import type { Rule } from './rule.ts'

/**
 * The law as if every rule that comes into force later were in force already, and the versions it replaces were not: what
 * a coming change would give to the needs that are open today.
 */
export function asIfInForce(law: LawInForce, today: LocalDate): LawInForce {
  const day = toEpochDay(today)
  const coming = law.rules.filter(({ inForce }) => inForce !== null && inForce.from > day)
  const replaced = new Set(coming.map(({ obligation, kind }) => `${kind} ${obligation}`))
  const rules = law.rules.map((rule): Rule => {
    const { inForce } = rule
    if (inForce === null) return rule
    if (inForce.from > day) return { ...rule, inForce: { from: 0, to: inForce.to } }
    return replaced.has(`${rule.kind} ${rule.obligation}`) ? { ...rule, inForce: null } : rule
  })
  return { ...law, rules, ruleById: new Map(rules.map((rule) => [rule.id, rule])), programs: new Map() }
}
