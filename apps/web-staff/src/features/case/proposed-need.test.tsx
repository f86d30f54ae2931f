import { renderToString } from 'react-dom/server'
import { beforeAll, expect, test, vi } from 'vitest'
import { LanguageProvider } from '../../shared/language.tsx'
import { fixedNow, freshCase } from '../../testing/fixtures.ts'
import { ProposedNeed } from './proposed-need.tsx'

beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
})

test.each([
  ['fi', 'itse, järjestö, etänä'],
  ['sv', 'själv, organisation, på distans'],
  ['en', 'self-care, NGO, remote'],
] as const)('other help stands amid the words as %s writes it', (lang, words) => {
  const [proposed] = freshCase(1).proposal.needs
  if (!proposed) throw new Error('a proposed need')
  const ways = (['selfCare', 'ngo', 'remote'] as const).map((kind) => ({ kind, text: proposed.title }))
  const drawn = renderToString(
    <LanguageProvider initial={lang}>
      <ProposedNeed need={{ ...proposed, alternatives: [], ways }} told="fi" now={fixedNow} />
    </LanguageProvider>,
  ).replaceAll('<!-- -->', '')
  expect(drawn).toContain(`: ${words}<`)
})
