import type { Expression, FactView } from './expression.ts'
import { holds, readsOf } from './expression.ts'

/** Combinations tried before the condition is taken to be possible; conditions of this size are none a person writes. */
const mostCombinations = 20_000

/**
 * Whether any facts and numbers at all make the condition true: `age < 12 & age >= 15` never is.
 * Tries every combination of yes and no, and of each number at and beside the limits it is compared with.
 *
 * @param unless facts of which any, being so, keeps away what the condition is of: `a & b` unless `a` never is
 */
export function canBeTrue(expression: Expression, unless: readonly string[] = []): boolean {
  const reads = readsOf(expression)
  const facts = [...new Set(reads.facts)]
  const numbers = [...new Set(reads.numbers)]
  const limits = limitsOf(expression)
  const choices = [
    ...facts.map((id) => (unless.includes(id) ? [0] : [2, 0])),
    ...numbers.map((id) => (limits.get(id) ?? []).flatMap((limit) => [limit, limit - 0.5, limit + 0.5])),
  ]
  const combinations = choices.reduce((product, list) => product * list.length, 1)
  if (combinations > mostCombinations) return true
  for (let serial = 0; serial < combinations; serial++) {
    let rest = serial
    const picked = choices.map((list) => {
      const value = list[rest % list.length] ?? 0
      rest = Math.floor(rest / list.length)
      return value
    })
    const view: FactView = {
      truthOf: (id) => (picked[facts.indexOf(id)] === 2 ? 2 : 0),
      numberOf: (id) => picked[facts.length + numbers.indexOf(id)],
    }
    if (holds(expression, view)) return true
  }
  return false
}

function limitsOf(expression: Expression, found = new Map<string, number[]>()): Map<string, number[]> {
  if (expression.kind === 'number') found.set(expression.id, [...(found.get(expression.id) ?? []), expression.limit])
  else if (expression.kind === 'not') limitsOf(expression.inner, found)
  else if (expression.kind !== 'fact') for (const part of expression.parts) limitsOf(part, found)
  return found
}
