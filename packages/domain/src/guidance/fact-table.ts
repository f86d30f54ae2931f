import type { FactView, Truth } from './expression.ts'
import { evaluateExpression } from './expression.ts'
import type { CompiledFact, GuidanceModels } from './guidance-models.ts'
import type { TextSpan } from './proposal.ts'

/** Where a fact was found. */
export interface FactEvidence {
  readonly from: 'text' | 'answer'
  readonly span?: TextSpan
  readonly answerKey?: string
  /** Words of the pattern that was heard. */
  readonly words?: number
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

export function viewOf(models: GuidanceModels, truth: Uint8Array, numbers: ReadonlyMap<string, number>): FactView {
  return {
    truthOf: (id) => (truth[models.facts.get(id)?.number ?? -1] ?? 1) as Truth,
    numberOf: (id) => numbers.get(id),
  }
}

/** Fills in the derived facts: an own yes stays a yes; otherwise the parts decide, the more alarming of the two. */
export function deriveFacts(
  models: GuidanceModels,
  said: Uint8Array,
  numbers: ReadonlyMap<string, number>,
): Uint8Array {
  const truth = said.slice()
  const view = viewOf(models, truth, numbers)
  for (const fact of models.derived) truth[fact.number] = derivedTruth(fact, said[fact.number] ?? 1, view)
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
