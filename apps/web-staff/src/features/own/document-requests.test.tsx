import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToString } from 'react-dom/server'
import { beforeAll, expect, test, vi } from 'vitest'
import { LanguageProvider } from '../../shared/language.tsx'
import { NoticeProvider } from '../../shared/notices.tsx'
import { SessionProvider } from '../../shared/session.tsx'
import { ShortcutProvider } from '../../shared/shortcuts.tsx'
import { fixedNow, id } from '../../testing/fixtures.ts'
import { DocumentRequests } from './document-requests.tsx'

beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
})

const session = { kind: 'staff', roles: ['social'], formToken: 'v', hasDraft: false } as const
const asked = {
  requestId: id(1),
  kind: 'child-protection' as const,
  text: 'Haluan päätökset.',
  askedAt: new Date(fixedNow).toISOString(),
  dueOn: '2026-12-08',
}
const draw = (more: object) =>
  renderToString(
    <QueryClientProvider client={new QueryClient()}>
      <LanguageProvider initial="fi">
        <ShortcutProvider>
          <NoticeProvider>
            <SessionProvider session={session as never}>
              <DocumentRequests needId={id(2)} requests={[{ ...asked, ...more }]} now={fixedNow} />
            </SessionProvider>
          </NoticeProvider>
        </ShortcutProvider>
      </LanguageProvider>
    </QueryClientProvider>,
  ).replaceAll('<!-- -->', '')

test('a request stands with its words, its last day and the three ways to decide; nothing is sent undecided', () => {
  const html = draw({})
  expect(html).toContain('Haluan päätökset.')
  expect(html).toContain('vastattava')
  for (const one of ['whole', 'part', 'refused']) expect(html).toContain(`data-test="decision-${one}"`)
  expect(html).toMatch(/<button[^>]*disabled[^>]*data-test="answer-own-request"/)
})
test('past its day it says so, and decided it shows by whom and how, with nothing to press', () => {
  expect(draw({ dueOn: '2026-11-20' })).toContain('tag--alert')
  const answer = { text: 'Saat päätökset.', by: 'Outi Esimerkki', at: asked.askedAt, decision: 'part' }
  const html = draw({ answer })
  expect(html).toContain('annetaan osittain')
  expect(html).toContain('Outi Esimerkki')
  expect(html).not.toContain('<button')
})
