import { describe, expect, test } from 'vitest'
import type { RawModel } from './model-file.ts'
import { faultsOfFields } from './validate-fields.ts'

const text = { fi: 'kurkku', sv: 'hals', en: 'throat' }
const need = { title: text, when: 'throat', class: 'D', services: ['HTA'], source: 'from memory' } as const
const fact = { label: text, words: { fi: ['kurkku'] } }
const model: RawModel = {
  name: 'trial',
  version: '1',
  status: 'draft, not approved',
  title: text,
  who: text,
  facts: { throat: fact },
  needs: { throat: need },
  rules: [{ id: 'T-1', if: 'throat', class: 'C', source: 'from memory' }],
}
const asRead = (value: object): unknown => JSON.parse(JSON.stringify(value))
const faults = (change: object) =>
  faultsOfFields(asRead({ ...model, ...change })).map(({ path, reason }) => `${path}: ${reason}`)
const ofNeed = (change: object) => faults({ needs: { throat: { ...need, ...change } } })
const ofFact = (change: object) => faults({ facts: { throat: { ...fact, ...change } } })
const ofRule = (change: object) => faults({ rules: [{ ...model.rules?.[0], ...change }] })

test('a model without a slip of the pen is taken', () => expect(faults({})).toEqual([]))

describe('a value that is none of those there are is refused', () => {
  test.each([
    [ofNeed({ class: 'c' }), 'needs.throat.class: "c" is not one of A, B, C, D, E'],
    [ofNeed({ cleared: 'High' }), 'needs.throat.cleared: "High" is not one of A, B, C, D, E'],
    [ofRule({ class: 'F' }), 'rules.0.class: "F" is not one of A, B, C, D, E'],
    [ofRule({ childProtection: 'Notice' }), 'rules.0.childProtection: "Notice" is not one of notice, contact'],
    [ofRule({ call112: 'true' }), 'rules.0.call112: "true" is not one of true, false'],
    [ofFact({ hypothetical: 'count' }), 'facts.throat.hypothetical: "count" is not one of counts'],
    [ofFact({ words: { fi: 'kurkku' } }), 'facts.throat.words.fi: a list is expected'],
    [ofNeed({ services: [{ service: 'HTA', weight: '9' }] }), 'needs.throat.services.0.weight: "9" is not a number'],
    [faults({ needs: { throat: null } }), 'needs.throat: an object is expected'],
  ])('%j', (found, told) => expect(found).toEqual([told]))

  test('a kind of limit that the law engine does not know', () => {
    expect(ofNeed({ clocks: { health: 'illness', social: ['general'] } })).toEqual([])
    expect(ofNeed({ clocks: { health: 'ilness' } })[0]).toMatch(
      /^needs\.throat\.clocks\.health: "ilness" is not one of /,
    )
    expect(ofNeed({ clocksIf: [{ if: 'throat', clocks: { social: ['elder'] } }] })[0]).toMatch(
      /^needs\.throat\.clocksIf\.0\.clocks\.social\.0: "elder" is not one of /,
    )
  })

  test('a class that, cleared, is more urgent than uncleared: the same and the calmer one are taken', () => {
    expect(ofNeed({ cleared: 'C' })).toEqual(['needs.throat.cleared: what is cleared is more urgent than the class'])
    expect(ofNeed({ cleared: 'D' })).toEqual([])
    expect(ofNeed({ cleared: 'E' })).toEqual([])
  })
})

describe('a field that nobody reads is refused', () => {
  test.each([
    [ofFact({ redFlg: true }), 'facts.throat.redFlg: the field "redFlg" is not known'],
    [ofNeed({ clearedby: ['throat'] }), 'needs.throat.clearedby: the field "clearedby" is not known'],
    [ofRule({ call_112: true }), 'rules.0.call_112: the field "call_112" is not known'],
    [faults({ Needs: {} }), 'Needs: the field "Needs" is not known'],
  ])('%j', (found, told) => expect(found).toEqual([told]))

  test('and one that must be there is asked for', () =>
    expect(ofNeed({ class: undefined, services: undefined })).toContain('needs.throat: the field "class" is missing'))
})

describe('a text that a person reads has Finnish, Swedish and English', () => {
  const { fi, sv, en } = text
  test.each([
    [faults({ title: { sv, en } }), 'title: the text has no fi'],
    [faults({ who: { fi, sv, en: ' ' } }), 'who: the text has no en'],
    [ofNeed({ title: { fi, en } }), 'needs.throat.title: the text has no sv'],
    [ofFact({ label: { ...text, se: '' } }), 'facts.throat.label: the text has no se'],
    [ofFact({ label: { ...text, no: 'hals' } }), 'facts.throat.label: the text has the language "no"'],
    [ofNeed({ goals: [text, fi] }), 'needs.throat.goals.1: a text in fi, sv and en is expected'],
  ])('%j', (found, told) => expect(found).toEqual([told]))

  test('also where there is no text at all', () => {
    expect(faults({ title: {} })).toEqual(['fi', 'sv', 'en'].map((lang) => `title: the text has no ${lang}`))
    expect(faults({ title: undefined })).toEqual([': the field "title" is missing'])
  })
  test('Northern Sámi is taken, and may be missing', () =>
    expect(ofNeed({ title: { ...text, se: 'čottabávččas' } })).toEqual([]))
})
