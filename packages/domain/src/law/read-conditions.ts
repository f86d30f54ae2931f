import type { Condition } from './rule.ts'
import { eventNames, factKinds, type EventName, type FactName } from './vocabulary.ts'

const age = /^age (under|at least|over) (\d{1,3}) at (\w+)$/
const factTest = /^(\w+) is (known|not |other than )?(.*)$/

/**
 * Reads a line of conditions: `age under 23 at contact`, `reason is illness | injury`, `planBased is not true`,
 * `directedFirstTo is other than doctor`, `forMonth is known`, joined by ` or `.
 *
 * @throws Error with a reason when the line cannot be read
 */
export function readConditions(text: string): readonly Condition[] {
  const conditions = text.split(' or ').map(readCondition)
  if (conditions.length > 1 && conditions.some((condition) => condition.kind === 'age')) {
    throw new Error('an age stands alone on its line')
  }
  return conditions
}

function readCondition(text: string): Condition {
  const asAge = age.exec(text)
  if (asAge !== null) {
    const [, test, years, at] = asAge
    return {
      kind: 'age',
      test: test === 'under' ? 'under' : test === 'over' ? 'over' : 'atLeast',
      years: Number(years),
      at: toEventName(at ?? ''),
    }
  }
  const asFact = factTest.exec(text)
  if (asFact === null) throw new Error(`cannot read the condition "${text}"`)
  const [, fact = '', word, rest = ''] = asFact
  if (fact !== 'area' && !Object.hasOwn(factKinds, fact)) throw new Error(`unknown fact "${fact}"`)
  const test = word === 'known' ? 'isKnown' : word === 'not ' ? 'isNot' : word === 'other than ' ? 'isOther' : 'is'
  const values = test === 'isKnown' ? [] : rest.split('|').map((value) => readValue(value.trim()))
  if (test !== 'isKnown' && values.some((value) => value === '')) throw new Error(`a value is missing in "${text}"`)
  return { kind: 'fact', fact: fact as FactName | 'area', test, values }
}

function readValue(text: string): string | boolean {
  return text === 'true' ? true : text === 'false' ? false : text
}

/** @throws Error when the event is not in the vocabulary */
export function toEventName(text: string): EventName {
  const found = eventNames.find((name) => name === text)
  if (found === undefined) throw new Error(`unknown event "${text}"`)
  return found
}
