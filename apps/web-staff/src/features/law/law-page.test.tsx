import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToString } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { beforeAll, expect, test, vi } from 'vitest'
import type { LawRegister } from '@luukku/contract'
import { LanguageProvider } from '../../shared/language.tsx'
import { ShortcutProvider } from '../../shared/shortcuts.tsx'
import { LawPage } from './law-page.tsx'

beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
})

const text = (fi: string) => ({ fi, sv: `${fi} på svenska`, en: `${fi} in English` })
const register: LawRegister = {
  acts: [
    {
      number: '1326/2010',
      name: text('terveydenhuoltolaki'),
      rules: [
        {
          ...{ id: 'S-PHC-3W', kind: 'law', section: '51 c § 1 mom. (ennen 1.9.2023: 51 § 1 mom.)' },
          ...{
            title: text('Arviointi'),
            limit: text('3 vk'),
            who: ['service is x'],
            starts: text('a'),
            stops: text('b'),
          },
          ...{ recurs: false, lapses: false, versionBy: text('a'), transition: 'No transition provision.' },
          ...{ exceptions: [], interpretations: ['overAge'], confidence: 'high', openQuestions: ['Is it so?'] },
          ...{ countsFrom: text('c, d'), ends: text('e'), answeredBy: 'Kela answers.', lends: ['care-in-days'] },
          textSeenIn: 'a mirror of the act',
          sources: ['https://www.finlex.fi/', 'https://thl.fi/handbook', 'seen in a mirror'],
        },
      ],
    },
  ],
  exceptions: [
    {
      ...{ id: 'NO-SHOW', title: text('Ei saavu'), effect: text('Päivä ei muutu'), needsGround: false },
      ...{ confidence: 'medium', source: 'https://www.kpshp.fi/peruutus (a hospital)' },
    },
    {
      ...{ id: 'RESIDENT-CHOICE', title: text('Myöhempi aika'), effect: text('Päivä ei muutu'), needsGround: false },
      ...{ confidence: 'medium', source: 'No statutory clause found; practice.' },
    },
  ],
  interpretations: [
    {
      ...{ name: 'overAge', title: text('Yli 75'), usual: 'reached', chosen: 'reached', choices: 'reached, passed' },
      ...{ touches: text('SO-75'), why: text('Siksi'), confidence: 'medium' },
    },
  ],
  waysOut: [
    {
      ...{ id: 'BUY', title: text('Hanki'), act: '1326/2010', section: '54 § 1 mom.', confidence: 'low' },
      source: 'https://www.finlex.fi/',
    },
  ],
}
function draw(lang: 'fi' | 'en'): string {
  const client = new QueryClient()
  client.setQueryData(['law'], register)
  return renderToString(
    <LanguageProvider initial={lang}>
      <QueryClientProvider client={client}>
        <MemoryRouter>
          <ShortcutProvider>
            <LawPage />
          </ShortcutProvider>
        </MemoryRouter>
      </QueryClientProvider>
    </LanguageProvider>,
  ).replaceAll('<!-- -->', '')
}

test('a section is called what the screen’s language calls it, also where it is chosen', () => {
  expect(draw('en')).toContain(
    '<strong>section 51 c, subsection 1 (before 1 September 2023: section 51, subsection 1)</strong>',
  )
  expect(draw('en')).not.toContain('ennen')
  expect(draw('fi')).toContain('<strong>51 c § 1 mom. (ennen 1.9.2023: 51 § 1 mom.)</strong>')
})

test('that it is a reading, and how sure a way out is, stand on the page', () => {
  expect(draw('fi')).toContain('meidän tulkintamme laeista säädökseen 53/2025 asti')
  expect(draw('en')).toContain('our reading of the acts up to 53/2025')
  expect(draw('fi')).toContain('<span class="tag">epävarma</span>')
})

test('what the files have in English alone is marked as English; an address leads to the act', () => {
  const html = draw('fi')
  for (const english of ['Is it so?', 'seen in a mirror', 'No statutory clause found; practice.', '(a hospital)'])
    expect(html).toMatch(new RegExp(`<span[^>]* lang="en">${english.replace(/[?.()]/g, '\\$&')}</span>`))
  expect(html).toContain('Avoin kysymys: ')
  // Only the act itself is called the law; other pages go by whose they are.
  expect(html).toMatch(/<a href="https:\/\/www\.finlex\.fi\/"[^>]*>Avaa laki<\/a>/)
  expect(html).toMatch(/<a href="https:\/\/thl\.fi\/handbook"[^>]*>thl\.fi<\/a>/)
  expect(html).toMatch(/<a href="https:\/\/www\.kpshp\.fi\/peruutus"[^>]*>kpshp\.fi<\/a>/)
})

test('what a limit is counted from, what ends it unmet, whose limits it takes, and who else answers for it stand on its card', () => {
  const html = draw('en')
  const said = (name: string) => new RegExp(`data-test="law-${name}"[^]*?</(?:div|p)>`).exec(html)?.[0] ?? ''
  expect(said('counts-from')).toContain('Counted from the earliest of</dt><dd>c, d in English')
  expect(said('ends')).toContain('e in English')
  expect(said('elsewhere')).toContain('Another body answers for this: <span lang="en">Kela answers.')
  expect(said('readings')).toContain('Yli 75 in English')
  expect(html).toContain('Takes the limits of: care-in-days')
  expect(html).toContain('Text seen in: a mirror of the act')
})
