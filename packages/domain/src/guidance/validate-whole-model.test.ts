import { describe, expect, test } from 'vitest'
import { canBeTrue } from './can-be-true.ts'
import type { RawModel, RawNeed } from './model-file.ts'
import { parseExpression } from './parse-expression.ts'
import { missingFromWholeModel } from './validate-whole-model.ts'

const text = (fi: string) => ({ fi, sv: fi, en: fi })

const need: RawNeed = {
  title: text('Ikenet'),
  when: 'gums',
  class: 'E',
  services: ['SUU_HYG'],
  ways: { selfCare: text('Harjaa hampaat.') },
  professionals: ['suuhygienisti'],
  goals: [text('Ikenet eivät vuoda.')],
  outcomes: [{ measure: text('Ienverenvuoto'), atDays: [90] }],
  competences: [text('Iensairauden hoito')],
  starts: ['O-6M-2025'],
  plan: [
    {
      service: 'SUU_HYG',
      what: text('Puhdistus'),
      meanwhile: text('Harjaa'),
      watchFor: text('Turvotus'),
      followUpDays: 90,
      stepUp: text('Hammaslääkärille, jos taskut eivät parane'),
    },
  ],
  source: 'guideline, gums',
}

const whole: RawModel = {
  name: 'gums',
  version: '1.0.0',
  status: 'draft, not approved',
  title: text('Ikenet'),
  who: text('Aikuiset'),
  says: { fi: ['ikenet vuotaa', 'ikenet kipeät'], sv: ['tandkött', 'blöder'], en: ['gums bleed', 'sore gums'] },
  facts: { gums: { label: text('ikenet'), words: { fi: ['ikenet'], se: ['bátneoažži'] } } },
  needs: { gums: need },
  sources: [{ id: 'guideline', title: 'A guideline', read: true }],
  openQuestions: [text('Kuka kutsuu?')],
}

const reasons = (model: RawModel, law?: ReadonlySet<string>) =>
  missingFromWholeModel(model, law).map(({ reason }) => reason)
const withNeed = (change: Partial<RawNeed>): RawModel => ({ ...whole, needs: { gums: { ...need, ...change } } })

describe('a whole model', () => {
  test('that has everything is accepted', () => expect(reasons(whole, new Set(['O-6M-2025']))).toEqual([]))

  test('is not asked for anything while it does not say who needs it', () =>
    expect(reasons({ ...withNeed({ plan: [], goals: [] }), says: undefined })).toEqual([]))

  test('needs two sentences in each language', () =>
    expect(reasons({ ...whole, says: { ...whole.says, sv: ['en'] } })).toEqual([
      'fewer than 2 sentences of what people say in sv',
    ]))

  test('needs a key word in Northern Sámi', () =>
    expect(reasons({ ...whole, facts: { gums: { label: text('ikenet'), words: { fi: ['ikenet'] } } } })).toEqual([
      'no key word in Northern Sámi',
    ]))

  test.each<[Partial<RawNeed>, string]>([
    [{ ways: {} }, 'the need "gums" has no way to the same help (self-care, NGO, remote or on site)'],
    [{ professionals: [] }, 'the need "gums" has no professional'],
    [{ goals: [] }, 'the need "gums" has no goal'],
    [{ outcomes: [] }, 'the need "gums" has no outcome measure'],
    [{ competences: [] }, 'the need "gums" has no competence'],
    [
      { starts: undefined },
      'the need "gums" has no list of the limits it starts (an empty one where the law sets none)',
    ],
    [{ plan: [] }, 'the need "gums" has no plan line for SUU_HYG'],
    [
      { plan: need.plan?.map(({ stepUp: _, ...line }) => line) },
      'the need "gums" has no rule in its plan for when to step up from SUU_HYG',
    ],
  ])('is refused without a part: %o', (change, reason) => expect(reasons(withNeed(change))).toEqual([reason]))

  test('may not start a limit that the law does not have', () =>
    expect(reasons(whole, new Set(['O-3M-2011']))).toEqual(['the limit "O-6M-2025" is not in the law']))

  test('rests on sources that were read, or says from memory', () => {
    expect(reasons(withNeed({ source: 'guideline, gums; from memory' }))).toEqual([])
    expect(reasons(withNeed({ source: 'hearsay; guideline' }))).toEqual([
      'the source "hearsay" is not among the model\'s sources',
    ])
    expect(reasons({ ...whole, sources: [{ id: 'guideline', title: 'A guideline', read: false }] })).toEqual([
      'the source "guideline" was not read: write "from memory"',
    ])
    expect(reasons(withNeed({ source: 'from memory' }))).toEqual(['no rule rests on the source "guideline"'])
  })
})

test.each([
  ['age < 12 & age >= 15', false],
  ['age < 12 & age >= 11', true],
  ['gums & !gums', false],
  ['(gums | tooth) & !gums', true],
  ['bmi = 30', true],
])('%s can be true: %s', (source, expected) => expect(canBeTrue(parseExpression(source))).toBe(expected))

test.each([
  ['a made of b, unless b', 'a', ['b'], { a: ['b', true] }, false],
  ['the same where a has words of its own', 'a', ['b'], { a: ['b', false] }, true],
  ['b, unless what is made of it', 'b', ['a'], { a: ['b', false] }, false],
  ['b, unless what is made of it and another', 'b', ['a'], { a: ['b & c', false] }, true],
  ['through two', 'b', ['a'], { a: ['c', true], c: ['b', true] }, false],
  ['a number inside', 'fever', ['toddler-fever'], { 'toddler-fever': ['fever & age < 7', true] }, true],
  [
    'a number that says the same',
    'fever & age < 5',
    ['toddler-fever'],
    { 'toddler-fever': ['fever & age < 7', true] },
    false,
  ],
] as const)('a condition through facts that others make so: %s', (_, source, unless, derived, expected) => {
  const facts = Object.entries<readonly [string, boolean]>(derived).map(([id, [from, alone]]) => {
    return [id, { from: parseExpression(from), alone }] as const
  })
  expect(canBeTrue(parseExpression(source), unless, new Map(facts))).toBe(expected)
})
