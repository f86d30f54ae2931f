import { describe, expect, test } from 'vitest'
import type { RawFact, RawModel } from './model-file.ts'
import { faultsOfQuestions } from './validate-questions.ts'

const label = { fi: 'kuume', sv: 'feber', en: 'fever' }
const ask = { fi: 'Onko sinulla kuumetta?', sv: 'Har du feber?', en: 'Do you have a fever?' }
const askOfOther = { fi: 'Onko hänellä kuumetta?', sv: 'Har personen feber?', en: 'Does the person have a fever?' }
const neutral = { fi: 'Onko kipu kova?', sv: 'Är smärtan svår?', en: 'Is the pain severe?' }
const model = (facts: Record<string, RawFact>): RawModel =>
  ({ name: 'trial', version: '1', status: 'draft, not approved', title: label, who: label, facts }) as RawModel
const reasons = (facts: Record<string, Partial<RawFact>>) =>
  faultsOfQuestions([
    model(Object.fromEntries(Object.entries(facts).map(([id, fact]) => [id, { label, ...fact }]))),
  ]).flatMap(({ faults }) => faults.map(({ reason }) => reason))

describe('a question is worded for whoever asks for another', () => {
  test('in the third person, or declared the same where it says nothing of who is meant', () =>
    expect(reasons({ fever: { ask, askOfOther }, pain: { ask: neutral, askOfOther: 'same' }, mute: {} })).toEqual([]))

  test('without it the model is refused', () =>
    expect(reasons({ fever: { ask } })).toEqual([
      'the question of "fever" has no wording for somebody who asks for another: give askOfOther, or "same"',
    ]))

  test.each([
    ['fi', { ...askOfOther, fi: 'Onko sinulla kuumetta?' }],
    ['fi', { ...askOfOther, fi: 'Oletko kuumeessa?' }],
    ['sv', { ...askOfOther, sv: 'Har du feber?' }],
    ['en', { ...askOfOther, en: 'Is your temperature high?' }],
    ['se', { ...askOfOther, se: 'Leago dus feber?' }],
  ] as const)('a wording that says «you» of another is refused: %s', (lang, text) =>
    expect(reasons({ fever: { ask, askOfOther: text } })).toEqual([
      `the question of "fever" says «you» of another in ${lang}`,
    ]),
  )

  test('a question form of the third person is not taken for «you»', () =>
    expect(
      reasons({
        swelling: { ask, askOfOther: { ...askOfOther, fi: 'Turpoavatko hänen jalkansa, ovatko ne kipeät?' } },
      }),
    ).toEqual([]))

  test('«same» is refused where the question says «you»', () =>
    expect(reasons({ fever: { ask: { ...neutral, sv: 'Har du ont?' }, askOfOther: 'same' } })).toEqual([
      'the question of "fever" says «you» in sv: it is not the same for another',
    ]))

  test('Sámi for oneself without Sámi for another is refused', () =>
    expect(reasons({ fever: { ask: { ...ask, se: 'Leago dus feber?' }, askOfOther } })).toEqual([
      'the question of "fever" has no se for another, and has it for oneself',
    ]))
})

describe('a page that questions share', () => {
  const among = (page: string) => ({ page, text: neutral })
  const shared = { ask: neutral, askOfOther: 'same' as const, among: among('pain') }

  test('holds two or more that can be ticked', () => {
    expect(reasons({ one: shared, other: shared })).toEqual([])
    expect(reasons({ one: shared })).toEqual(['the question of "one" is alone on its page "pain"'])
  })

  test('never holds a question that is answered by a number, or a statement that says «you»', () => {
    expect(reasons({ one: shared, other: { ...shared, kind: 'number' } })).toEqual([
      'the question of "other" shares a page and cannot be ticked',
    ])
    expect(
      reasons({ one: shared, other: { ...shared, among: { page: 'pain', text: { ...neutral, en: 'You hurt' } } } }),
    ).toEqual(['the question of "other" says «you» in en on a page it shares'])
  })
})
