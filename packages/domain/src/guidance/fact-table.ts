import type { FactView, Truth } from './expression.ts'
import { evaluateExpression } from './expression.ts'
import type { GuidanceModels } from './guidance-models.ts'
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
  for (const fact of models.derived) {
    if (fact.from === null || truth[fact.number] === 2) continue
    const parts = evaluateExpression(fact.from, view)
    const own = truth[fact.number] ?? 1
    // Own unknown and parts known no: nothing was said of it beyond its parts, so it is no. Own no never hides a yes of a part.
    truth[fact.number] = parts === 2 ? 2 : own === 0 ? 0 : parts
  }
  return truth
}

/** The same table with one fact answered otherwise. */
export function withFact(models: GuidanceModels, table: FactTable, factNumber: number, truth: Truth): Uint8Array {
  const said = table.said.slice()
  said[factNumber] = truth
  return deriveFacts(models, said, table.numbers)
}
