import type { Decrees } from '@luukku/contract'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToString } from 'react-dom/server'
import { beforeAll, expect, test, vi } from 'vitest'
import { LanguageProvider } from '../../shared/language.tsx'
import { NoticeProvider } from '../../shared/notices.tsx'
import { ShortcutProvider } from '../../shared/shortcuts.tsx'
import { id, text } from '../../testing/fixtures.ts'
import { DecreeList } from './decree-list.tsx'

beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
})

const today = '2026-11-24'
const decree = (from: string, to: string, municipalities: string[] = []) => ({
  ...{ decreeId: id(1), decree: `Asetus ${from}`, from, to, municipalities },
  ...{ recordedAt: '2026-11-20T08:00:00Z', by: 'Jaana Esimerkki' },
})
const effect = text('nyt voimassa olevaa ei löytynyt')

function draw(decrees: Decrees['decrees'], canRecord = true): string {
  const client = new QueryClient()
  const municipalities = [
    { code: '148', name: text('Inari') },
    { code: '698', name: text('Rovaniemi') },
  ]
  client.setQueryData<Decrees>(['decrees'], { canRecord, effect, municipalities, decrees })
  return renderToString(
    <QueryClientProvider client={client}>
      <LanguageProvider initial="fi">
        <ShortcutProvider>
          <NoticeProvider>
            <DecreeList today={today} />
          </NoticeProvider>
        </ShortcutProvider>
      </LanguageProvider>
    </QueryClientProvider>,
  ).replaceAll('<!-- -->', '')
}
const rowsOf = (drawn: string) => drawn.split('data-test="decree"').slice(1)

test.each([
  ['2026-11-01', '2026-11-23', 'päättynyt'],
  ['2026-11-01', today, 'voimassa'],
  [today, '2026-12-31', 'voimassa'],
  ['2026-11-25', '2026-12-31', 'tulossa'],
])('a decree from %s to %s is shown on 24 November as %s', (from, to, state) => {
  const [row] = rowsOf(draw([decree(from, to)]))
  expect(row).toContain(`Asetus ${from}`)
  expect(row).toMatch(new RegExp(`<span class="tag[^"]*">${state}</span>`))
})

test('where it holds is named; nothing is said to be found or not beside one that is there', () => {
  const [everywhere, inInari] = rowsOf(draw([decree(today, today), decree(today, today, ['148'])]))
  expect(everywhere).toContain('koko alue · kirjasi Jaana Esimerkki')
  expect(inInari).toContain('Inari · kirjasi')
  expect(inInari).not.toContain('koko alue ·')
  const [here, none] = [draw([decree(today, today)]), draw([])]
  expect(here).not.toContain(effect.fi)
  expect(none).toContain(effect.fi)
  expect(none).toContain('Yhtään asetusta ei ole voimassa eikä tulossa.')
})

test('who only reads finds no form, neither to record nor to take back, and reads who records', () => {
  const forms = ['data-test="record-decree"', 'data-test="decree-take-back"']
  for (const form of forms) {
    expect(draw([decree(today, today)])).toContain(form)
    expect(draw([decree(today, today)], false)).not.toContain(form)
  }
  expect(draw([], false)).toContain('neuvonnan esihenkilö')
  expect(draw([])).not.toContain('neuvonnan esihenkilö')
})
