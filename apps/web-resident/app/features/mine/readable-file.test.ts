import { expect, test } from 'vitest'
import type { OwnDataExport } from '@luukku/contract'
import { languages, shownLocalText } from '@luukku/i18n'
import { ownDataHowToAsk, ownDataOnRequest, ownDataWords } from '@luukku/i18n/data/own-data'
import { toReadable } from './readable-file.ts'

const script = '<script>alert(1)</script>'
const name = { fi: script, sv: script, en: script }
const at = '2026-11-24T09:12:00+02:00'
const by = { who: script, role: name }
const data: OwnDataExport = {
  format: 'luukku-own-data-1',
  madeAt: at,
  details: {
    ...{ name: script, phone: script, email: script, address: script, identityCode: script, birthDate: script },
    ...{ lang: 'fi', nonDisclosure: false },
  },
  contacts: [],
  plans: [],
  documents: [{ at, register: 'health', kind: 'own-note', reference: 'LA-1', text: `${script}KAIKKI`, by }],
  questionnaires: [
    {
      ...{ at, reference: script, title: name, how: 'self', status: 'completed' },
      answers: [{ question: name, answer: name }],
      results: [{ name, score: 1, band: name }],
    },
  ],
  goals: [],
  permissions: [{ reference: script, share: 'yes', givenAt: at, state: 'withdrawn' }],
  denials: [{ target: 'service', service: name, reference: script, madeAt: at, inEmergency: true }],
  crossings: [{ at, reference: script, ground: 'cannot-assess', until: at, by }],
  informed: [{ at, reference: script, version: '2026-11', how: 'counter', to: 'representative', by }],
  minorDecisions: [{ at, reference: script, capacity: 'capable', guardians: 'do-not-see', basis: 'own-wish' }],
  onRequest: [...ownDataOnRequest],
  howToAsk: ownDataHowToAsk,
  log: [{ at, who: script, role: name, what: name, why: name, times: 1 }],
  requests: [
    {
      ...{ requestId: '00000000-0000-4000-8000-000000000001', kind: 'other', text: script, askedAt: at },
      ...{ dueOn: '2026-12-24', answer: { text: script, by: script, at } },
    },
  ],
}

test.each(languages)('V1.2.1: whatever anybody wrote stays text in the printed file (%s)', (language) => {
  const page = toReadable(data, language)
  expect(page).not.toContain('<script')
  expect(page).toContain('&lt;script&gt;')
  expect(page).not.toMatch(/ on\w+=|javascript:|<(?:img|iframe|link|style)/)
})

test.each(languages)(
  'no code stands where a word belongs, a document of a joined matter is not lost, and what is left out is said (%s)',
  (language) => {
    const page = toReadable(data, language)
    expect(page).toContain('KAIKKI')
    expect(page).not.toMatch(/\b(?:cannot-assess|do-not-see|own-wish|withdrawn|not-asked)\b(?!<)/)
    const said = (text: Record<string, string>) =>
      page.includes((text[language] ?? text['fi'] ?? '').replaceAll('"', '&quot;'))
    for (const code of ['informed', 'counter', 'representative'] as const)
      expect(page).toContain(shownLocalText(ownDataWords[code], language).text)
    for (const { what } of ownDataOnRequest) expect(said(what as unknown as Record<string, string>)).toBe(true)
  },
)

test.each(languages)(
  'a denial says of an emergency what was answered: that the data may be used, or not even then (%s)',
  (language) => {
    const [may, never] = [ownDataWords.inEmergency, ownDataWords.notInEmergency].map(
      (text) => shownLocalText(text, language).text,
    )
    const said = (inEmergency: boolean) => {
      const page = toReadable({ ...data, denials: [{ target: 'matter', madeAt: at, inEmergency }] }, language)
      return [may, never].map((words) => page.includes(words ?? '-'))
    }
    expect(said(true)).toEqual([true, false])
    expect(said(false)).toEqual([false, true])
  },
)

test('what the person cannot come without stands beside the matter that it is asked of, in words', () => {
  const contact = { contactId: 'c1', reference: 'LA-1', receivedAt: at, titles: [] }
  const plan = {
    contactId: 'c1',
    lines: [{ title: { fi: 'Polvi', sv: 'Knä', en: 'Knee' }, placeWishes: ['step-free'] }],
  }
  const withPlace = { ...data, contacts: [contact], plans: [plan] } as unknown as OwnDataExport
  expect(toReadable(withPlace, 'fi')).toContain(
    '<p>Tarvitset paikalta:</p><ul><li>Polvi: pääsy ilman portaita</li></ul>',
  )
  const without = { ...withPlace, plans: [] }
  expect(toReadable(without, 'fi')).not.toContain('Tarvitset paikalta')
})
