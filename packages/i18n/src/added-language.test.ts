import { describe, expect, test } from 'vitest'
import { AddedLanguageError, readAddedLanguage } from './added-language.ts'
import { createTranslator, defineCatalogue } from './catalogue.ts'
import { residentFi } from './resident/fi.ts'

const file = (content: object) => JSON.stringify({ code: 'smn', name: 'Anarâškielâ', texts: {}, ...content })
const read = (content: object) => readAddedLanguage('smn.json', file(content), residentFi)

describe('a language added as a file', () => {
  test('says what it has, and the rest in Finnish, each with the language that it really is in', () => {
    const catalogue = defineCatalogue({
      fi: { hello: 'Hei {name}', bye: 'Hei hei' } as const,
      sv: { hello: 'Hej {name}', bye: 'Hej då' },
      en: { hello: 'Hello {name}', bye: 'Bye' },
    })
    const added = { code: 'smn', name: 'Anarâškielâ', checked: [], texts: { hello: 'Tiervâ {name}' } }
    const t = createTranslator(catalogue, 'fi', added)
    expect(t('hello', { name: 'Aila' })).toBe('Tiervâ Aila')
    expect(t.shown('bye')).toEqual({ text: 'Hei hei', language: 'fi', checked: true })
    // Safety rests on it and no speaker has read it: the Finnish text follows.
    expect(t.shownSafely('hello', { name: 'Aila' })).toEqual([
      { text: 'Tiervâ Aila', language: 'smn', checked: false },
      { text: 'Hei Aila', language: 'fi', checked: true },
    ])
    const vouched = createTranslator(catalogue, 'fi', { ...added, checked: ['hello'] })
    expect(vouched.shownSafely('hello', { name: 'Aila' })).toHaveLength(1)
  })

  test('is read with its name, its texts and what a speaker has read', () => {
    expect(read({ texts: { 'nav.next': 'Joođhâ' }, checked: ['nav.next'] })).toEqual({
      code: 'smn',
      name: 'Anarâškielâ',
      checked: ['nav.next'],
      texts: { 'nav.next': 'Joođhâ' },
    })
  })

  test.each([
    [{ texts: { 'nav.nxt': 'x' } }, 'no text has the key "nav.nxt"'],
    [{ texts: { 'nav.next': ' ' } }, 'the text of "nav.next" is empty'],
    [{ texts: { 'path.position': '{at}' } }, 'the text of "path.position" must have the places {about} {at}'],
    [{ texts: { 'nav.next': '{day}' } }, 'the text of "nav.next" must have the places (none)'],
    [{ code: 'se' }, '"se" is a language that is there already'],
    [{ code: 'SMN' }, '"code" is two or three small letters'],
    [{ name: '' }, '"name" is the language’s own name for itself'],
    [{ texts: undefined }, '"texts" holds the texts by their key'],
    [{ checked: ['nav.next'] }, '"checked" names "nav.next", which has no text'],
  ])('a wrong file is refused with its place: %o', (content, reason) => {
    expect(() => read(content)).toThrow(new AddedLanguageError('smn.json', reason))
  })

  test('what is not JSON is refused with the file’s name', () => {
    expect(() => readAddedLanguage('sms.json', '{', residentFi)).toThrow(/^sms\.json: is not JSON/)
  })
})
