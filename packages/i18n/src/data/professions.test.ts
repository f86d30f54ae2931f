import { expect, test } from 'vitest'
import { isKnownProfession, professionCodes, professionText } from './professions.ts'
import { isSpokenLanguage } from './spoken-languages.ts'

test('a profession is chosen by one code, whatever codes older rosters have for it', () => {
  const names = professionCodes.map((code) => professionText(code).fi)
  expect(new Set(names).size).toBe(names.length)
  expect(professionCodes).toContain('nurse')
  expect(professionCodes).not.toContain('sairaanhoitaja')
})
test.each([
  ['nurse', true],
  ['sairaanhoitaja', true],
  ['nusre', false],
  ['toString', false],
])('the profession %s is known: %s', (code, known) => {
  expect(isKnownProfession(code)).toBe(known)
})
test.each([
  ['fi', true],
  ['fse', true],
  ['se', true],
  ['so', true],
  ['xx', false],
])('a language goes by the code %s: %s', (code, known) => {
  expect(isSpokenLanguage(code)).toBe(known)
})
