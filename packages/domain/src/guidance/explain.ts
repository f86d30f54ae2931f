import type { Expression } from './expression.ts'
import { readsOf } from './expression.ts'
import type { FactTable } from './fact-table.ts'
import type { GuidanceModels } from './guidance-models.ts'
import { numberText } from './number-names.ts'
import type { FiredBecause } from './proposal.ts'

/** What made an expression true: the facts that are so, down to the words and answers that said it. */
export function explainExpression(
  models: GuidanceModels,
  table: FactTable,
  text: string,
  expression: Expression,
): FiredBecause[] {
  const found = new Map<string, FiredBecause>()
  const walk = (part: Expression): void => {
    const reads = readsOf(part)
    for (const id of reads.facts) {
      const fact = models.facts.get(id)
      if (fact === undefined || table.truth[fact.number] !== 2 || found.has(id)) continue
      const evidence = table.evidence.get(fact.number)?.[0]
      if (evidence === undefined && fact.from !== null) {
        walk(fact.from)
        continue
      }
      found.set(id, {
        factId: id,
        label: fact.raw.label,
        from: evidence?.from ?? 'person',
        ...(evidence?.span === undefined ? {} : { words: text.slice(evidence.span.start, evidence.span.end) }),
        ...(evidence?.answerKey === undefined ? {} : { answerKey: evidence.answerKey }),
      })
    }
    for (const id of reads.numbers) {
      if (!table.numbers.has(id) || found.has(id)) continue
      const value = String(table.numbers.get(id))
      const label = numberText(id, value)
      found.set(id, { factId: id, label, from: id === 'age' ? 'person' : 'answer', answerKey: id })
    }
  }
  walk(expression)
  return [...found.values()]
}
