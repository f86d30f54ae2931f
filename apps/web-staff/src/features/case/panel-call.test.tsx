import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToString } from 'react-dom/server'
import { beforeAll, expect, test, vi } from 'vitest'
import { LanguageProvider } from '../../shared/language.tsx'
import { NoticeProvider } from '../../shared/notices.tsx'
import { ShortcutProvider } from '../../shared/shortcuts.tsx'
import { freshCase } from '../../testing/fixtures.ts'
import { CallPanel } from './panel-call.tsx'

beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
})

/** The times that stand to be chosen on a Tuesday at noon. */
function proposed(officeHours?: { from: string; to: string }): string[] {
  const client = new QueryClient()
  const fresh = freshCase(1)
  const { contactWay: _any, ...person } = fresh.person
  if (officeHours) client.setQueryData(['county'], { officeHours })
  const drawn = renderToString(
    <QueryClientProvider client={client}>
      <LanguageProvider initial="fi">
        <ShortcutProvider>
          <NoticeProvider>
            <CallPanel
              found={{ ...fresh, person, callAttempts: [] }}
              run={() => Promise.resolve(undefined)}
              now={Date.parse('2026-11-24T12:00:00+02:00')}
              onClose={() => undefined}
            />
          </NoticeProvider>
        </ShortcutProvider>
      </LanguageProvider>
    </QueryClientProvider>,
  )
  return [...drawn.matchAll(/Ei vastannut[^<]*?(\d+\.\d\d)</g)].map((found) => found[1] ?? '')
}

test('the next calls are proposed in the hours of the county’s own office', () => {
  expect(proposed({ from: '08:00', to: '16:00' })[0]).toBe('14.00')
  expect(proposed({ from: '09:30', to: '14:00' })[0]).toBe('9.30')
})
test('a missed call can be written down also while the county’s hours are not read', () => {
  expect(proposed()[0]).toBe('14.00')
})
