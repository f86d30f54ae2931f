import { LanguageProvider } from '@luukku/ui'
import { renderToString } from 'react-dom/server'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { expect, test } from 'vitest'
import Waiting from './waiting.tsx'

const frame = {
  language: 'fi',
  others: [],
  session: { kind: 'resident', roles: [], formToken: 'token', hasDraft: false },
  county: {
    name: { fi: 'Lappi', sv: 'Lappland', en: 'Lapland' },
    phones: { person: '', urgentAdvice: '116117', emergency: '112' },
  },
  key: 'k',
}
const words = { fi: 'Fysioterapia', sv: 'Fysioterapi', en: 'Physiotherapy' }
const [needId, otherId, appointmentId] = ['1', '2', '3'].map((n) => `00000000-0000-4000-8000-00000000000${n}`)
const start = '2026-11-27T10:00:00+02:00'
const need = (id: string | undefined, title: string) => ({
  ...{ needId: id, contactId: 'c', title: { fi: title, sv: title, en: title }, modesOfService: ['phone'] },
  ...{ readOnly: false, canChoose: false },
})
const time = { choice: 'valittu', start, end: start, mode: 'phone', professional: { name: 'Aino', role: words } }

/** The page as the answer to a yes that came too late. */
function drawn(alternatives: object, more: object = {}): string {
  const trouble = { code: 'action-not-possible', status: 409, reason: 'offer-over', fields: [], alternatives }
  const router = createMemoryRouter(
    [{ id: 'root', path: '/', children: [{ id: 'page', index: true, element: <Waiting /> }] }],
    {
      hydrationData: {
        loaderData: {
          root: frame,
          page: { found: { waiting: [need(otherId, 'Toinen asia'), { ...need(needId, 'Polvi'), ...more }] } },
        },
        actionData: { page: { typed: {}, trouble, fieldProblems: {} } },
      },
    },
  )
  return renderToString(
    <LanguageProvider value="fi">
      <RouterProvider router={router} />
    </LanguageProvider>,
  ).replaceAll('<!-- -->', '')
}
const formOf = (page: string) => {
  const [form = ''] = /<form[^>]*data-test="times-instead"[^>]*>/.exec(page) ?? []
  return /action="([^"]*)"/.exec(form)?.[1]
}

test('a time that is gone is answered with others, first on the page and under what they are for', () => {
  const page = drawn({ needId, appointmentId, times: [{ ...time, insideLimit: true }] })
  expect(page).toContain('Kysyttyä aikaa ei voi enää saada.')
  expect(page).toContain('value="valittu"')
  const order = ['Polvi', 'times-instead', 'Toinen asia'].map((one) => page.indexOf(one))
  expect(order).toEqual([...order].sort((a, b) => a - b))
})
test('they are chosen as on the page of the booked time, or of the first one', () => {
  const times = [{ ...time, insideLimit: true }]
  expect(formOf(drawn({ needId, appointmentId, times }))).toBe(`/oma/aika/${String(appointmentId)}`)
  expect(formOf(drawn({ needId, times }))).toBe(`/oma/tarve/${String(needId)}`)
})
test('none that are free are said to be none, and an answer without any shows nothing', () => {
  expect(drawn({ needId, appointmentId, times: [] })).toContain('Muita aikoja ei nyt ole.')
  expect(formOf(drawn({ needId, appointmentId, times: [] }))).toBeUndefined()
  expect(drawn({})).not.toContain('Muita aikoja ei nyt ole.')
})
test('each day is said to be whose it is: the county’s own promise, the law’s or the person’s own', () => {
  const [promised, latest] = ['2027-01-05', '2027-02-24']
  const said = (more: object) => drawn({}, more)
  expect(said({ promised, latest })).toContain('Oma lupauksemme: viimeistään 5.1.2027')
  expect(said({ promised, latest })).toContain('Lain mukaan viimeistään 24.2.2027')
  expect(said({ latest, isOwnDay: true })).toContain('Oma päiväsi: tarvitset apua ennen 24.2.2027')
  expect(said({ latest, isOwnDay: true })).not.toMatch(/lupau|Lain mukaan/i)
  expect(said({})).not.toMatch(/lupau|Lain mukaan|Oma päiväsi/i)
})
