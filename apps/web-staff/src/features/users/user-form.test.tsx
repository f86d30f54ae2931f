import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToString } from 'react-dom/server'
import { beforeAll, expect, test, vi } from 'vitest'
import { LanguageProvider } from '../../shared/language.tsx'
import { NoticeProvider } from '../../shared/notices.tsx'
import { ShortcutProvider } from '../../shared/shortcuts.tsx'
import { UserForm } from './user-form.tsx'

beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
})

test('the profession of a new user is looked for by its name, whatever its code is', () => {
  const html = renderToString(
    <QueryClientProvider client={new QueryClient()}>
      <LanguageProvider initial="fi">
        <ShortcutProvider>
          <NoticeProvider>
            <UserForm
              list={{ units: [], professions: ['nurse', 'doctor', 'dentist'] }}
              today="2026-11-24"
              onDone={() => undefined}
            />
          </NoticeProvider>
        </ShortcutProvider>
      </LanguageProvider>
    </QueryClientProvider>,
  )
  expect([...html.matchAll(/<option value="(\w+)"/g)].map(([, code]) => code)).toEqual(['dentist', 'doctor', 'nurse'])
})
