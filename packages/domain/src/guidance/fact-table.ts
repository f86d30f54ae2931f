import type { FactView, Truth } from './expression.ts'
import { evaluateExpression, readsOf } from './expression.ts'
import type { CompiledFact, GuidanceModels } from './guidance-models.ts'
import type { TextSpan } from './proposal.ts'
import type { Whose } from './whose.ts'

/** Where a fact was found. */
export interface FactEvidence {
  readonly from: 'text' | 'answer'
  readonly span?: TextSpan
  readonly answerKey?: string
  /** Words of the pattern that was heard. */
  readonly words?: number
  /** Whose it is, where the words around it say so. */
  readonly whose?: Whose
}

/** What is known: the truth of every fact by its number, the numbers, and where each was found. */
export interface FactTable {
  /** As said and answered, before anything is derived. */
  readonly said: Uint8Array
  /** With derived facts. */
  readonly truth: Uint8Array
  readonly numbers: ReadonlyMap<string, number>
  readonly evidence: ReadonlyMap<number, readonly FactEvidence[]>
  /** Words of the text. */
  readonly length: number
  /** Where each sentence begins in the text, rising. */
  readonly sentences: readonly number[]
}

export function viewOf(
  models: Pick<GuidanceModels, 'facts'>,
  truth: Uint8Array,
  numbers: ReadonlyMap<string, number>,
): FactView {
  return {
    truthOf: (id) => (truth[models.facts.get(id)?.number ?? -1] ?? 1) as Truth,
    numberOf: (id) => numbers.get(id),
  }
}

/** What the derived facts are while nothing is said of their parts, and which of them a number may wake. */
export interface Resting {
  /** By the number of the fact; 1 for those that are not derived. */
  readonly truth: Uint8Array
  readonly byNumbers: readonly CompiledFact[]
}

/** @param derived in an order in which each finds its parts ready */
export function restingOf(facts: ReadonlyMap<string, CompiledFact>, derived: readonly CompiledFact[]): Resting {
  const truth = new Uint8Array(facts.size).fill(1)
  const view = viewOf({ facts }, truth, new Map())
  const byNumbers = new Set<string>()
  for (const fact of derived) {
    truth[fact.number] = derivedTruth(fact, 1, view)
    const reads = fact.from === null ? { facts: [], numbers: [] } : readsOf(fact.from)
    if (reads.numbers.length > 0 || reads.facts.some((id) => byNumbers.has(id))) byNumbers.add(fact.id)
  }
  return { truth, byNumbers: derived.filter(({ id }) => byNumbers.has(id)) }
}

/**
 * Fills in the derived facts: an own yes stays a yes; otherwise the parts decide, the more alarming of the two. Those of whose
 * parts nothing is known, nearly all, are as they rest.
 */
export function deriveFacts(
  models: GuidanceModels,
  said: Uint8Array,
  numbers: ReadonlyMap<string, number>,
): Uint8Array {
  const truth = said.slice()
  const view = viewOf(models, truth, numbers)
  const awake = new Uint8Array(said.length)
  const wake = (facts: readonly CompiledFact[]): void => {
    for (const { number } of facts) awake[number] = 1
  }
  if (numbers.size > 0) wake(models.resting.byNumbers)
  for (let number = 0; number < said.length; number++)
    if (said[number] !== 1) wake(models.readers[number]?.derived ?? [])
  for (const fact of models.derived)
    truth[fact.number] =
      awake[fact.number] === 1
        ? derivedTruth(fact, said[fact.number] ?? 1, view)
        : (models.resting.truth[fact.number] ?? 1)
  return truth
}

function derivedTruth({ from }: CompiledFact, own: number, view: FactView): number {
  if (from === null || own === 2) return own
  const parts = evaluateExpression(from, view)
  // Own unknown and parts known no: nothing was said of it beyond its parts, so it is no. Own no never hides a yes of a part.
  return parts === 2 ? 2 : own === 0 ? 0 : parts
}

/** The truth of all facts with one answered otherwise, and the numbers of the facts that are not as they were. */
export function withFact(
  models: GuidanceModels,
  table: FactTable,
  factNumber: number,
  answer: Truth,
): { readonly truth: Uint8Array; readonly changed: readonly number[] } {
  const truth = table.truth.slice()
  truth[factNumber] = answer
  const view = viewOf(models, truth, table.numbers)
  const derived = models.readers[factNumber]?.derived ?? []
  for (const fact of derived) {
    const own = fact.number === factNumber ? answer : (table.said[fact.number] ?? 1)
    truth[fact.number] = derivedTruth(fact, own, view)
  }
  const all = [factNumber, ...derived.map(({ number }) => number)]
  return { truth, changed: all.filter((number) => truth[number] !== table.truth[number]) }
}
