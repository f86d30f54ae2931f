import { renderToString } from 'react-dom/server'
import { beforeAll, expect, test, vi } from 'vitest'
import { LanguageProvider } from '../../shared/language.tsx'
import { fixedNow, freshCase } from '../../testing/fixtures.ts'
import { ProposedNeed } from './proposed-need.tsx'

beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
})

const draw = (
  more: Partial<ReturnType<typeof freshCase>['proposal']['needs'][number]>,
  lang: 'fi' | 'sv' | 'en' = 'fi',
) => {
  const [proposed] = freshCase(1).proposal.needs
  if (!proposed) throw new Error('a proposed need')
  return renderToString(
    <LanguageProvider initial={lang}>
      <ProposedNeed need={{ ...proposed, ...more }} told="fi" now={fixedNow} />
    </LanguageProvider>,
  ).replaceAll('<!-- -->', '')
}

test('a service that the title names already is not said twice', () => {
  const serviceName = { fi: 'Kotihoito', sv: 'Hemvård', en: 'Home care' }
  const joined = { fi: 'Muisti: Kotihoito', sv: 'Minne: Hemvård', en: 'Memory: Home care' }
  expect(draw({ title: joined, serviceName }).match(/Kotihoito/g)).toHaveLength(1)
  const other = { fi: 'Muisti', sv: 'Minne', en: 'Memory' }
  expect(draw({ title: other, serviceName })).toContain('>Kotihoito<')
})

test('where life is in danger no other help is offered beside 112', () => {
  const alternatives = [
    { service: 'MT_LYHYT', name: { fi: 'Lyhytpsykoterapia', sv: 'Korttidsterapi', en: 'Short therapy' } },
  ]
  expect(draw({ urgencyClass: 'A', alternatives })).not.toContain('Lyhytpsykoterapia')
  expect(draw({ urgencyClass: 'B', alternatives })).toContain('Lyhytpsykoterapia')
})

test.each([
  ['fi', 'itse, järjestö, etänä'],
  ['sv', 'själv, organisation, på distans'],
  ['en', 'self-care, NGO, remote'],
] as const)('other help stands amid the words as %s writes it', (lang, words) => {
  const [proposed] = freshCase(1).proposal.needs
  if (!proposed) throw new Error('a proposed need')
  const ways = (['selfCare', 'ngo', 'remote'] as const).map((kind) => ({ kind, text: proposed.title }))
  expect(draw({ alternatives: [], ways }, lang)).toContain(`: ${words}<`)
})
