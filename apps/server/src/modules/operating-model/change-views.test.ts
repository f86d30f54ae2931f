import { expect, test } from 'vitest'
import type { RawModel } from '@luukku/domain/guidance'
import { hasStaffText } from '@luukku/i18n/staff/texts'
import { getModels } from '../guidance/index.ts'
import { lawOf } from '../law/index.ts'
import { toChangeViews } from './change-views.ts'
import { readInstalled, readModelText } from './installed-models.ts'

const models = getModels()
const law = lawOf({ id: 'lapland', settings: {} })
const installed = readInstalled().models
const raw = (name: string): RawModel => {
  const found = installed.find((one) => one.name === name)
  return readModelText(name, found?.content ?? '')
}
const changes = (before: RawModel, after: RawModel) => toChangeViews(before, after, { models, law })
const text = (word: string) => ({ fi: word, sv: word, en: word })

test('a condition is a sentence with its numbers, and what keeps a need away is named', () => {
  const model = raw('home-care')
  const need = {
    ...model.needs?.['home-care'],
    when: 'home-care & (age? >= 75 | !care-missed)',
    unless: ['care-missed'],
  }
  const before = { ...model.needs?.['home-care'], unless: undefined }
  const [change] = changes(
    { ...model, needs: { ...model.needs, 'home-care': before } } as RawModel,
    { ...model, needs: { ...model.needs, 'home-care': need } } as RawModel,
  )
  expect(change?.fields).toMatchObject([
    {
      field: 'when',
      before: { fi: 'kotihoito tai sovittu käynti jäi tulematta' },
      after: { fi: 'kotihoito ja (ikä vähintään 75 v (tai ei tiedossa) tai ei: sovittu käynti jäi tulematta)' },
    },
    { field: 'unless', added: [{ fi: 'sovittu käynti jäi tulematta' }], removed: [] },
  ])
})
test('a rule without a reason is known by when it holds, and tells the duty that goes with it', () => {
  const model = raw('home-care')
  const rule = { id: 'x', if: 'home-care', childProtection: 'notice', ownWorker: true, source: 'from memory' } as const
  expect(changes({ ...model, rules: [...(model.rules ?? []), rule] }, model)).toMatchObject([
    {
      what: 'removed',
      title: { fi: 'kotihoito' },
      touchesUrgency: true,
      fields: [
        { field: 'id' },
        { field: 'if' },
        { field: 'childProtection', before: { fi: 'lastensuojeluilmoitus' } },
        { field: 'ownWorker', before: { fi: 'kyllä' } },
        { field: 'source' },
      ],
    },
  ])
})
test('services, professionals, limits and needs are named, also in the steps to a field', () => {
  const model = raw('home-care')
  const need = { ...model.needs?.['home-care'], services: ['FYSIO', { service: 'HTA', if: 'age >= 65' }] }
  const change = changes(model, { ...model, needs: { ...model.needs, 'home-care': need } } as RawModel)[0]
  expect(JSON.stringify(change?.fields)).not.toMatch(/"(FYSIO|HTA|KOTIHOITO)"/)
  expect(change?.fields).toContainEqual(
    expect.objectContaining({
      steps: [
        'services',
        expect.objectContaining({ fi: expect.stringContaining('Hoidon tarpeen arviointi') as string }),
        'if',
      ],
      after: { fi: 'ikä vähintään 65 v', sv: 'ålder minst 65 år', en: 'age at least 65' },
    }),
  )
})

/** Codes that are names by themselves: instruments, shared courses, versions, addresses and names of sources. */
const plain =
  /^(words|says)\.|(^|\.)(version|url|title|id|source|instruments|instrument|atDays|priority|weight|followUpDays|page|course|class|cleared|among)$/

test('no field of an installed model is shown by a name or a value that only its writer knows', () => {
  const codes = new Set<string>()
  for (const { name } of installed) {
    const model = raw(name)
    const none = { ...model, needs: {}, facts: {}, rules: [], title: text('x') }
    for (const { fields } of changes(none, model))
      for (const field of fields) {
        for (const step of field.steps)
          if (typeof step === 'string' && !/^(\d+|fi|sv|en|se)$/.test(step) && !hasStaffText(`model.field.${step}`))
            if (!field.field.startsWith('sources.')) codes.add(`step ${step}`)
        if (plain.test(field.field) || field.field.startsWith('sources.') || field.kind === 'text') continue
        const values = field.kind === 'list' ? field.added : [field.after ?? '']
        for (const value of values)
          if (typeof value === 'string' && !/^\d/.test(value)) codes.add(`${field.field}: ${value}`)
      }
  }
  expect([...codes]).toEqual([])
})
