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
const start = '2026-11-27T10:00:00+02:00'
const offer = {
  ...{ offerId: 'o', needId: 'n', service: 'FYSIO', title: words, start, end: start, mode: 'onsite', expiresAt: start },
  professional: { name: 'Aino Esimerkki', role: words },
}

/** The page of somebody who is asked about a freed time, or with a `moveId` whether they could come at another. */
function drawn(more: object): string {
  const need = {
    ...{ needId: 'n', contactId: 'c', title: words, modesOfService: ['onsite'], readOnly: false, canChoose: false },
    ...('moveId' in more
      ? { move: { ...offer, now: start, answerBy: start, ...more } }
      : { offer: { ...offer, ...more } }),
  }
  const router = createMemoryRouter(
    [{ id: 'root', path: '/', children: [{ id: 'page', index: true, element: <Waiting /> }] }],
    { hydrationData: { loaderData: { root: frame, page: { found: { waiting: [need] } } } } },
  )
  return renderToString(
    <LanguageProvider value="fi">
      <RouterProvider router={router} />
    </LanguageProvider>,
  ).replaceAll('<!-- -->', '')
}
const besides = [
  { name: 'Outi Esimerkki', role: { fi: 'sosiaaliohjaaja', sv: 'socialhandledare', en: 'social counsellor' } },
]

test('who sits in and who interprets are told before the yes, as with a booked time', () => {
  const page = drawn({ beside: besides, interpreter: { language: 'so', how: 'remote' } })
  expect(page).toMatch(/data-test="offer-beside">Mukana myös: <strong>Outi Esimerkki<\/strong>, .*sosiaaliohjaaja/)
  expect(page).toContain('Tulkki on varattu. Hän tulkkaa etänä.')
  expect(page.indexOf('Outi Esimerkki')).toBeLessThan(page.indexOf('data-test="accept-offer"'))
})
test('whoever comes along reads whether the time suits them', () => {
  expect(drawn({ companion: 'can' })).toContain('Aika sopii myös sille, joka tulee mukaasi.')
  expect(drawn({ companion: 'cannot' })).toContain('ei kertomiesi aikojen mukaan pääse silloin')
})
test('nothing of it stands where nobody else takes part, nor an interpreter that is still to be found', () => {
  for (const page of [drawn({}), drawn({ interpreter: { language: 'so', how: 'missing' } })])
    expect(page).not.toMatch(/offer-beside|offer-interpreter|offer-companion/)
})
test('who interprets at another time is told before the yes', () => {
  const page = drawn({ moveId: 'm', interpreter: { language: 'so', how: 'onsite' } })
  expect(page).toMatch(/data-test="move-interpreter">Tulkki on varattu. Hän tulee paikalle./)
  expect(page.indexOf('move-interpreter')).toBeLessThan(page.indexOf('data-test="move-yes"'))
  expect(drawn({ moveId: 'm' })).not.toContain('move-interpreter')
})
test('whether the other time suits whoever comes along is told before the yes', () => {
  const page = drawn({ moveId: 'm', companion: 'cannot' })
  expect(page).toMatch(/data-test="move-companion">Sinun kanssasi tuleva ei kertomiesi aikojen mukaan pääse silloin/)
  expect(page.indexOf('move-companion')).toBeLessThan(page.indexOf('data-test="move-yes"'))
  expect(drawn({ moveId: 'm', companion: 'can' })).toContain('Aika sopii myös sille, joka tulee mukaasi.')
  expect(drawn({ moveId: 'm' })).not.toContain('move-companion')
})
