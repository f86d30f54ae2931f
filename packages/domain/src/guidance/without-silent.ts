import { readsOf, type Expression } from './expression.ts'
import type { GuidanceModels } from './guidance-models.ts'
import type { RawModel } from './model-file.ts'

/**
 * The models with the silent ones taken out: those lose their needs and rules, and every fact that no other model reads. A
 * word that only a silent model knew is unread again, and keeps the contact at the class of what nobody has understood.
 */
export function withoutSilent<Read extends { readonly model: RawModel }>(
  files: readonly Read[],
  whole: GuidanceModels,
  silent: ReadonlySet<string>,
): Read[] {
  const kept = factsReadBy(whole, silent)
  return files.map((read) => {
    if (!silent.has(read.model.name)) return read
    const { needs: _needs, rules: _rules, facts = {}, ...rest } = read.model
    const left = Object.fromEntries(Object.entries(facts).filter(([id]) => kept.has(id)))
    return { ...read, model: { ...rest, facts: left } }
  })
}

/** Facts of the models that speak, and of silent ones those that these ask, read or are made of. */
function factsReadBy(whole: GuidanceModels, silent: ReadonlySet<string>): Set<string> {
  const kept = new Set<string>()
  const keep = (ids: readonly (string | undefined)[]): void => {
    for (const id of ids) {
      if (id === undefined || kept.has(id)) continue
      kept.add(id)
      const fact = whole.facts.get(id)
      keep([...partsOf(fact?.from), fact?.raw.askAfter])
    }
  }
  for (const fact of whole.factList) if (!silent.has(fact.model)) keep([fact.id])
  for (const { model, when, raw, services, clocksIf } of whole.needs) {
    if (silent.has(model)) continue
    keep([...readsOf(when).facts, ...(raw.ask ?? []), ...(raw.ruleOut ?? []), ...(raw.clearedBy ?? []), raw.clearedIf])
    for (const { condition } of [...services, ...clocksIf]) keep(partsOf(condition))
    for (const { unless } of services) keep(unless)
  }
  for (const { model, condition, services } of whole.rules) {
    if (silent.has(model)) continue
    keep([...readsOf(condition).facts, ...services.flatMap((service) => partsOf(service.condition))])
  }
  const { onBehalfFact, unreadSymptom, askWhenNotUnderstood, calm, selfCare } = whole.common
  keep([
    onBehalfFact,
    unreadSymptom?.fact,
    ...askWhenNotUnderstood,
    ...(calm ?? []).flatMap(({ fact, unless }) => [fact, ...unless]),
    selfCare?.fact,
  ])
  return kept
}

const partsOf = (expression: Expression | null | undefined): readonly string[] =>
  expression === null || expression === undefined ? [] : readsOf(expression).facts
