import { describe, expect, test } from 'vitest'
import { compileModels, proposeGuidance } from '@luukku/domain/guidance'
import { readModelFiles } from '../../apps/server/src/modules/guidance/index.ts'

const models = compileModels(readModelFiles())
/** @param lang in which it is written; a form has four */
const propose = (text: string, lang: string, answers: Record<string, unknown> = {}) => {
  const form = (['sv', 'en', 'se'] as const).find((one) => one === lang) ?? 'fi'
  const one = proposeGuidance(models, {
    ...{ text, lang: form, answers, channel: 'web_form', person: { age: 29 }, contactTime: '2026-11-24T09:12' },
  })
  return { ...one, services: one.needs.map(({ service }) => service) }
}

describe('a message in a language that no rule reads', () => {
  // Words that look like ours: «vomis», «waan», «baby», «burta», «er». What is near Swedish is none, either.
  test.each([
    ["J'ai mal au ventre depuis hier et je vomis.", 'fr'],
    ['Caloosha ayaa i xanuunaysa shalay ilaa hadda, waan matagayaa.', 'so'],
    ['Ik heb sinds gisteren koorts en mijn baby drinkt slecht', 'nl'],
    ['Boli mnie gardło i mam gorączkę od trzech dni', 'pl'],
    ['Tengo dolor de garganta y fiebre desde ayer', 'es'],
    ['Mul on juba nädal aega seljavalu ja ma ei saa magada. Palun arsti aega.', 'et'],
    ['Boğazım ağrıyor ve üç gündür ateşim var', 'tr'],
    ['Ich habe seit gestern Bauchschmerzen und mir ist übel', 'de'],
    ['Mijn moeder is gevallen en kan niet lopen', 'nl'],
    ['Jeg har hatt vondt i ryggen i to uker og får ikke sove', 'no'],
    ['Mit barn har høj feber og vil ikke drikke', 'da'],
    ['Mă doare burta de ieri și am febră', 'ro'],
    ['Man sāp vēders un ir drudzis', 'lv'],
    ['Co mam robic, jest mi zle, to do lekarza', 'pl'],
    ['Masakit ang tiyan ko mula kahapon at may lagnat ako', 'tl'],
    ['Tumbo linauma tangu jana na nina homa', 'sw'],
    ['Ég er með verk í maganum síðan í gær', 'is'],
    ['Tôi bị đau bụng từ hôm qua và sốt', 'vi'],
  ])('is read by a nurse today, whatever its words look like: %s', (text, lang) => {
    const { services, needs, urgencyClass, languageRead } = propose(text, lang)
    expect(languageRead).toBe(false)
    expect([services, urgencyClass]).toEqual([['HTA'], 'C'])
    expect(needs[0]?.title.fi).toBe(models.common.notUnderstood.fi)
  })
  test('what its words seemed to tell is another way, for whoever reads it', () => {
    expect(propose("J'ai mal au ventre depuis hier et je vomis.", 'fr').alternatives).toContain('OMAHOITO')
  })
  test('what the form names stays: the person said it, in no language', () => {
    const { services } = propose('Caloosha ayaa i xanuunaysa, waan matagayaa.', 'so', { reason: ['tooth'] })
    expect(services.some((service) => service.startsWith('SUU'))).toBe(true)
    expect(services).not.toContain('PITKAAIKAIS')
  })
  test('a danger that is heard in it stays, with its class and its service', () => {
    const { urgencyClass, services } = propose('Waxaan qabaa xanuun, chest pain, ma neefsan karo hadda', 'so')
    expect([urgencyClass, services]).toEqual(['B', ['PAIVYSTYS']])
    expect(propose('Mannen min slår meg, jeg er redd', 'no')).toMatchObject({ urgencyClass: 'B', languageRead: false })
  })
})

test('Northern Sámi is read by no rule either, but its key words are its own', () => {
  expect(propose('Bátni bávččasta, in sáhte oađđit', 'se').services.some((one) => one.startsWith('SUU'))).toBe(true)
})

test.each([
  ['Hammas särkee ja poski on turvonnut', 'fi', 'SUU_KIIRE'],
  ['Jag har ont i ryggen sedan en vecka', 'sv', 'FYSIO'],
  ['My knee hurts on stairs', 'en', 'FYSIO'],
  ['mull o polvi kippee jo kaks viikkuu', 'fi', 'FYSIO'],
])('what is read gets its service as before: %s', (text, lang, service) => {
  expect(propose(text, lang).services).toContain(service)
})
