import type { AnswerTest } from './answer-test.ts'
import { truthFromAnswer } from './answer-test.ts'
import type { Truth } from './expression.ts'
import type { CompiledFact } from './guidance-models.ts'

/** What the answers of one contact say of one fact. */
export interface AnsweredFact {
  /** 2 so, 0 not so, 1 asked and not known; null where the answers leave it open. */
  readonly truth: Truth | null
  /** The keys whose answers say that it is so. */
  readonly saidBy: readonly string[]
  /** Not so by each of its keys, asked one by one, and not only by a no to the question that asks for them all at once. */
  readonly isClearedByKeys: boolean
}

/**
 * Yes before no, and no only by an answer to the whole: the fact's own question is answered no, or each of the keys that
 * clear it is. One sign of three that is not there says nothing of the two that nobody asked about.
 *
 * @param answerOf the answer that a binding reads; undefined where its key is missing, which is the same as not asked
 */
export function truthFromAnswers(fact: CompiledFact, answerOf: (test: AnswerTest) => unknown): AnsweredFact {
  const saidBy: string[] = []
  /** By key: whether every binding of it says no. */
  const isNo = new Map<string, boolean>()
  const silent = new Set<string>()
  let notKnown = false
  for (const test of fact.tests) {
    const { unless } = test
    if (unless !== undefined && truthFromAnswer(unless, answerOf(unless)) === 2) {
      silent.add(test.key)
      continue
    }
    const value = answerOf(test)
    if (value === undefined) continue
    const truth = truthFromAnswer(test, value)
    if (truth === 2) saidBy.push(test.key)
    if (truth === 1) notKnown = true
    isNo.set(test.key, truth === 0 && isNo.get(test.key) !== false)
  }
  if (saidBy.length > 0) return { truth: 2, saidBy, isClearedByKeys: false }
  const says = (key: string): boolean => isNo.get(key) === true
  const isClearedByKeys = fact.clearedByKeys.some(
    (keys) => keys.some(says) && keys.every((key) => says(key) || silent.has(key)),
  )
  const truth = isClearedByKeys || says(fact.id) ? 0 : notKnown ? 1 : null
  return { truth, saidBy, isClearedByKeys }
}
