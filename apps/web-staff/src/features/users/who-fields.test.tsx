import { professionCodes } from '@luukku/i18n/data/professions'
import { renderToString } from 'react-dom/server'
import { beforeAll, expect, test, vi } from 'vitest'
import { LanguageProvider } from '../../shared/language.tsx'
import { WhoFields } from './who-fields.tsx'

beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
})

const rights = { unitId: 'u', roles: [], registers: [], licensed: true, active: true } as const
const draw = (professions: string[], languages = ['fi']) =>
  renderToString(
    <LanguageProvider initial="fi">
      <WhoFields
        rights={{ ...rights, roles: [], registers: [], professions, languages }}
        professions={professionCodes}
        change={() => undefined}
      />
    </LanguageProvider>,
  ).replaceAll('<!-- -->', '')
/** The tick of a code as it is drawn, and the name behind it. */
const tickOf = (html: string, code: string) =>
  new RegExp(`<label[^>]*><input[^>]*data-test="user-(?:professions|languages)-${code}"[^>]*/> ([^<]*)</label>`).exec(html)

test('professions and languages are chosen by their names', () => {
  const html = draw(['nurse'], ['fi', 'se'])
  expect(tickOf(html, 'nurse')).toMatchObject([expect.stringContaining('checked'), 'sairaanhoitaja'])
  expect(tickOf(html, 'se')).toMatchObject([expect.stringContaining('checked'), 'pohjoissaame'])
  expect(tickOf(html, 'doctor')?.[0]).not.toContain('checked')
})
test('a code that nobody knows any more is still there to be seen and taken away', () => {
  expect(tickOf(draw(['haamu', 'nurse']), 'haamu')).toMatchObject([expect.not.stringContaining('disabled'), 'haamu'])
})
test('the last one stays, and a fourth profession cannot be ticked', () => {
  expect(tickOf(draw(['nurse']), 'nurse')?.[0]).toContain('disabled')
  expect(tickOf(draw(['nurse']), 'doctor')?.[0]).not.toContain('disabled')
  const three = draw(['nurse', 'doctor', 'dentist'])
  expect(tickOf(three, 'psychologist')?.[0]).toContain('disabled')
  expect(tickOf(three, 'nurse')?.[0]).not.toContain('disabled')
})
