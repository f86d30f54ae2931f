import { expect, test } from 'vitest'
import { interpretedLanguages, languageName } from './language-name.ts'

test.each(['fi', 'sv', 'en'])('no language that is asked for is told by its code in %s', (lang) => {
  for (const code of interpretedLanguages) expect(languageName(code, lang)).not.toBe(code)
})

test('what browsers do not name is named by us', () => {
  expect(languageName('se', 'fi')).toBe('pohjoissaame')
  expect(languageName('fse', 'sv')).toBe('finskt teckenspråk')
})
