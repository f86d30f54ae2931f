import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { RouteResponse, Session, routes } from '@luukku/contract'
import { renderToString } from 'react-dom/server'
import { beforeAll, expect, test, vi } from 'vitest'
import { LanguageProvider } from '../../shared/language.tsx'
import { NoticeProvider } from '../../shared/notices.tsx'
import { SessionProvider } from '../../shared/session.tsx'
import { ShortcutProvider } from '../../shared/shortcuts.tsx'
import { fixedNow, freshCase, id, me, text } from '../../testing/fixtures.ts'
import { AssignPanel } from './panel-assign.tsx'

beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
})

const session: Session = {
  kind: 'staff',
  name: me.name,
  staffId: me.id,
  roles: ['triage'],
  unit: text('Asiakasohjaus'),
  formToken: 'form',
  hasDraft: false,
}
const other = { ...me, id: id(901), name: 'Britta Esimerkki', unit: text('Asiakasohjaus') }
const now = new Date(fixedNow).toISOString()
const tomorrow = new Date(Date.parse('2026-11-25T10:00:00+02:00')).toISOString()

/** The panel of a case whose step is then, with those who are there then; what is known of now is not looked at. */
function draw(there: string, owners: RouteResponse<typeof routes.listColleagues>['owners']): string {
  const fresh = freshCase(1)
  const found = { ...fresh, nextStep: { ...fresh.nextStep, at: there } }
  const client = new QueryClient()
  client.setQueryData(['colleagues', there], { at: now, there, owners })
  client.setQueryData(['colleagues', undefined], { at: now, there: now, owners: [{ ...me, unit: text('Muu') }] })
  return renderToString(
    <QueryClientProvider client={client}>
      <LanguageProvider initial="fi">
        <ShortcutProvider>
          <NoticeProvider>
            <SessionProvider session={session}>
              <AssignPanel
                found={found}
                run={() => Promise.resolve(undefined)}
                line=""
                onLine={() => undefined}
                onClose={() => undefined}
              />
            </SessionProvider>
          </NoticeProvider>
        </ShortcutProvider>
      </LanguageProvider>
    </QueryClientProvider>,
  ).replaceAll('<!-- -->', '')
}
const mine = (html: string) => /<button[^>]*data-test="choice-1"[^>]*>/.exec(html)?.[0] ?? ''

test('offers those who are there when the step is due, and says when; whoever is not there then cannot take it and reads why', () => {
  const html = draw(tomorrow, [other])
  expect(html).toContain('vuorossa huomenna 10.00, kun seuraava askel on')
  expect(html).toContain('Britta Esimerkki')
  expect(mine(html)).toContain('disabled')
  expect(html).toContain('Et ole silloin vuorossa')
})

test('who is there then takes it as ever', () => {
  const html = draw(tomorrow, [other, { ...me, unit: text('Asiakasohjaus') }])
  expect(mine(html)).not.toContain('disabled')
  expect(html).not.toContain('Et ole silloin vuorossa')
})

test('oneself is offered once: as who takes it', () => {
  const html = draw(tomorrow, [{ ...me, unit: text('Asiakasohjaus') }, other])
  const choices = [...html.matchAll(/data-test="choice-(\d)"[^]*?<\/button>/g)].map(([all]) => all)
  expect(choices).toHaveLength(2)
  expect(choices[1]).toContain('Britta Esimerkki')
})

test('a step that is due speaks of now', () => {
  const html = draw(now, [other])
  expect(html).toContain('vuorossa nyt')
})
