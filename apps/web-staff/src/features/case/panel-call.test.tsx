import type { UrgencyClass } from '@luukku/contract'
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
function drawn(
  officeHours?: { from: string; to: string },
  hours?: { from: number; to: number }[],
  urgencyClass: UrgencyClass = 'D',
): string {
  const client = new QueryClient()
  const fresh = freshCase(1)
  const { contactWay: _any, ...rest } = fresh.person
  const person = hours ? { ...rest, contactWay: { ways: ['call' as const], onlySafe: false, hours } } : rest
  if (officeHours) client.setQueryData(['county'], { officeHours })
  return renderToString(
    <QueryClientProvider client={client}>
      <LanguageProvider initial="fi">
        <ShortcutProvider>
          <NoticeProvider>
            <CallPanel
              found={{ ...fresh, person, callAttempts: [], urgency: { class: urgencyClass, source: 'proposed' } }}
              run={() => Promise.resolve(undefined)}
              now={Date.parse('2026-11-24T12:00:00+02:00')}
              onClose={() => undefined}
            />
          </NoticeProvider>
        </ShortcutProvider>
      </LanguageProvider>
    </QueryClientProvider>,
  )
}
const proposed = (...asked: Parameters<typeof drawn>): string[] =>
  [...drawn(...asked).matchAll(/Ei vastannut[^<]*?(\d+\.\d\d)</g)].map((found) => found[1] ?? '')

test('the next calls are proposed in the hours of the county’s own office', () => {
  expect(proposed({ from: '08:00', to: '16:00' })[0]).toBe('14.00')
  expect(proposed({ from: '09:30', to: '14:00' })[0]).toBe('9.30')
})
test('a missed call can be written down also while the county’s hours are not read', () => {
  expect(proposed()[0]).toBe('14.00')
})
test('who was called at the only hours that suit is called at those again', () => {
  expect(proposed({ from: '08:00', to: '16:00' }, [{ from: 12, to: 14 }])[0]).toBe('12.30')
})
test('a missed call can be written down also of somebody whom no hour of the office suits', () => {
  expect(proposed({ from: '08:00', to: '16:00' }, [{ from: 18, to: 20 }])).toEqual([])
  expect(drawn({ from: '08:00', to: '16:00' }, [{ from: 18, to: 20 }])).toContain('Ei vastannut')
})

test.each([
  ['A', ['12.05']],
  ['B', ['12.15']],
  ['C', ['13.15', '14.00']],
] as const)('a missed call of class %s is followed by one within the time of its class', (urgencyClass, times) => {
  const office = { from: '08:00', to: '16:00' }
  expect(proposed(office, undefined, urgencyClass)).toEqual(times)
  expect(drawn(office, undefined, urgencyClass).includes('soitetaan pian uudelleen')).toBe(urgencyClass < 'C')
})
