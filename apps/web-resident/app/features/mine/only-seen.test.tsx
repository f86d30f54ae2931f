import { LanguageProvider } from '@luukku/ui'
import type { ComponentType } from 'react'
import { renderToString } from 'react-dom/server'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { describe, expect, test } from 'vitest'
import Messages from './messages.tsx'
import Plan from './plan.tsx'
import Waiting from './waiting.tsx'

const frame = {
  language: 'fi',
  others: [],
  session: { kind: 'resident', roles: [], formToken: '', hasDraft: false },
  county: {
    name: { fi: 'Lappi', sv: 'Lappland', en: 'Lapland' },
    phones: { person: '', urgentAdvice: '116117', emergency: '112' },
  },
  key: 'k',
}
const words = { fi: 'Fysioterapia', sv: 'Fysioterapi', en: 'Physiotherapy' }
const [offered, asked] = ['Mieliala', 'Selkä'].map((text) => ({ fi: text, sv: text, en: text }))
const who = { name: 'Aino', role: words }
const [start, until] = ['2026-11-27T10:00:00+02:00', '2026-11-25T10:00:00+02:00']

/** A matter of somebody else with everything that could be answered or changed in it. */
const contactOf = (readOnly: boolean) => ({
  contactId: 'c',
  reference: 'A-1',
  of: 'Tuovi Koe',
  receivedAt: '2026-11-24T09:12:00+02:00',
  status: 'waiting-for-you',
  readOnly,
  titles: [words],
  messages: [{ at: '2026-11-24T10:00:00+02:00', from: 'staff', by: 'Aino', text: 'Milloin tämä alkoi?' }],
})
const line = {
  ...{ lineId: 'l', needId: 'n', service: 'FYSIO', register: 'health', title: words, what: words, meanwhile: words },
  ...{ watchFor: words, owner: who, nextDate: '2026-11-25', nextText: words, whoSees: words },
}
/** The next time of a series and a later one, as the server gives them to who may change them or may only look. */
const timeOf = (appointmentId: string, canChange: boolean) => ({
  ...{ appointmentId, needId: 'n', title: words, start, end: start, status: 'booked', mode: 'onsite' },
  ...{ professional: who, canChange, canArrive: canChange },
})
const planOfLine = (readOnly: boolean) => ({
  ...{ contactId: 'c', planId: 'p', madeAt: '2026-11-24T10:00:00+02:00' },
  lines: [{ ...line, placeWishes: [], appointment: timeOf('a', !readOnly), later: [timeOf('b', !readOnly)] }],
})
const offer = { offerId: 'o', start, mode: 'phone', professional: who, expiresAt: until }
const move = { moveId: 'm', now: start, start, mode: 'phone', professional: who, answerBy: until }
const need = (readOnly: boolean) => ({
  ...{ needId: 'n', contactId: 'c', title: words, modesOfService: ['phone'], offer, move, readOnly, canChoose: false },
})
const joint = {
  ...{ documentId: 'd', contactId: 'c', by: 'Aino', at: '2026-11-24T10:00:00+02:00', about: [] },
  content: { kind: 'needs-assessment', parts: {} },
}
const mineOf = (readOnly: boolean) => ({
  ...{
    name: 'Aili',
    today: '2026-11-24',
    contacts: [contactOf(readOnly)],
    plans: [planOfLine(readOnly)],
    exceptional: [],
  },
})

function drawn(Page: ComponentType, loaded: object): string {
  const router = createMemoryRouter(
    [{ id: 'root', path: '/', children: [{ id: 'page', index: true, element: <Page /> }] }],
    { hydrationData: { loaderData: { root: frame, page: loaded } } },
  )
  return renderToString(
    <LanguageProvider value="fi">
      <RouterProvider router={router} />
    </LanguageProvider>,
  ).replaceAll('<!-- -->', '')
}
const planOf = (mine: object, readOnly: boolean) =>
  drawn(Plan, {
    mine,
    ...{ questionnaires: { open: [] }, joint: [joint] },
    ...{
      offers: [{ ...offer, title: offered, readOnly }],
      moves: [{ ...move, title: asked, readOnly }],
    },
  })
const pages: [string, (readOnly: boolean) => string][] = [
  ['messages', (readOnly) => drawn(Messages, { mine: mineOf(readOnly) })],
  ['the plan', (readOnly) => planOf(mineOf(readOnly), readOnly)],
  ['waiting for a time', (readOnly) => drawn(Waiting, { found: { waiting: [need(readOnly)] } })],
]

describe('a person of trust reads the matter and is asked for nothing', () => {
  test.each(pages)('%s', (_name, page) => {
    const asks = /<(button|textarea|select)|Vastaa<|vastaustasi|href="\/oma\/(aika|tarve)\//g
    expect(page(false).match(asks)).not.toBeNull()
    expect(page(true).match(asks)).toBeNull()
    expect(page(true)).toContain('Muuttaa voi vain hän itse.')
  })
  test('a card that asks says what the time is for: several matters may wait at once', () => {
    const cards = planOf(mineOf(false), false)
    expect(/data-test="offer-waits"[^]*?Mieliala[^]*?data-test="move-waits"[^]*?Selkä/.test(cards)).toBe(true)
  })
  test('times that can be moved lead there, the later ones of a series too', () => {
    const led = (readOnly: boolean) =>
      [...planOf(mineOf(readOnly), readOnly).matchAll(/href="\/oma\/aika\/(\w)"/g)].map(([, id]) => id)
    expect([led(false).sort(), led(true)]).toEqual([['a', 'b'], []])
  })
  test('beside what they wait for there are times to find themself: of what is booked, or left to them to choose', () => {
    const led = (more: object, readOnly = false) => {
      const page = drawn(Waiting, { found: { waiting: [{ ...need(readOnly), ...more }] } })
      return /href="(\/oma\/\w+\/\w)" data-test="other-times"/.exec(page)?.[1]
    }
    expect(led({ bookedId: 'a' })).toBe('/oma/aika/a')
    expect(led({ canChoose: true })).toBe('/oma/tarve/n')
    expect(led({})).toBeUndefined()
    expect([led({ bookedId: 'a' }, true), led({ canChoose: true }, true)]).toEqual([undefined, undefined])
  })
  test('nobody is led to deny a document of another: a denial is one’s own', () => {
    for (const readOnly of [true, false]) expect(planOf(mineOf(readOnly), readOnly)).not.toContain('Voit kieltää')
    const { of: _another, ...own } = contactOf(false)
    expect(planOf({ ...mineOf(false), contacts: [own] }, false)).toContain('Voit kieltää')
  })
})
