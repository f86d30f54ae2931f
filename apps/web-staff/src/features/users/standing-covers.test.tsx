import type { User } from '@luukku/contract'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToString } from 'react-dom/server'
import { beforeAll, expect, test, vi } from 'vitest'
import { LanguageProvider } from '../../shared/language.tsx'
import { NoticeProvider } from '../../shared/notices.tsx'
import { ShortcutProvider } from '../../shared/shortcuts.tsx'
import { StandingCovers } from './standing-covers.tsx'

beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
})

const unit = { fi: 'Ivalo', sv: 'Ivalo', en: 'Ivalo' }
const cover = (coverId: string, from: string, to: string) => ({ coverId, unit, from, to })
const user: User = {
  userId: 'u',
  subject: 'hoitaja-1',
  name: 'Anna Aho',
  givenName: 'Anna',
  familyName: 'Aho',
  professions: ['nurse'],
  languages: ['fi'],
  unit,
  unitId: 'own',
  roles: ['health'],
  registers: ['health'],
  licensed: true,
  active: true,
  now: true,
  competences: [],
  covers: [
    cover('a', '2026-11-23T00:00:00+02:00', '2026-11-28T00:00:00+02:00'),
    cover('b', '2026-12-28T00:00:00+02:00', '2027-01-02T00:00:00+02:00'),
  ],
  changes: [],
}

test('two covers of one unit are told apart by their days, on the row and on the button', () => {
  const drawn = renderToString(
    <QueryClientProvider client={new QueryClient()}>
      <LanguageProvider initial="fi">
        <ShortcutProvider>
          <NoticeProvider>
            <StandingCovers user={user} today="2026-11-24" onDone={() => undefined} />
          </NoticeProvider>
        </ShortcutProvider>
      </LanguageProvider>
    </QueryClientProvider>,
  )
  for (const words of ['Ivalo: ma 23.11.–pe 27.11.', 'Ivalo: ma 28.12.–pe 1.1.2027']) {
    expect(drawn).toContain(`data-test="standing-cover">${words}<`)
    expect(drawn).toContain(`aria-label="Lopeta sijaistus: ${words}"`)
  }
})
