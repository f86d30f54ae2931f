import type { CompiledRule, GuidanceModels } from './guidance-models.ts'
import type { UrgencyClass } from './proposal.ts'

/**
 * Whether the person says how they manage («at work I cope», «skolan går bra», «muuten kaikki hyvin»), and nothing told or answered
 * says that it gets worse. Between days (D) and no hurry (E) that decides for a matter of help in everyday life; never for an
 * illness, whose own signs clear it, and never over D. Of the two errors a week later is the greater one: any sign keeps D.
 */
export function isCalm({ calm }: GuidanceModels, truth: Uint8Array): boolean {
  return calm !== null && truth[calm.fact] === 2 && calm.unless.every((fact) => truth[fact] !== 2)
}

/** The class of a need or rule where the person manages. */
export function calmed<Class extends UrgencyClass | undefined>(
  { calm }: GuidanceModels,
  model: string,
  urgencyClass: Class,
): Class | 'E' {
  return urgencyClass === 'D' && calm?.models.has(model) === true ? 'E' : urgencyClass
}

const isWeighed = ({ raw }: CompiledRule): boolean =>
  raw.worryNotice !== undefined || raw.childProtection !== undefined || raw.socialUrgency === 'kiireellinen'

/** Which rule of another class each stands for: one rule stays one, and is compared as such. */
const calmedRules = new WeakMap<CompiledRule, CompiledRule>()

/** A rule as it speaks where the person manages: all that it asks for stays. A notice to weigh and an urgent social need keep the days. */
export function calmedRule(models: GuidanceModels, rule: CompiledRule): CompiledRule {
  const known = calmedRules.get(rule)
  if (known !== undefined) return known
  const urgencyClass = calmed(models, rule.model, rule.raw.class)
  const made =
    urgencyClass === undefined || urgencyClass === rule.raw.class || isWeighed(rule)
      ? rule
      : { ...rule, raw: { ...rule.raw, class: urgencyClass } }
  calmedRules.set(rule, made)
  return made
}
