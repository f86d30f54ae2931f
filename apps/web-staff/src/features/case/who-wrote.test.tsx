import { renderToString } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { beforeAll, expect, test, vi } from 'vitest'
import { LanguageProvider } from '../../shared/language.tsx'
import { fixedNow, freshCase } from '../../testing/fixtures.ts'
import { SaidColumn } from './said-column.tsx'

beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
})

test.each([
  ['the client', { by: 'Lapsi Esimerkki' }, 'asiakas'],
  ['who acts for them', { by: 'Isä Esimerkki', notClient: true as const }, 'Isä Esimerkki, ei asiakas itse'],
  ['who acts for them, and whose name is not known', { by: '', notClient: true as const }, 'muu kuin asiakas itse'],
])('a message shows that it was written by %s', (_, who, expected) => {
  const message = { at: new Date(fixedNow).toISOString(), from: 'resident' as const, text: 'Hei', ...who }
  const drawn = renderToString(
    <LanguageProvider initial="fi">
      <MemoryRouter>
        <SaidColumn found={{ ...freshCase(1), messages: [message] }} now={fixedNow} />
      </MemoryRouter>
    </LanguageProvider>,
  ).replaceAll('<!-- -->', '')
  expect(/class="messages">.*?<span[^>]*>\d+[.:]\d+ ([^<]*)</.exec(drawn)?.[1]?.trim()).toBe(expected)
})
