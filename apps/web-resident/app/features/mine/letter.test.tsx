import { LanguageProvider } from '@luukku/ui'
import { renderToString } from 'react-dom/server'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { expect, test } from 'vitest'
import Letter from './letter.tsx'

const text = (fi: string) => ({ fi, sv: fi, en: fi })
const aada = { name: 'Aada Fysio', role: text('fysioterapeutti') }
const time = (n: number, day: string, more: object = {}) => ({
  appointmentId: `a${String(n)}`,
  service: 'FYSIO',
  title: text('Fysioterapia'),
  start: `${day}T10:00:00+02:00`,
  end: `${day}T10:30:00+02:00`,
  mode: 'onsite',
  place: { name: 'Sodankylän terveysasema', address: 'Sairaalantie 1' },
  professional: aada,
  status: 'booked',
  canChange: true,
  ...more,
})

test('the letter says every booked time of a line, where it is and who comes along', () => {
  const line = {
    lineId: 'l',
    needId: 'n',
    title: text('Fysioterapia'),
    meanwhile: text('Liiku'),
    watchFor: text('Kuume'),
    owner: aada,
    nextDate: '2026-11-26',
    nextText: text('Sinulle on aika'),
    appointment: time(1, '2026-11-26', { beside: [{ name: 'Eino Ohjaaja', role: text('ohjaaja') }], group: true }),
    later: [
      time(2, '2026-12-03', { interpreter: { language: 'ar', how: 'remote' } }),
      time(3, '2026-12-10', { mode: 'phone', place: undefined }),
    ],
  }
  const plans = [{ contactId: 'c', planId: 'p', madeAt: '2026-11-24T10:00:00+02:00', lines: [line] }]
  const mine = { name: 'Aili', today: '2026-11-24', contacts: [], plans, exceptional: [] }
  const frame = {
    language: 'fi',
    others: [],
    session: { kind: 'resident', roles: [], formToken: '', hasDraft: false },
    county: { name: text('Lappi'), phones: { person: '', emergency: '112' } },
    key: 'k',
  }
  const router = createMemoryRouter(
    [{ id: 'root', path: '/', children: [{ id: 'letter', index: true, element: <Letter /> }] }],
    { hydrationData: { loaderData: { root: frame, letter: { mine } } } },
  )
  const drawn = renderToString(
    <LanguageProvider value="fi">
      <RouterProvider router={router} />
    </LanguageProvider>,
  ).replaceAll('<!-- -->', '')
  for (const words of [
    '26.11.2026 klo 10',
    '3.12.2026 klo 10',
    '10.12.2026 klo 10',
    'Eino Ohjaaja',
    'ryhmä',
    'tulkkaa etänä',
  ])
    expect(drawn).toContain(words)
  expect(drawn.match(/Sairaalantie 1/g)).toHaveLength(2)
  expect(drawn).toContain('Puhelimessa')
})
