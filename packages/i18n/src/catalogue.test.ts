import { describe, expect, test } from 'vitest'
import { createTranslator, defineCatalogue } from './catalogue.ts'
import { unchecked, checked } from './unchecked.ts'

const catalogue = defineCatalogue({
  fi: { hello: 'Hei {name}', bye: 'Hei hei' } as const,
  sv: { hello: 'Hej {name}', bye: 'Hej då' },
  en: { hello: 'Hello {name}', bye: 'Bye' },
  se: { hello: unchecked('Bures {name}'), bye: checked('Báze dearvan') },
})
const staff = defineCatalogue({ fi: { a: 'Jono' } as const, sv: { a: 'Kö' }, en: { a: 'Queue' } })

describe('createTranslator', () => {
  test('fills the places of the text in its own language', () => {
    expect(createTranslator(catalogue, 'sv')('hello', { name: 'Aila' })).toBe('Hej Aila')
  })
  test('an unchecked text on which safety depends is followed by the Finnish one', () => {
    const t = createTranslator(catalogue, 'se')
    expect(t.shownSafely('hello', { name: 'Aila' })).toEqual([
      { text: 'Bures Aila', language: 'se', checked: false },
      { text: 'Hei Aila', language: 'fi', checked: true },
    ])
    expect(t.shownSafely('bye')).toEqual([{ text: 'Báze dearvan', language: 'se', checked: true }])
  })
  test('a part that does not speak a language answers in Finnish and says so', () => {
    expect(createTranslator(staff, 'se').shown('a')).toEqual({ text: 'Jono', language: 'fi', checked: true })
  })
  test('a day that ends in a full stop ends its sentence with one', () => {
    const t = createTranslator(catalogue, 'fi')
    const said = defineCatalogue({
      fi: { by: 'Viimeistään {day}. Soita {day}' },
      sv: { by: '{day}.' },
      en: { by: '{day}.' },
    })
    expect(createTranslator(said, 'fi')('by', { day: 'pe 4.12.' })).toBe('Viimeistään pe 4.12. Soita pe 4.12.')
    expect(createTranslator(said, 'sv')('by', { day: '4.12.2026' })).toBe('4.12.2026.')
    expect(t('hello', { name: 'Aila' })).toBe('Hei Aila')
  })
  test('a missing key, a missing value and an unknown key do not compile', () => {
    const t = createTranslator(catalogue, 'fi')
    // @ts-expect-error the text has a place for a name
    expect(t('hello')).toBe('Hei {name}')
    // @ts-expect-error no such key
    expect(t('nothing')).toBe('')
    const fi = { a: 'x', b: 'y' } as const
    const whole = { a: 'x', b: 'y' }
    const lacking = { a: 'x' }
    // @ts-expect-error sv lacks `b`
    defineCatalogue({ fi, sv: lacking, en: whole })
    const lackingSe = { a: checked('x') }
    // @ts-expect-error se is there but lacks `b`
    defineCatalogue({ fi, sv: whole, en: whole, se: lackingSe })
  })
})
