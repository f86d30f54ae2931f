import { describe, expect, test } from 'vitest'
import type { RawModel, RawNeed } from '../guidance/index.ts'
import { compareModels } from './compare-models.ts'

const text = (word: string) => ({ fi: word, sv: word, en: word })
const need: RawNeed = {
  title: text('Haava'),
  when: 'wound',
  class: 'D',
  services: ['HTA', { service: 'PAIVYSTYS', weight: 3, if: 'deep' }],
  ask: ['deep'],
  plan: [
    { service: 'HTA', what: text('sidos'), meanwhile: text('puhdas'), watchFor: text('punoitus'), followUpDays: 3 },
  ],
  source: 'from memory',
}
const model: RawModel = {
  name: 'wound',
  version: '1.0.0',
  status: 'draft, not approved',
  title: text('Haavat'),
  who: text('kaikki'),
  facts: {
    wound: { label: text('haava'), words: { fi: ['haava*'], sv: ['sår*'] } },
    deep: { label: text('syvä'), redFlag: true, ask: text('Onko syvä?') },
  },
  needs: { wound: need },
  rules: [{ id: 'deep-soon', if: 'deep', class: 'C', source: 'from memory' }],
}
const withNeed = (more: Partial<RawNeed>): RawModel => ({ ...model, needs: { wound: { ...need, ...more } } })

describe('comparing two versions', () => {
  test('the same model has no changes, whatever its status says', () => {
    expect(compareModels(model, { ...model, status: 'approved' })).toEqual([])
  })
  test('a class that moves is said with both classes, and touches urgency', () => {
    expect(compareModels(model, withNeed({ class: 'C' }))).toEqual([
      {
        part: 'need',
        id: 'wound',
        title: text('Haava'),
        what: 'changed',
        touchesUrgency: true,
        fields: [{ kind: 'value', field: 'class', before: 'D', after: 'C' }],
      },
    ])
  })
  test('a plan line is compared with the line of its own service', () => {
    const [line] = need.plan ?? []
    const changed = withNeed({ plan: line === undefined ? [] : [{ ...line, followUpDays: 7, what: text('tikit') }] })
    expect(compareModels(model, changed)[0]).toMatchObject({
      touchesUrgency: false,
      fields: [
        { kind: 'text', field: 'plan.HTA.what', before: text('sidos'), after: text('tikit') },
        { kind: 'value', field: 'plan.HTA.followUpDays', before: 3, after: 7 },
      ],
    })
  })
  test('words that come and go are listed by language; those of a danger touch urgency', () => {
    const facts = (words: object, danger: object): RawModel => ({
      ...model,
      facts: {
        wound: { label: text('haava'), words: { sv: ['sår*'], ...words } },
        deep: { label: text('syvä'), redFlag: true, ask: text('Onko syvä?'), ...danger },
      },
    })
    const [first, second] = compareModels(model, facts({ fi: ['haava*', 'ruhje'] }, { words: { fi: ['syvä*'] } }))
    expect(first).toMatchObject({ id: 'deep', touchesUrgency: true })
    expect(second).toMatchObject({
      id: 'wound',
      touchesUrgency: false,
      fields: [{ kind: 'list', field: 'words.fi', added: ['ruhje'], removed: [] }],
    })
  })
  test('a rule that is gone and a need that is new are named, and come before what touches no urgency', () => {
    const after: RawModel = {
      ...model,
      title: text('Haavat ja ruhjeet'),
      rules: [],
      needs: { wound: need, bruise: { ...need, title: text('Ruhje') } },
    }
    expect(compareModels(model, after).map(({ part, id, what }) => [part, id, what])).toEqual([
      ['need', 'bruise', 'added'],
      ['rule', 'deep-soon', 'removed'],
      ['model', 'wound', 'changed'],
    ])
  })
  test('services in another order are a change: the order is their weight', () => {
    const two = withNeed({ services: ['HTA', 'PAIVYSTYS'] })
    const swapped = withNeed({ services: ['PAIVYSTYS', 'HTA'] })
    expect(compareModels(two, swapped)[0]?.fields).toEqual([
      { kind: 'value', field: 'services.order', before: ['HTA', 'PAIVYSTYS'], after: ['PAIVYSTYS', 'HTA'] },
    ])
  })
  test('a field nobody foresaw is not left out', () => {
    const odd = { ...model, needs: { wound: { ...need, colour: 'red' } } } as RawModel
    expect(compareModels(model, odd)[0]?.fields).toEqual([{ kind: 'value', field: 'colour', after: 'red' }])
  })
  test('a service among plain codes is compared by its own condition', () => {
    const later = withNeed({ services: ['HTA', { service: 'PAIVYSTYS', weight: 3, if: 'deep & dirty' }, 'VO_HOITAJA'] })
    expect(compareModels(model, later)[0]?.fields).toEqual([
      { kind: 'list', field: 'services', added: ['VO_HOITAJA'], removed: [] },
      { kind: 'value', field: 'services.PAIVYSTYS.if', before: 'deep', after: 'deep & dirty' },
    ])
  })
  test('what keeps a need away touches urgency: with it somebody is no more heard', () => {
    expect(compareModels(model, withNeed({ unless: ['deep'] }))).toMatchObject([
      { what: 'changed', touchesUrgency: true, fields: [{ kind: 'list', field: 'unless', added: ['deep'] }] },
    ])
  })
  test('a rule that only brought a duty touches it when it goes, and comes before other changes', () => {
    const duty = { id: 'worry', if: 'deep', childProtection: 'notice', source: 'from memory' } as const
    const before: RawModel = { ...model, rules: [...(model.rules ?? []), duty] }
    expect(compareModels(before, { ...model, title: text('Haava ja muut') })).toMatchObject([
      { part: 'rule', id: 'worry', what: 'removed', touchesUrgency: true },
      { part: 'model', touchesUrgency: false },
    ])
  })
  test('a text of a list that changed in Swedish alone is one text that changed, not an order', () => {
    const goals = (sv: string) => withNeed({ goals: [text('umpeen'), { fi: 'siisti', sv, en: 'clean' }] })
    expect(compareModels(goals('ren'), goals('snygg'))[0]?.fields).toEqual([
      {
        kind: 'text',
        field: 'goals',
        before: { fi: 'siisti', sv: 'ren', en: 'clean' },
        after: { fi: 'siisti', sv: 'snygg', en: 'clean' },
      },
    ])
  })
  test('a part without a name is held against the one in its turn', () => {
    const outcomes = (atDays: number[]) =>
      withNeed({
        outcomes: [
          { measure: text('umpeutunut'), atDays: [7] },
          { measure: text('kipu'), atDays },
        ],
      })
    expect(compareModels(outcomes([14]), outcomes([14, 30]))[0]?.fields).toEqual([
      { kind: 'list', field: 'outcomes.2.atDays', added: [30], removed: [] },
    ])
  })
})
