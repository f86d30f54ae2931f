import type { Expression } from './expression.ts'
import { readsOf } from './expression.ts'
import type { CompiledFact, CompiledNeed, CompiledRule, CompiledService } from './guidance-models.ts'

/** What one fact can change, worked out once: another answer is then tried on these alone, and not on everything. */
export interface FactReaders {
  /** Derived facts that are made of it, near or far, in an order in which each finds its parts ready; itself, if it is one. */
  readonly derived: readonly CompiledFact[]
  /** Places in the lists of the models of the needs and rules whose condition, exception or class reads it. */
  readonly needs: readonly number[]
  readonly rules: readonly number[]
  /** Whether a service of some need or rule is proposed only by it. */
  readonly isOfService: boolean
}

/** The readers of each fact, by its number. */
export function readersOfFacts(
  facts: ReadonlyMap<string, CompiledFact>,
  derived: readonly CompiledFact[],
  needs: readonly CompiledNeed[],
  rules: readonly CompiledRule[],
): readonly FactReaders[] {
  const readers = Array.from(facts, () => ({
    derived: [] as CompiledFact[],
    needs: [] as number[],
    rules: [] as number[],
    isOfService: false,
  }))
  const readersOf = (ids: Iterable<string>) =>
    [...new Set(ids)].flatMap((id) => readers[facts.get(id)?.number ?? -1] ?? [])
  const madeOf = new Map<string, ReadonlySet<string>>()
  for (const fact of derived) {
    const parts = factsIn(fact.from)
    const all = new Set([fact.id, ...parts.flatMap((id) => [id, ...(madeOf.get(id) ?? [])])])
    madeOf.set(fact.id, all)
    for (const one of readersOf(all)) one.derived.push(fact)
  }
  for (const [at, { when, raw, services }] of needs.entries()) {
    const cleared = [...(raw.clearedBy ?? []), ...(raw.clearedIf === undefined ? [] : [raw.clearedIf])]
    for (const one of readersOf([...factsIn(when), ...(raw.unless ?? []), ...cleared])) one.needs.push(at)
    for (const one of readersOf(conditionsOf(services))) one.isOfService = true
  }
  for (const [at, { condition, raw, services }] of rules.entries()) {
    for (const one of readersOf([...factsIn(condition), ...(raw.unless ?? [])])) one.rules.push(at)
    for (const one of readersOf(conditionsOf(services))) one.isOfService = true
  }
  return readers
}

const factsIn = (expression: Expression | null): readonly string[] =>
  expression === null ? [] : readsOf(expression).facts

const conditionsOf = (services: readonly CompiledService[]): string[] =>
  services.flatMap(({ condition, unless }) => [...factsIn(condition), ...unless])
