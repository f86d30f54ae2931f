import type { Expression, FactView } from './expression.ts'
import { holds, readsOf } from './expression.ts'

/** Combinations tried before the condition is taken to be possible; conditions of this size are none a person writes. */
const mostCombinations = 20_000

/** What other facts make one so, and whether nothing else can: it has no words, answers or question of its own. */
export interface Derived {
  readonly from: Expression
  readonly alone: boolean
}

/**
 * Whether any facts and numbers at all make the condition true: `age < 12 & age >= 15` never is.
 * Tries every combination of yes and no, and of each number at and beside the limits it is compared with.
 *
 * @param unless facts of which any, being so, keeps away what the condition is of: `a & b` unless `a` never is
 * @param derived by id, the facts that others make so: where `b` is made of `a`, `a` unless `b` never is
 */
export function canBeTrue(
  expression: Expression,
  unless: readonly string[] = [],
  derived: ReadonlyMap<string, Derived> = new Map(),
): boolean {
  const facts = new Set([...readsOf(expression).facts, ...unless])
  const numbers = new Set(readsOf(expression).numbers)
  const limits = limitsOf(expression)
  // A set grows while it is walked: what a fact is made of is read too.
  for (const id of facts) {
    const from = derived.get(id)?.from
    if (from === undefined) continue
    for (const one of readsOf(from).facts) facts.add(one)
    for (const one of readsOf(from).numbers) numbers.add(one)
    limitsOf(from, limits)
  }
  const free = [...facts].filter((id) => derived.get(id)?.alone !== true)
  const compared = [...numbers]
  const choices = [
    ...free.map((id) => (unless.includes(id) ? [0] : [2, 0])),
    ...compared.map((id) => (limits.get(id) ?? []).flatMap((limit) => [limit, limit - 0.5, limit + 0.5])),
  ]
  const combinations = choices.reduce((product, list) => product * list.length, 1)
  if (combinations > mostCombinations) return derived.size === 0 || canBeTrue(expression, unless)
  const placeOf = new Map([...free, ...compared].map((id, n) => [id, n]))
  for (let serial = 0; serial < combinations; serial++) {
    const picked = pick(choices, serial)
    const view: FactView = {
      truthOf: (id) => {
        const from = derived.get(id)?.from
        return picked[placeOf.get(id) ?? -1] === 2 || (from !== undefined && holds(from, view)) ? 2 : 0
      },
      numberOf: (id) => picked[placeOf.get(id) ?? -1],
    }
    if (holds(expression, view) && !unless.some((id) => view.truthOf(id) === 2)) return true
  }
  return false
}

/** The combination of this number: a choice of each list. */
function pick(choices: readonly (readonly number[])[], serial: number): number[] {
  let rest = serial
  return choices.map((list) => {
    const value = list[rest % list.length] ?? 0
    rest = Math.floor(rest / list.length)
    return value
  })
}

function limitsOf(expression: Expression, found = new Map<string, number[]>()): Map<string, number[]> {
  if (expression.kind === 'number') {
    const known = found.get(expression.id) ?? []
    if (!known.includes(expression.limit)) found.set(expression.id, [...known, expression.limit])
  } else if (expression.kind === 'not') limitsOf(expression.inner, found)
  else if (expression.kind !== 'fact') for (const part of expression.parts) limitsOf(part, found)
  return found
}
