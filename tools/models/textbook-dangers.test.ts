import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compileModels, proposeGuidance, type UrgencyClass } from '@luukku/domain/guidance'
import { readModelFiles } from '../../apps/server/src/modules/guidance/index.ts'

interface Told {
  readonly id: string
  readonly lang: 'fi' | 'sv' | 'en'
  readonly age: number
  readonly sex: string
  readonly asks: string | null
  readonly text: string
}

/** Emergencies of the textbooks as people tell them, and harmless matters that look alike: written before they were tried. */
const file = new URL('../../testdata/guidance/textbook-dangers.json', import.meta.url)
const { dangers, harmless } = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly dangers: readonly (Told & { readonly worst: UrgencyClass })[]
  readonly harmless: readonly (Told & { readonly mostUrgent: UrgencyClass })[]
}
const models = compileModels(readModelFiles())
const propose = ({ text, lang, age, sex, asks }: Told, answers: Record<string, unknown> = {}) =>
  proposeGuidance(models, {
    text,
    lang,
    person: { age, sex, onBehalfOf: asks },
    channel: 'web_form',
    answers,
    contactTime: '2026-11-24T10:15',
  })

describe('an emergency of the textbook is heard as people tell it', () => {
  test.each(dangers)('$id: $text', (told) => {
    const { urgencyClass, call112 } = propose(told)
    expect(urgencyClass <= told.worst, urgencyClass).toBe(true)
    if (told.worst === 'A') expect(call112).toBe(true)
  })
})

describe('a harmless matter that looks like one', () => {
  /** Still called an ambulance for: a chest that anxiety squeezes, an essay on meningitis, «I'll kill myself with work». */
  const dearerMissed = new Set(['h-40', 'h-72', 'h-74'])
  test.each(harmless.filter(({ id }) => !dearerMissed.has(id)))('$id calls no ambulance: $text', (told) =>
    expect(propose(told).call112).toBe(false),
  )
})

describe('what a harmless matter is worth at most', () => {
  /** Still too urgent, each read one by one: the doubt is dearer than the call. */
  const stillMoreUrgent = new Set([
    'h-4',
    'h-9',
    'h-11',
    'h-20',
    'h-26',
    'h-27',
    'h-31',
    'h-39',
    'h-40',
    'h-41',
    'h-49',
    'h-57',
    'h-59',
    'h-68',
    'h-72',
    'h-74',
    'h-76',
    't-p32',
    't-p41',
    't-p79',
    't-r21',
    't-r41',
    'l-290',
    'l-312',
    'l-320',
    'w-calm-3',
    'w-calm-20',
    'w-calm-22',
    'w-calm-24',
    'w-calm-28',
    'w-calm-29',
    'w-calm-30',
    'w-calm-31',
    'w-calm-32',
    'w-calm-34',
    'u-calm-1',
    'u-calm-3',
    'u-calm-7',
    'u-calm-8',
    'u-calm-9',
    'u-calm-11',
    'u-calm-15',
  ])
  const isTooUrgent = (told: (typeof harmless)[number]) => propose(told).urgencyClass < told.mostUrgent
  test.each(harmless.filter(({ id }) => !stillMoreUrgent.has(id)))('$id is $mostUrgent at most: $text', (told) =>
    expect(propose(told).urgencyClass >= told.mostUrgent, propose(told).urgencyClass).toBe(true),
  )
  test('the list of those still too urgent names no other', () =>
    expect(harmless.filter(({ id }) => stillMoreUrgent.has(id)).filter((told) => !isTooUrgent(told))).toEqual([]))
})

describe('what is told in passing', () => {
  const taxi =
    'Bussiin en enää lähde yksin talvella, pysäkille on 900 metriä. Haen vammaispalvelusta kuljetuspalvelua, koska silmien takia en näe numeroita.'
  const about: Told = { id: 'taxi', lang: 'fi', age: 60, sex: 'm', asks: null, text: taxi }
  const reason = { reason: ['disability_services'] }
  test('beside a clear need proposes no service and makes nothing more urgent', () => {
    const { urgencyClass, needs, alternatives } = propose(about, reason)
    expect(needs.map(({ service }) => service)).toEqual(['VAMMAIS'])
    expect(alternatives).toContain('HTA')
    expect(urgencyClass).toBe('E')
  })
  test('be it a phrase, where the form asked what it is about', () => {
    const told = { ...about, text: `${taxi} Uni ei oikein tule öisin.` }
    const { needs, alternatives } = propose(told, reason)
    expect(needs.map(({ service }) => service)).toEqual(['VAMMAIS'])
    expect(alternatives).toContain('MT_OMAHOITO')
    expect(propose(told).needs.map(({ service }) => service)).toContain('MT_OMAHOITO')
  })
  test('is a matter of its own where a second place speaks of it', () => {
    const { needs } = propose({ ...about, text: `${taxi} Silmä punottaa ja rähmii.` }, reason)
    expect(needs.map(({ needId }) => needId)).toContain('eye-mild')
  })
  test('is meant where the message is short', () =>
    expect(propose({ ...about, text: 'Silmä ja kuljetuspalvelun haku' }, reason).urgencyClass).toBe('D'))
})

describe('what the form names', () => {
  const told: Told = { id: '', lang: 'fi', age: 38, sex: 'm', asks: null, text: 'Tarvitsisin apua tähän' }
  test('is heard as a word where no model knows it', () => {
    expect(propose(told, { reason: ['gambling'] }).needs.map(({ service }) => service)).toEqual(['PAIHDE'])
    expect(propose(told, { reason: ['unknown'] }).needs.map(({ service }) => service)).not.toContain('PAIHDE')
  })
})

describe('of whom a danger is told', () => {
  const told: Told = {
    id: '',
    lang: 'fi',
    age: 71,
    sex: 'f',
    asks: 'son',
    text: 'Äiti soitti ja puhe oli ihan sössötystä, sanoi että jalka ei tottele kun meni vessaan',
  }
  test('by who writes for her it is of now', () => expect(propose(told).call112).toBe(true))
  test('by somebody who writes of himself it may be an old story', () =>
    expect(propose({ ...told, asks: null }).call112).toBe(false))
})

describe('how a danger is said', () => {
  const told = (text: string, lang: 'fi' | 'sv' | 'en'): Told => ({ id: '', lang, age: 55, sex: 'm', asks: null, text })
  test('«som om» compares and is no condition', () =>
    expect(propose(told('Det känns som om någon sitter på bröstkorgen', 'sv')).call112).toBe(true))
  test('a year before the one of the contact is past, the same year is not', () => {
    expect(propose(told('Jag hade en hjärtinfarkt 2019', 'sv')).call112).toBe(false)
    expect(propose(told('Jag hade en hjärtinfarkt 2026', 'sv')).call112).toBe(true)
  })
  test('«not safe» alone is the social emergency service, with the threat at the door the police', () => {
    expect(propose(told('Tarvitsen apua', 'fi'), { safe_now: 'no' })).toMatchObject({
      urgencyClass: 'B',
      call112: false,
    })
    expect(propose(told('Hän on ovella', 'fi'), { safe_now: 'no' })).toMatchObject({ urgencyClass: 'A', call112: true })
  })
})
