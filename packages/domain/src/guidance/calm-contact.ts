import type { CompiledRule, GuidanceModels } from './guidance-models.ts'
import type { UrgencyClass } from './proposal.ts'

/** Of which models a need or rule of days waits: none where the person says nothing that calms. */
export type CalmModels = ReadonlySet<string>
const none: CalmModels = new Set()

/**
 * Whose days are no hurry here. Either the person says how they manage («at work I cope», «skolan går bra», «muuten kaikki hyvin»)
 * or asks how a matter is arranged («milloin aika varataan»), and nothing told or answered says that it gets worse or that somebody
 * is ill. Between days (D) and no hurry (E) that decides for a matter of help in everyday life; never for an illness, whose own
 * signs clear it, and never over D. Of the two errors a week later is the greater one: any sign keeps D.
 */
export function calmModels({ calm }: GuidanceModels, truth: Uint8Array): CalmModels {
  const said = calm.filter(({ fact, unless }) => truth[fact] === 2 && unless.every((one) => truth[one] !== 2))
  const [first, ...more] = said
  if (first === undefined) return none
  return more.length === 0 ? first.models : new Set(said.flatMap(({ models }) => [...models]))
}

/** Whether two of them are the same: the trials of the answers ask it of each. */
export const isSameCalm = (one: CalmModels, other: CalmModels): boolean =>
  one === other || (one.size === other.size && [...one].every((model) => other.has(model)))

/** The class of a need or rule where the person manages. */
export function calmed<Class extends UrgencyClass | undefined>(
  calm: CalmModels,
  model: string,
  urgencyClass: Class,
): Class | 'E' {
  return urgencyClass === 'D' && calm.has(model) ? 'E' : urgencyClass
}

const isWeighed = ({ raw }: CompiledRule): boolean =>
  raw.worryNotice !== undefined || raw.childProtection !== undefined || raw.socialUrgency === 'kiireellinen'

/** Which rule of another class each stands for: one rule stays one, and is compared as such. */
const calmedRules = new WeakMap<CompiledRule, CompiledRule>()

/** A rule as it speaks where the person manages: all that it asks for stays. A notice to weigh and an urgent social need keep the days. */
export function calmedRule(calm: CalmModels, rule: CompiledRule): CompiledRule {
  const urgencyClass = calmed(calm, rule.model, rule.raw.class)
  if (urgencyClass === undefined || urgencyClass === rule.raw.class || isWeighed(rule)) return rule
  const made = calmedRules.get(rule) ?? { ...rule, raw: { ...rule.raw, class: urgencyClass } }
  calmedRules.set(rule, made)
  return made
}
