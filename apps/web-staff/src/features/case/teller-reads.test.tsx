import { renderToString } from 'react-dom/server'
import { beforeAll, expect, test, vi } from 'vitest'
import type { DeskCase } from '@luukku/contract'
import { LanguageProvider } from '../../shared/language.tsx'
import { freshCase } from '../../testing/fixtures.ts'
import { canTellerRead, TellerReads } from './teller-reads.tsx'

beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
})

const fresh = freshCase(1)
const draw = (reporter: DeskCase['reporter'], channel: 'web_form' | 'phone', hiddenFromRepresentatives = false) =>
  renderToString(
    <LanguageProvider initial="fi">
      <TellerReads
        found={{
          ...fresh,
          ...(reporter && { reporter }),
          person: { ...fresh.person, hiddenFromRepresentatives },
          said: fresh.said.map((one) => ({ ...one, contactId: fresh.contactId, channel })),
        }}
      />
    </LanguageProvider>,
  )
const father = { who: 'child' as const, name: 'Isä Esimerkki' }

test('before a message is sent it is said that who told of the client can read it, where they can', () => {
  expect(draw(father, 'web_form')).toContain('Tämän voi lukea myös Isä Esimerkki.')
  expect(draw({ who: 'child' }, 'web_form')).toContain('Tämän voi lukea myös kertoja.')
  expect(draw(father, 'web_form', true)).toBe('')
  expect(draw(father, 'phone')).toBe('')
  expect(draw(undefined, 'web_form')).toBe('')
})
test('a notice goes to who told only where they can read the answer', () => {
  const found = (channel: 'web_form' | 'phone', hiddenFromRepresentatives: boolean) => ({
    ...fresh,
    reporter: father,
    person: { ...fresh.person, hiddenFromRepresentatives },
    said: fresh.said.map((one) => ({ ...one, contactId: fresh.contactId, channel })),
  })
  expect(canTellerRead(found('web_form', false))).toBe(true)
  expect(canTellerRead(found('web_form', true))).toBe(false)
  expect(canTellerRead(found('phone', false))).toBe(false)
  expect(canTellerRead(fresh)).toBe(false)
})
