import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findAlarms, readInstruments, scoreInstrument } from '@luukku/domain/questionnaire'
import type { FhirQuestionnaire } from './fhir-questionnaire.ts'
import { fromFhirQuestionnaire } from './from-fhir-questionnaire.ts'
import { toFhirQuestionnaire } from './to-fhir-questionnaire.ts'

const folder = join(import.meta.dirname, '../../../../instruments')
const files = readdirSync(folder).filter((name) => name.endsWith('.jsonc'))
const shipped = readInstruments(
  files.map((name) => ({ path: name, text: readFileSync(join(folder, name), 'utf8') })),
  readdirSync(join(folder, 'licences')),
)
const overTheWire = (resource: FhirQuestionnaire) => JSON.parse(JSON.stringify(resource)) as FhirQuestionnaire

describe.each(shipped.map((one) => [one.id, one] as const))('%s as a FHIR Questionnaire', (_id, instrument) => {
  const resource = toFhirQuestionnaire(instrument)
  test('comes back the same, with nothing left out', () => {
    expect(fromFhirQuestionnaire(overTheWire(resource))).toEqual({ instrument, left: [] })
  })
  test('has what R4 asks for: linkIds once, a type and text each, points as ordinal values, whose it is', () => {
    const links = resource.item?.map(({ linkId }) => linkId) ?? []
    expect(new Set(links).size).toBe(links.length)
    expect(resource.copyright).toContain(instrument.licence.holder)
    for (const item of resource.item ?? []) {
      expect(['choice', 'decimal']).toContain(item.type)
      for (const { valueCoding } of item.answerOption ?? [])
        expect(valueCoding?.extension?.[0]).toMatchObject({
          url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue',
          valueDecimal: expect.any(Number) as number,
        })
    }
  })
})

test('a wording that nobody has checked goes out as a draft', () => {
  const status = (id: string) => toFhirQuestionnaire(shipped.find((one) => one.id === id) as never).status
  expect([status('phq-9'), status('audit')]).toEqual(['draft', 'active'])
})

test('PHQ-9 that was given away and taken back still scores, and item 9 still alarms', () => {
  const phq9 = shipped.find(({ id }) => id === 'phq-9')
  if (phq9 === undefined) throw new Error('PHQ-9 is not shipped')
  const { instrument } = fromFhirQuestionnaire(overTheWire(toFhirQuestionnaire(phq9)))
  const answers = Object.fromEntries(instrument.items.map(({ id }) => [id, '1']))
  expect(scoreInstrument(instrument, answers).at(-1)).toMatchObject({ scale: 'phq-9', score: 9 })
  expect(findAlarms(instrument, { '9': '1' }).length).toBeGreaterThan(0)
})

describe('a questionnaire of another system', () => {
  const foreign: FhirQuestionnaire = {
    resourceType: 'Questionnaire',
    url: 'http://example.org/Questionnaire/Sleep_1',
    language: 'en',
    status: 'active',
    title: 'Sleep',
    copyright: 'Example',
    item: [
      {
        linkId: 'g',
        type: 'group',
        item: [
          {
            linkId: 'q1',
            type: 'choice',
            text: 'Do you sleep well?',
            answerOption: [
              { valueCoding: { code: 'y', display: 'Yes' } },
              { valueCoding: { code: 'n', display: 'No' } },
            ],
          },
          { linkId: 'q2', type: 'text', text: 'Tell more' },
          {
            linkId: 'q3',
            type: 'choice',
            text: 'How often?',
            enableBehavior: 'all',
            enableWhen: [{ question: 'q1', operator: '=', answerCoding: { code: 'n' } }],
            answerOption: [{ valueString: 'Seldom' }, { valueString: 'Often' }],
          },
        ],
      },
    ],
  }
  test('is read flat, in every language by what was given, and what is not taken over is named', () => {
    const { instrument, left } = fromFhirQuestionnaire(foreign)
    expect(instrument.id).toBe('sleep-1')
    expect(instrument.items.map(({ id }) => id)).toEqual(['q1', 'q3'])
    expect(instrument.items[1]?.when).toEqual({ q1: ['n'] })
    expect(instrument.items[0]?.text).toEqual({
      fi: 'Do you sleep well?',
      sv: 'Do you sleep well?',
      en: 'Do you sleep well?',
    })
    expect(left).toEqual([
      'no texts in fi, sv: those in en stand in their place',
      'q2: an item of the type text is not asked here',
      'scales and bands: the questionnaire is not scored',
      'alarms: no answer brings help by itself',
    ])
  })
  test('nothing is lost in silence: headings, several answers, values from elsewhere, extensions and other languages are named', () => {
    const choices = { answerOption: [{ valueInteger: 0 }, { valueInteger: 1 }] }
    const item = [
      {
        linkId: 'g',
        type: 'group',
        text: 'Sleep',
        enableWhen: [{ question: 'x', operator: 'exists' }],
        item: [
          { linkId: 'd', type: 'display', text: 'Think of the last week' },
          { linkId: 'q', type: 'choice', text: 'How often?', repeats: true, answerValueSet: 'urn:a', ...choices },
        ],
      },
    ]
    const translation = {
      url: 'http://hl7.org/fhir/StructureDefinition/translation',
      extension: [
        { url: 'lang', valueCode: 'ru' },
        { url: 'content', valueString: 'Сон' },
      ],
    }
    const { left, instrument } = fromFhirQuestionnaire({
      ...foreign,
      ...{ modifierExtension: [{ url: 'urn:m' }] },
      extension: [{ url: 'urn:other' }],
      _title: { extension: [translation] },
      item,
    })
    expect(left).toEqual([
      'the questionnaire: «modifierExtension» is not read',
      'the questionnaire: the extension urn:other is not read',
      'g: the heading «Sleep» is not shown',
      'g: the condition of the group is not read; its items are always asked',
      'd: the text «Think of the last week» is not shown',
      'q: one answer is taken, not several',
      'q: «answerValueSet» is not read',
      'texts in ru: only fi, sv, en and se are kept',
      'no texts in fi, sv: those in en stand in their place',
      'scales and bands: the questionnaire is not scored',
      'alarms: no answer brings help by itself',
    ])
    const [question] = instrument.items
    expect(question?.kind === 'choice' && question.options.map(({ text }) => text.en)).toEqual(['0', '1'])
  })
  test.each([
    { question: 'q1', operator: 'exists' },
    { question: 'q1', operator: '!=', answerCoding: { code: 'y' } },
  ])('a condition that is not known asks always, never less: $operator', (condition) => {
    const [group] = foreign.item ?? []
    const items = group?.item?.map((item) => (item.linkId === 'q3' ? { ...item, enableWhen: [condition] } : item))
    const { instrument, left } = fromFhirQuestionnaire({ ...foreign, item: items })
    expect(instrument.items[1]?.when).toBeUndefined()
    expect(left).toContain('q3: the condition on q1 is not read; the item is always asked')
  })
  test('what is no questionnaire, or has nothing to ask, is refused in words', () => {
    expect(() => fromFhirQuestionnaire({ resourceType: 'Patient' } as never)).toThrow('this is no Questionnaire')
    expect(() => fromFhirQuestionnaire({ resourceType: 'Questionnaire', status: 'draft' })).toThrow(
      'no item that can be asked',
    )
  })
})
