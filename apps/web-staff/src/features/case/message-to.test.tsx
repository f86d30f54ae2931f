import { renderToString } from 'react-dom/server'
import { beforeAll, expect, test, vi } from 'vitest'
import type { DeskCase } from '@luukku/contract'
import { LanguageProvider } from '../../shared/language.tsx'
import { freshCase } from '../../testing/fixtures.ts'
import { emptyDraft, type CaseDraft } from './draft.ts'
import { canTellerRead, MessageTo, messageTo } from './message-to.tsx'

beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
})

const fresh = freshCase(1)
const father = { who: 'child' as const, name: 'Isä Esimerkki' }
const told = (change: Partial<DeskCase>, verified: boolean, hiddenFromRepresentatives = false): DeskCase => ({
  ...fresh,
  person: { ...fresh.person, verified, hiddenFromRepresentatives },
  said: fresh.said.map((one) => ({ ...one, contactId: fresh.contactId, channel: 'web_form' })),
  ...change,
})
const draw = (found: DeskCase, draft: Partial<CaseDraft> = {}) =>
  renderToString(
    <LanguageProvider initial="fi">
      <MessageTo found={found} draft={{ ...emptyDraft, ...draft }} onDraft={() => undefined} />
    </LanguageProvider>,
  )
const careful = { teller: true, careful: true }
const calm = { teller: true, careful: false }

test('where somebody who acts for the client reads too, the professional chooses whom the message is for', () => {
  const drawn = draw(told({ reporter: father, alsoReads: careful }, true))
  expect(drawn).toContain('Vain asiakkaalle')
  expect(drawn).toContain('Myös niille, jotka toimivat asiakkaan puolesta (Isä Esimerkki)')
  expect(drawn).toContain('Siksi viesti on ensin vain hänelle.')
  expect(draw(told({ reporter: father, alsoReads: { teller: false, careful: false } }, true))).not.toContain(
    'Isä Esimerkki',
  )
  expect(draw(told({}, true))).toBe('')
})
test('it is for the client alone where it is careful, as chosen else, and chosen anew when it became careful since', () => {
  const to = (alsoReads: DeskCase['alsoReads'], chosen?: CaseDraft['messageTo']) =>
    messageTo(told({ alsoReads }, true), { ...emptyDraft, ...(chosen ? { messageTo: chosen } : {}) })
  expect(to(undefined)).toBeUndefined()
  expect([to(calm), to(careful)]).toEqual(['all', 'client'])
  expect([to(calm, { to: 'client', careful: false }), to(careful, { to: 'all', careful: true })]).toEqual([
    'client',
    'all',
  ])
  expect(to(careful, { to: 'all', careful: false })).toBe('client')
})
test('to somebody whom nobody has identified nothing can be written alone: it is said that who told reads it', () => {
  expect(draw(told({ reporter: father }, false))).toContain('Tämän voi lukea myös Isä Esimerkki.')
  expect(draw(told({ reporter: { who: 'child' } }, false))).toContain('Tämän voi lukea myös kertoja.')
  expect(draw(told({ reporter: father }, false, true))).toBe('')
  expect(canTellerRead(told({ reporter: father }, false))).toBe(true)
  expect(canTellerRead(told({ reporter: father, said: [] }, false))).toBe(false)
  expect(canTellerRead(told({ reporter: father }, true))).toBe(false)
})
