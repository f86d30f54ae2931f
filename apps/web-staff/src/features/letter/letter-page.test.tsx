import type { County, PlanView } from '@luukku/contract'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToString } from 'react-dom/server'
import { MemoryRouter, Route, Routes } from 'react-router'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { LanguageProvider } from '../../shared/language.tsx'
import { freshCase, id, me, text } from '../../testing/fixtures.ts'
import { letterLanguage } from './letter-language.ts'
import { LetterPage } from './letter-page.tsx'

beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
})

const appointment = {
  appointmentId: id(1),
  service: 'FYSIO',
  title: text('Fysioterapia', 'Fysioterapi', 'Physiotherapy'),
  start: '2026-11-26T08:00:00Z',
  end: '2026-11-26T08:30:00Z',
  mode: 'phone',
  professional: me,
  status: 'booked',
  canChange: true,
} as const
const planWith = (more: object): PlanView => ({
  planId: id(2),
  contactId: id(1),
  madeAt: '2026-11-24T07:12:00Z',
  lines: [
    {
      lineId: id(3),
      needId: id(4),
      service: 'FYSIO',
      register: 'health',
      title: { ...appointment.title, se: 'Fysioterapiija', unchecked: ['se'] },
      what: text('Arvio', 'Bedömning', 'Assessment'),
      meanwhile: text('Liiku', 'Rör dig', 'Move'),
      watchFor: text('Kuume', 'Feber', 'Fever'),
      owner: me,
      legal: { dueDate: '2027-02-24' } as never,
      nextDate: '2026-12-01',
      nextText: text('Soitamme', 'Vi ringer', 'We call'),
      whoSees: text('Terveys', 'Vård', 'Health'),
      appointment,
      ...more,
    },
  ],
})
const county = {
  name: text('Lappi', 'Lappland', 'Lapland'),
  phones: { person: '016 000 0000', urgentAdvice: '116117', emergency: '112' },
} as County

function letterOf(clientLanguage: string, more: object = {}): string {
  const fresh = freshCase(1)
  const client = new QueryClient()
  client.setQueryData(['county'], county)
  client.setQueryData(['case', 'x'], {
    ...fresh,
    person: { ...fresh.person, lang: clientLanguage },
    said: [],
    plan: planWith(more),
  })
  const drawn = renderToString(
    <QueryClientProvider client={client}>
      <LanguageProvider initial="fi">
        <MemoryRouter initialEntries={['/contacts/x/letter']}>
          <Routes>
            <Route path="/contacts/:id/letter" element={<LetterPage />} />
          </Routes>
        </MemoryRouter>
      </LanguageProvider>
    </QueryClientProvider>,
  ).replaceAll('<!-- -->', '')
  return drawn.slice(drawn.indexOf('<article'))
}

describe('a nurse with a Finnish screen prints', () => {
  test('for a client who speaks Swedish or English a letter in that language, and no word of Finnish', () => {
    const swedish = letterOf('sv')
    expect(swedish).toContain('lang="sv"')
    for (const words of [
      'Din plan',
      'Fysioterapi',
      'sjukskötare',
      'torsdag 26.11.2026 kl. 10',
      'per telefon',
      'Nöd: 112',
    ])
      expect(swedish).toContain(words)
    expect(swedish).not.toMatch(/suunnitelma|sairaanhoitaja|torstai|Hätä|lang="fi"/i)
    expect(letterOf('en')).toContain('Thursday 26 November 2026 at 10:00')
  })
  test('for one who speaks Northern Sámi its words, and the Finnish below what no speaker has read', () => {
    const sami = letterOf('se')
    expect(sami).toContain('Du plána<span class="lk-also" lang="fi">Sinun suunnitelmasi</span>')
    expect(sami).toContain('Fysioterapiija<span class="lk-also" lang="fi">Fysioterapia</span>')
    expect(sami).toContain('Heahti: 112.<span class="lk-also" lang="fi">')
    // A day stands in both in figures alone: its Sámi name is no Finnish.
    for (const both of [
      'láhka: maŋimustá 24.2.2027<span class="lk-also" lang="fi">laki: viimeistään 24.2.2027',
      'Suunnitelma tehty 24.11.2026.',
    ])
      expect(sami).toContain(both)
  })
  test('for one whose language the letter has not, Finnish', () => {
    expect(letterOf('ru')).toContain('Sinun suunnitelmasi')
  })
  test('the steps in their order, with the Finnish below what no speaker has read', () => {
    const measure = { ...text('Mittaa verenpaine', 'Mät blodtrycket'), se: 'Mihtit varradeattu', unchecked: ['se'] }
    const steps = [text('Vastaa kysymyksiin', 'Svara på frågorna'), measure]
    expect(letterOf('sv', { steps })).toContain('<li>Svara på frågorna</li><li>Mät blodtrycket</li></ol>')
    expect(letterOf('se', { steps })).toContain(
      '<li>Mihtit varradeattu<span class="lk-also" lang="fi">Mittaa verenpaine</span></li></ol>',
    )
  })
  test('no legal day that a decree has taken out of use', () => {
    const legal = (state: string) => letterOf('fi', { legal: { dueDate: '2027-02-24', state } })
    expect(legal('running')).toContain('24.2.2027')
    expect(legal('notApplied')).not.toContain('24.2.2027')
  })
  test('every time of a series, and who or what comes along', () => {
    const second = { ...appointment, appointmentId: id(9), start: '2026-12-03T08:00:00Z', end: '2026-12-03T08:30:00Z' }
    const drawn = letterOf('sv', {
      appointment: { ...appointment, interpreter: { language: 'ar', how: 'remote' } },
      later: [second, { ...second, appointmentId: id(10), start: '2026-12-10T08:00:00Z', group: true }],
    })
    for (const words of ['26.11.2026 kl. 10', '3.12.2026 kl. 10', '10.12.2026 kl. 10', 'med tolk', 'i grupp'])
      expect(drawn).toContain(words)
  })
  test('no time that was cancelled: what comes next stands in its place', () => {
    expect(letterOf('fi')).toContain('torstaina 26.11.2026 klo 10')
    const cancelled = letterOf('fi', { appointment: { ...appointment, status: 'cancelled' } })
    expect(cancelled).not.toContain('26.11.2026')
    expect(cancelled).toMatch(/<strong>tiistaina 1\.12\.2026<\/strong><br\/>Soitamme/)
  })
})

test.each([
  ['who wrote in Swedish, whatever the register says', 'sv', { lang: 'fi', channel: 'web_form', wrote: 'sv' }],
  ['whose call was written down in Finnish, by the register', 'sv', { lang: 'sv', channel: 'phone', wrote: 'fi' }],
  [
    'of whom another wrote in Swedish, by the register',
    'fi',
    { lang: 'fi', channel: 'web_form', wrote: 'sv', by: true },
  ],
  ['who speaks a language that the letter has not, in Finnish', 'fi', { lang: 'ru', channel: 'phone', wrote: 'fi' }],
])('a letter to one %s: %s', (_, expected, { lang, channel, wrote, ...o }) => {
  const fresh = freshCase(1)
  const found = {
    contactId: fresh.contactId,
    person: { ...fresh.person, lang },
    said: fresh.said.map((one) => ({ ...one, contactId: fresh.contactId, channel: channel as 'phone', lang: wrote })),
    ...('by' in o ? { reporter: { who: 'other' as const } } : {}),
  }
  expect(letterLanguage(found)).toBe(expected)
})
