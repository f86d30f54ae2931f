import { renderToString } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { beforeAll, expect, test, vi } from 'vitest'
import type { WaitingDesk } from '@luukku/contract'
import { LanguageProvider } from '../../shared/language.tsx'
import { WaitingList } from './waiting-list.tsx'

beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
})

const row: WaitingDesk['waiting'][number] = {
  ...{ needId: 'n', contactId: 'c', service: 'FYSIO', urgencyClass: 'D', person: 'Tuovi Koe' },
  title: { fi: 'Fysioterapia', sv: 'Fysioterapi', en: 'Physiotherapy' },
  since: '2026-11-24T09:12:00+02:00',
  modes: [],
  noticeHours: 4,
}
const draw = (more: Partial<typeof row>) =>
  renderToString(
    <LanguageProvider initial="fi">
      <MemoryRouter>
        <WaitingList waiting={[{ ...row, ...more }]} />
      </MemoryRouter>
    </LanguageProvider>,
  ).replaceAll('<!-- -->', '')

test('whoever waits is shown with the ways and the notice that suit them', () => {
  expect(draw({ modes: ['onsite', 'phone'] })).toContain('paikalla, puhelimessa<')
  expect(draw({})).toContain('kaikki tavat<')
  expect(draw({ noticeHours: 72 })).toContain('varoitusaika 72 h')
})
