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
function tickOf(html: string, code: string) {
  const drawn = new RegExp(
    `<label[^>]*><input([^>]*data-test="user-(?:professions|languages)-${code}"[^>]*)/> ([^<]*)</label>`,
  )
  const [, input = 'none', name = ''] = drawn.exec(html) ?? []
  return { name, isTicked: input.includes('checked'), isHeld: input.includes('disabled') }
}

test('professions and languages are chosen by their names', () => {
  const html = draw(['nurse'], ['fi', 'se'])
  expect(tickOf(html, 'nurse')).toMatchObject({ name: 'sairaanhoitaja', isTicked: true })
  expect(tickOf(html, 'se')).toEqual({ name: 'pohjoissaame', isTicked: true, isHeld: false })
  expect(tickOf(html, 'doctor')).toEqual({ name: 'lääkäri', isTicked: false, isHeld: false })
})
test('of several professions it is seen which comes first; of languages there is no order to see', () => {
  const html = draw(['nurse', 'doctor'], ['sv', 'fi'])
  expect(['nurse', 'doctor', 'dentist'].map((code) => tickOf(html, code).name)).toEqual([
    'sairaanhoitaja (1)',
    'lääkäri (2)',
    expect.not.stringContaining('('),
  ])
  expect(tickOf(html, 'sv').name).not.toContain('(')
  expect(tickOf(draw(['nurse']), 'nurse').name).toBe('sairaanhoitaja')
})
test('a code that nobody knows any more is still there to be seen and taken away', () => {
  expect(tickOf(draw(['haamu', 'nurse']), 'haamu')).toEqual({ name: 'haamu (1)', isTicked: true, isHeld: false })
})
test('the last one stays, and a fourth profession cannot be ticked', () => {
  expect(tickOf(draw(['nurse']), 'nurse').isHeld).toBe(true)
  expect(tickOf(draw(['nurse']), 'doctor').isHeld).toBe(false)
  const three = draw(['nurse', 'doctor', 'dentist'])
  expect(tickOf(three, 'psychologist').isHeld).toBe(true)
  expect(tickOf(three, 'nurse').isHeld).toBe(false)
})
