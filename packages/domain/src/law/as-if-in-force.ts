import { toEpochDay, type LocalDate } from '../time/index.ts'
import { areForSamePeople } from './end-replaced.ts'
import type { LawInForce } from './law-in-force.ts'
import type { Rule } from './rule.ts'
import { areForOthers } from './validate-rules.ts'

/**
 * The law as if the rules that come into force later were in force already, and the versions they replace were not: what
 * a coming change would give to the needs that are open today.
 *
 * Of several coming versions of a duty for the same people the first is tried. Whom a coming rule does not concern keeps the
 * version in force.
 */
export function asIfInForce(law: LawInForce, today: LocalDate): LawInForce {
  const day = toEpochDay(today)
  const coming = law.rules.filter((rule) => beginOf(rule) > day)
  const first = coming.filter(
    (rule) => !coming.some((other) => isSameDuty(other, rule) && beginOf(other) < beginOf(rule)),
  )
  const rules = law.rules.map((rule): Rule => {
    const { inForce } = rule
    if (inForce === null) return rule
    if (first.includes(rule)) return { ...rule, inForce: { from: 0, to: inForce.to } }
    const after = first.filter((one) => isSameDuty(one, rule) && inForce.to < beginOf(one))
    if (after.some((one) => takesAllOf(one, rule))) return { ...rule, inForce: null }
    return after.length === 0 ? rule : { ...rule, givesWay: [...rule.givesWay, ...after.map(({ id }) => id)] }
  })
  return { ...law, rules, ruleById: new Map(rules.map((rule) => [rule.id, rule])), programs: new Map() }
}

const beginOf = ({ inForce }: Rule): number => inForce?.from ?? Number.NEGATIVE_INFINITY

/** Two versions of one duty that somebody may meet both of. */
const isSameDuty = (one: Rule, other: Rule): boolean =>
  one !== other && one.obligation === other.obligation && one.kind === other.kind && !areForOthers(one, other)

/** Whether nobody of the old one's people is left out by the new one (or by those that share them out with it). */
const takesAllOf = (coming: Rule, old: Rule): boolean =>
  coming.replaces.includes(old.id) || coming.who.length === 0 || areForSamePeople(coming, old)
