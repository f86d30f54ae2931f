import { nationalServicesText } from '@luukku/i18n/data/national-services'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToString } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { beforeAll, expect, test, vi } from 'vitest'
import { LanguageProvider } from '../../shared/language.tsx'
import { NoticeProvider } from '../../shared/notices.tsx'
import { MemoryProvider } from '../../shared/remembered.tsx'
import { SessionProvider } from '../../shared/session.tsx'
import { ShortcutProvider } from '../../shared/shortcuts.tsx'
import { emptyForm, toNewContact } from './contact-form.ts'
import { NewContactPage } from './new-contact-page.tsx'

beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
})

const session = { kind: 'staff', roles: ['guidance'], formToken: 'v', hasDraft: false } as const
const draw = (lang: string, written: object = {}) =>
  renderToString(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryProvider value={new Map<string, unknown>([['new-contact', { ...emptyForm, ...written }]])}>
        <LanguageProvider initial={lang}>
          <ShortcutProvider>
            <NoticeProvider>
              <SessionProvider session={session as never}>
                <MemoryRouter>
                  <NewContactPage />
                </MemoryRouter>
              </SessionProvider>
            </NoticeProvider>
          </ShortcutProvider>
        </LanguageProvider>
      </MemoryProvider>
    </QueryClientProvider>,
  )

test.each(['fi', 'sv', 'en'] as const)(
  'on a screen in %s, the language that stands chosen is the one that is sent',
  (lang) => {
    const shown = /<option value="(\w+)" selected="">/.exec(draw(lang).split('data-test="new-lang"')[1] ?? '')?.[1]
    expect(shown).toBe(toNewContact(emptyForm, lang).lang)
  },
)

test('§ 68: the words to say to who calls stand on the form, and not where it is about another adult', () => {
  expect(draw('fi')).toContain(nationalServicesText.fi)
  expect(draw('fi', { who: 'child' })).toContain('data-test="new-told"')
  expect(draw('fi', { who: 'other' })).not.toContain('data-test="new-told"')
})
