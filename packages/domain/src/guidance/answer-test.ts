import { compareNumber } from './expression.ts'
import type { NumberOperator, Truth } from './expression.ts'

/**
 * How a structured answer speaks for a fact: `fever_c >= 38`, `talks_sentences = no`, `reason = tooth|gums`, `rash`.
 * `means unless plan = no`: it says nothing where the other answer says so, because its key means something else there.
 */
export type AnswerTest = SingleTest & { readonly unless?: SingleTest }

type SingleTest =
  | { readonly key: string; readonly kind: 'yes' | 'no' }
  | { readonly key: string; readonly kind: 'values'; readonly values: readonly string[] }
  | { readonly key: string; readonly kind: 'number'; readonly operator: NumberOperator; readonly limit: number }

/** @throws Error in words when the binding cannot be read */
export function parseAnswerTest(source: string): AnswerTest {
  const [own = '', unless] = source.split(/\sunless\s/)
  const test = parseSingleTest(own)
  return unless === undefined ? test : { ...test, unless: parseSingleTest(unless) }
}

function parseSingleTest(source: string): SingleTest {
  const match = /^\s*([\w.-]+)\s*(?:(>=|<=|<|>|=)\s*(.+?))?\s*$/.exec(source)
  const key = match?.[1]
  if (match === null || key === undefined) throw new Error(`the answer "${source}" cannot be read`)
  const [, , operator, right] = match
  if (operator === undefined || right === 'yes') return { key, kind: 'yes' }
  if (right === 'no') return { key, kind: 'no' }
  if (right === undefined) throw new Error(`a value must follow in "${source}"`)
  const limit = Number(right)
  if (!Number.isNaN(limit)) return { key, kind: 'number', operator: operator as NumberOperator, limit }
  return { key, kind: 'values', values: right.split('|').map((value) => value.trim()) }
}

export type Polarity = 'yes' | 'no' | 'unknown'

/** What an answer says by itself. Words that are neither a no nor an unknown count as a yes. */
export function polarityOf(value: unknown): Polarity {
  if (value === true) return 'yes'
  if (value === false) return 'no'
  if (typeof value === 'number') return value > 0 ? 'yes' : 'no'
  if (Array.isArray(value)) return value.length === 0 ? 'unknown' : 'yes'
  if (typeof value !== 'string') return 'unknown'
  const word = value.trim().toLowerCase()
  if (word === '' || /^(unknown|not_asked|not asked|unsure|not_known|null|\?|en tied|vet inte|don't know)/.test(word))
    return 'unknown'
  // What was there before is no sign of today, and nobody has said that it is gone.
  if (/^(old|improving|unchanged|chronic|lasting)(?![a-z])/.test(word)) return 'unknown'
  if (/^(no|none|ok|okay|normal|false|ei|nej|not|never|negative)(?![a-z])/.test(word)) return 'no'
  return 'yes'
}

/**
 * What an answer says for a fact.
 *
 * @returns 2 for yes, 0 for no, 1 for asked and unknown, null when it says nothing about this fact
 */
export function truthFromAnswer(test: SingleTest, value: unknown): Truth | null {
  if (value === undefined) return null
  const polarity = polarityOf(value)
  switch (test.kind) {
    case 'yes':
      return polarity === 'yes' ? 2 : polarity === 'no' ? 0 : 1
    case 'no':
      // `ok` and `normal` say that all is well, whichever way the question was put.
      if (typeof value === 'string' && /^(ok|okay|normal)/i.test(value.trim())) return 0
      return polarity === 'yes' ? 0 : polarity === 'no' ? 2 : 1
    case 'number': {
      const number = numberFrom(value)
      if (number === undefined) return 1
      return compareNumber(number, test.operator, test.limit) ? 2 : 0
    }
    case 'values': {
      if (Array.isArray(value)) return value.some((item) => isOneOf(item, test.values)) ? 2 : null
      if (isOneOf(value, test.values)) return 2
      return polarity === 'no' ? 0 : polarity === 'unknown' ? 1 : null
    }
  }
}

/** The number in an answer: `3`, `"3h"`, `"38,2"`. */
export function numberFrom(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value !== 'string') return undefined
  const match = /^\s*(-?\d+(?:[.,]\d+)?)/.exec(value)
  return match?.[1] === undefined ? undefined : Number(match[1].replace(',', '.'))
}

function isOneOf(value: unknown, values: readonly string[]): boolean {
  if (typeof value !== 'string') return false
  const word = value.toLowerCase()
  return values.some((wanted) => (wanted.endsWith('*') ? word.includes(wanted.slice(0, -1)) : word === wanted))
}
