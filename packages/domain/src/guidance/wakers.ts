import type { Expression, FactView } from './expression.ts'
import { holds, readsOf } from './expression.ts'
import type { CompiledFact } from './guidance-models.ts'

/** Which conditions can hold at all by what is known of a contact; the rest need not be asked. Places in the list given. */
export interface Wakers {
  /** They hold of somebody of whom nothing is known. */
  readonly always: readonly number[]
  /** By the number of a fact that is known to be so or not so, and by the id of a number. */
  readonly byFact: readonly (readonly number[])[]
  readonly byNumber: ReadonlyMap<string, readonly number[]>
}

/** Works out, for each condition, the few facts and numbers of which one at least must be known before it can hold. */
export function wakersOf(conditions: readonly Expression[], facts: ReadonlyMap<string, CompiledFact>): Wakers {
  const always: number[] = []
  const byFact = Array.from(facts, (): number[] => [])
  const byNumber = new Map<string, number[]>()
  for (const [at, condition] of conditions.entries()) {
    const wakes = wakesOf(condition)
    if (wakes === null) always.push(at)
    for (const id of new Set(wakes?.facts)) byFact[facts.get(id)?.number ?? -1]?.push(at)
    for (const id of new Set(wakes?.numbers)) byNumber.set(id, [...(byNumber.get(id) ?? []), at])
  }
  return { always, byFact, byNumber }
}

interface Wakes {
  readonly facts: readonly string[]
  readonly numbers: readonly string[]
}

const nothingKnown: FactView = { truthOf: () => 1, numberOf: () => undefined }

/** What a condition reads holds as it does of nothing, unless one of these is known. Null where it holds of nothing. */
function wakesOf(condition: Expression): Wakes | null {
  if (holds(condition, nothingKnown)) return null
  if (condition.kind !== 'all' && condition.kind !== 'any') return readsOf(condition)
  const parts = condition.parts.flatMap((part) => wakesOf(part) ?? [])
  // Of all parts each must hold: the one that the fewest contacts wake is enough. An age is known of nearly everybody.
  if (condition.kind === 'all') return parts.reduce((least, part) => (costOf(part) < costOf(least) ? part : least))
  return { facts: parts.flatMap(({ facts }) => facts), numbers: parts.flatMap(({ numbers }) => numbers) }
}

const costOf = ({ facts, numbers }: Wakes): number => facts.length + numbers.length * 20
