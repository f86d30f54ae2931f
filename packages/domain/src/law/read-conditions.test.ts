import { describe, expect, test } from 'vitest'
import { readConditions, toEventName } from './read-conditions.ts'

describe('a line of conditions', () => {
  test.each([
    ['age under 23 at contact', { kind: 'age', test: 'under', years: 23, at: 'contact' }],
    ['age at least 75 at contact', { kind: 'age', test: 'atLeast', years: 75, at: 'contact' }],
    ['age over 75 at contact', { kind: 'age', test: 'over', years: 75, at: 'contact' }],
    ['reason is illness | injury', { kind: 'fact', fact: 'reason', test: 'is', values: ['illness', 'injury'] }],
    ['planBased is true', { kind: 'fact', fact: 'planBased', test: 'is', values: [true] }],
    ['planBased is false', { kind: 'fact', fact: 'planBased', test: 'is', values: [false] }],
    ['planBased is not true', { kind: 'fact', fact: 'planBased', test: 'isNot', values: [true] }],
    [
      'directedFirstTo is other than doctor',
      { kind: 'fact', fact: 'directedFirstTo', test: 'isOther', values: ['doctor'] },
    ],
    ['forMonth is known', { kind: 'fact', fact: 'forMonth', test: 'isKnown', values: [] }],
    ['area is health', { kind: 'fact', fact: 'area', test: 'is', values: ['health'] }],
  ])('%s', (line, condition) => expect(readConditions(line)).toEqual([condition]))
  test('several, any of which is enough', () => {
    expect(readConditions('disabled is true or area is oral')).toHaveLength(2)
  })
  test.each([
    ['planBased', /cannot read the condition "planBased"/],
    ['', /cannot read the condition ""/],
    ['mood is good', /unknown fact "mood"/],
    ['age under 23 at breakfast', /unknown event "breakfast"/],
    ['reason is illness | ', /a value is missing in "reason is illness \| "/],
    ['reason is | illness', /a value is missing/],
    ['reason is ', /a value is missing in "reason is "/],
    ['age under 23 at contact or planBased is true', /an age stands alone/],
    ['planBased is true or age under 23 at contact', /an age stands alone/],
  ])('«%s» is refused with the reason', (line, reason) => expect(() => readConditions(line)).toThrow(reason))
  test('an event is one of the vocabulary, letter by letter', () => {
    expect(toEventName('contact')).toBe('contact')
    expect(() => toEventName('Contact')).toThrow('unknown event "Contact"')
  })
})
