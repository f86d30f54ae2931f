import { describe, expect, test } from 'vitest'
import { compileModels, proposeGuidance } from '@luukku/domain/guidance'
import { readModelFiles } from '../../apps/server/src/modules/guidance/index.ts'
import { readContacts } from './contacts.ts'
import { tryDisturbed } from './try-disturbed.ts'

const models = compileModels(readModelFiles())
const contacts = readContacts()
const propose = (text: string, lang: 'fi' | 'sv' = 'fi', age = 40) =>
  proposeGuidance(models, {
    text,
    lang,
    person: { age },
    channel: 'web_form',
    answers: {},
    contactTime: '2026-11-24T09:12',
  })
const services = (text: string, lang: 'fi' | 'sv' = 'fi') => propose(text, lang).needs.map(({ service }) => service)

describe('dots count where the writer uses them', () => {
  test('a word with dots is no word without: Swedish «hål» is no «hal», «på» no «pa»', () =>
    expect(services('jag har fått ett hål i en tand tror jag, isar lite', 'sv')).not.toContain('FYSIO'))
  test('a word without dots is no word with: Hakaniemi holds no «häkä»', () => {
    expect(propose('Hakaniemessä kaaduin eilen, ranne on kipeä ja päätä vähän särkee').call112).toBe(false)
    expect(propose('Häkävaroitin soi ja päätä särkee koko perheellä').call112).toBe(true)
  })
  test('small words have dots as well: a fright of today stays today', () =>
    expect(
      propose('Mamma är helt borta i huvudet, känner inte igen mig, igår var hon klar', 'sv', 85).urgencyClass,
    ).toBe('B'))
})

describe('a writer who leaves dots away is read as one', () => {
  test.each(['äiti loi minua', 'aiti löi minua', 'aiti loi minua', 'äiti löi minua'])('%s', (text) =>
    expect(propose(`Oon 11 ja ${text} vyolla, jäljet nakyy`).childProtection.consider).toBe(true),
  )
  test.each(['diacritics', 'some diacritics'] as const)(
    '%s: at most two texts in a thousand are less urgent',
    (kind) => {
      const { runs, lessUrgent, examples } = tryDisturbed(models, contacts, kind, 3, 11)
      expect(runs).toBeGreaterThan(2_000)
      expect(lessUrgent / runs, examples.join('\n')).toBeLessThanOrEqual(0.002)
    },
    120_000,
  )
})
