import { LanguageProvider } from '@luukku/ui'
import type { ComponentType } from 'react'
import { renderToString } from 'react-dom/server'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { describe, expect, test } from 'vitest'
import Appointment from './appointment.tsx'
import FirstTime from './first-time.tsx'
import { PlanLine } from './plan-line.tsx'

const frame = {
  language: 'fi',
  others: [],
  session: { kind: 'resident', roles: [], formToken: '', hasDraft: false },
  county: { name: { fi: 'Lappi', sv: 'Lappland', en: 'Lapland' }, phones: { person: '', emergency: '112' } },
  key: 'k',
}
const words = { fi: 'Fysioterapia', sv: 'Fysioterapi', en: 'Physiotherapy' }
const who = { name: 'Aino', role: words }
const start = '2026-11-27T10:00:00+02:00'
const timeOf = (mode: string) => ({
  ...{ appointmentId: 'a', needId: 'n', title: words, start, end: start, status: 'booked', mode, professional: who },
  ...{ canChange: true, canArrive: false },
})

function drawn(Page: ComponentType, loaded: object = {}, at = '/'): string {
  const router = createMemoryRouter(
    [{ id: 'root', path: '/', children: [{ id: 'page', index: true, element: <Page /> }] }],
    { initialEntries: [at], hydrationData: { loaderData: { root: frame, page: loaded } } },
  )
  return renderToString(
    <LanguageProvider value="fi">
      <RouterProvider router={router} />
    </LanguageProvider>,
  ).replaceAll('<!-- -->', '')
}
const few = { times: [], hasMore: false }
const first = (found: object, at?: string) =>
  drawn(FirstTime, { found: { ...few, need: { needId: 'n', title: words }, ...found } }, at)
const other = (found: object, at?: string) =>
  drawn(Appointment, { found: { ...few, appointment: timeOf('remote'), needId: 'n', ...found } }, at)
const tells = (html: string) => html.includes('data-test="place-tell"')

describe.each([
  ['a first time', first],
  ['another time', other],
])('among the times for %s', (_, page) => {
  test('what is needed of a place is asked where somebody comes to one', () => {
    expect([tells(page({ placeWishes: [] })), tells(page({}))]).toEqual([true, false])
  })
  test('that nothing fits is said of a place that was asked for, not of a service without one', () => {
    const none = 'Sinulle sopivaa paikkaa ei nyt löytynyt'
    const asked = [{ placeWishes: ['step-free'] }, { placeWishes: [] }, {}]
    expect(asked.map((found) => page(found).includes(none))).toEqual([true, false, false])
  })
  test('what was saved is said where they come back to', () => {
    expect(page({ placeWishes: [] }, '/?tehty=paikka')).toContain('data-test="place-saved"')
    expect(page({ placeWishes: [] })).not.toContain('data-test="place-saved"')
  })
  test('a place in a group and who sits in are said before the choice, and nothing of them elsewhere', () => {
    const time = { choice: 'c', start, end: start, mode: 'onsite', professional: who, insideLimit: true }
    const html = (more: object) => page({ times: [{ ...time, ...more }] })
    expect(html({ isGroup: true })).toContain('Ryhmä: siellä on myös muita asiakkaita')
    expect(html({ beside: [{ ...who, name: 'Sami' }] })).toContain('Mukana myös: Sami, Fysioterapia')
    expect(html({})).not.toMatch(/Ryhmä:|Mukana myös/)
  })
  test('more are led to where there are more', () => {
    const more = 'lisaa=1'
    expect([page({ hasMore: true }).includes(more), page({}).includes(more)]).toEqual([true, false])
  })
})

describe('a line of the plan', () => {
  const line = (more: object, placeWishes: 'step-free'[] = []) => {
    const drawnLine = {
      ...{ lineId: 'l', needId: 'n', service: 'FYSIO', register: 'health', title: words, what: words },
      ...{ meanwhile: words, watchFor: words, owner: who, nextDate: '2026-11-25', nextText: words, whoSees: words },
      ...{ placeWishes, ...more },
    } as unknown as Parameters<typeof PlanLine>[0]['line']
    return tells(drawn(() => <PlanLine line={drawnLine} canTell justArrived={false} />))
  }
  test('asks what is needed of a place before a time is booked, and of one that is on site', () => {
    expect(line({})).toBe(true)
    expect(line({ appointment: timeOf('onsite') })).toBe(true)
    expect(line({ appointment: timeOf('remote'), later: [timeOf('onsite')] })).toBe(true)
  })
  test.each(['remote', 'phone', 'home'])('asks nothing of a place for a visit by the way «%s»', (mode) => {
    expect(line({ appointment: timeOf(mode) })).toBe(false)
    expect(line({ appointment: timeOf(mode), later: [timeOf(mode)] }, ['step-free'])).toBe(false)
  })
})
