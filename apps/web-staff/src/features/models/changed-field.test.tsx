import type { ComponentProps } from 'react'
import { renderToString } from 'react-dom/server'
import { beforeAll, expect, test, vi } from 'vitest'
import { LanguageProvider } from '../../shared/language.tsx'
import { ChangedField } from './changed-field.tsx'

beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
})
const draw = (field: ComponentProps<typeof ChangedField>['field']) =>
  renderToString(
    <LanguageProvider initial="fi">
      <ChangedField field={field} />
    </LanguageProvider>,
  ).replaceAll('<!-- -->', '')

test('a text that changed in Swedish alone is shown in Swedish, and named so', () => {
  const before = { fi: 'siisti', sv: 'ren', en: 'clean' }
  expect(draw({ kind: 'text', field: 'goals', steps: ['goals'], before, after: { ...before, sv: 'snygg' } })).toBe(
    'tavoitteet<ul><li>ruotsi: <q lang="sv">ren</q> → <q lang="sv">snygg</q></li></ul>',
  )
})
test('one that changed in the reader’s language alone is one sentence', () => {
  const before = { fi: 'siisti', sv: 'ren', en: 'clean' }
  expect(draw({ kind: 'text', field: 'goals', steps: ['goals'], before, after: { ...before, fi: 'puhdas' } })).toBe(
    'tavoitteet: ”siisti” → ”puhdas”',
  )
})
test('what keeps a rule from firing is named in words', () => {
  const facts = [{ fi: 'vanha aivohalvaus', sv: 'gammal stroke', en: 'old stroke' }]
  expect(draw({ kind: 'list', field: 'unless', steps: ['unless'], added: facts, removed: [] })).toBe(
    'pois sulkevat seikat: lisätty ”vanha aivohalvaus”',
  )
})
