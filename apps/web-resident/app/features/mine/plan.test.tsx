import { LanguageProvider } from '@luukku/ui'
import { renderToString } from 'react-dom/server'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { describe, expect, test } from 'vitest'
import Plan from './plan.tsx'

const frame = {
  language: 'fi',
  others: [],
  session: { kind: 'resident', roles: [], formToken: '', hasDraft: false },
  county: { name: { fi: 'Lappi', sv: 'Lappland', en: 'Lapland' }, phones: { person: '', emergency: '112' } },
  key: 'k',
}

/** The page of one's own with one contact, and with the lines of its plan where it has one. */
function drawn(
  promise: { kind: string; from: string; to: string },
  more: object = {},
  lines: object[] = [],
  language: 'fi' | 'se' = 'fi',
): string {
  const contact = {
    contactId: 'c',
    reference: 'A-1',
    receivedAt: '2026-11-24T09:12:00+02:00',
    status: 'received',
    readOnly: false,
    titles: [],
    messages: [],
    promise,
    ...more,
  }
  const plans = lines.length === 0 ? [] : [{ contactId: 'c', planId: 'p', madeAt: '2026-11-24T10:00:00+02:00', lines }]
  const mine = { name: 'Aili', today: '2026-11-24', contacts: [contact], plans, exceptional: [] }
  const loaded = { mine, questionnaires: { open: [] }, offers: [], moves: [], joint: [] }
  const router = createMemoryRouter(
    [{ id: 'root', path: '/', children: [{ id: 'plan', index: true, element: <Plan /> }] }],
    { hydrationData: { loaderData: { root: { ...frame, language }, plan: loaded } } },
  )
  return renderToString(
    <LanguageProvider value={language}>
      <RouterProvider router={router} />
    </LanguageProvider>,
  ).replaceAll('<!-- -->', '')
}
const promised = (...asked: Parameters<typeof drawn>): string | undefined =>
  /data-test="promised">([^<]*)/.exec(drawn(...asked))?.[1]
const span = (from: string, to: string) => ({ from: `2026-11-${from}:00+02:00`, to: `2026-11-${to}:00+02:00` })
const today = span('24T10:00', '24T12:00')
const overNight = span('24T22:00', '25T07:00')

describe('the page of one’s own says the promise that was made', () => {
  test.each([
    ['a call', { kind: 'call', ...today }, 'Soitamme sinulle tänään 24.11.2026 klo 10–12.'],
    [
      'a call in a span over midnight, by its end',
      { kind: 'call', ...overNight },
      'Soitamme sinulle viimeistään huomenna klo 7.',
    ],
    ['an answer in words', { kind: 'message', ...today }, 'Vastaamme sinulle viimeistään tänään klo 12.'],
    [
      'that a person reads a language no rule reads',
      { kind: 'read', ...today },
      'Ihminen lukee viestisi viimeistään tänään klo 12.',
    ],
    ['that a nurse calls at once', { kind: 'emergency', ...today }, 'Soitamme sinulle heti. Pidä puhelin lähellä.'],
  ])('%s', (_, promise, words) => {
    expect(promised(promise)).toBe(words)
  })
  test('to phone 112 themself, where nobody can call them', () => {
    const text = { fi: 'Soita 112', sv: 'Ring 112', en: 'Call 112' }
    const redFlagStop = { call112: true, title: text, text, phones: [] }
    expect(promised({ kind: 'message', ...today }, { redFlagStop })).toBe('Soita nyt itse. Emme voi soittaa sinulle.')
  })
})

describe('the heading of a matter that was assessed', () => {
  const words = { fi: 'Fysioterapia', sv: 'Fysioterapi', en: 'Physiotherapy' }
  const line = {
    lineId: 'l',
    needId: 'n',
    service: 'FYSIO',
    register: 'health',
    title: words,
    what: words,
    meanwhile: words,
    watchFor: words,
    owner: { name: 'Aino', role: words },
    nextDate: '2026-11-25',
    nextText: words,
    whoSees: words,
  }
  const heading = (more: object, lines: object[]) =>
    drawn({ kind: 'message', ...today }, { status: 'assessed', ...more }, lines)
  test('says whose the choice is where a first time was left to somebody, and else that we book', () => {
    expect(heading({}, [{ ...line, canChoose: true }])).toContain('Voit valita ajan itse.</h2>')
    expect(heading({}, [line])).toContain('Varaamme ajat.</h2>')
    expect(heading({ readOnly: true }, [{ ...line, canChoose: true }])).toContain('Hän voi valita ajan itse.</h2>')
    expect(heading({ readOnly: true }, [line])).toContain('Varaamme ajat.</h2>')
  })

  test('tells the steps in their order and what it costs, where the plan says them', () => {
    const text = (fi: string) => ({ fi, sv: fi, en: fi })
    const told = { steps: [text('Vastaa esitietoihin'), text('Mittaa verenpaine')], cost: text('Maksuton sinulle') }
    const page = heading({}, [{ ...line, ...told }])
    expect(page).toMatch(/<ol[^>]*data-test="steps">.*Vastaa esitietoihin.*Mittaa verenpaine.*<\/ol>/s)
    expect(page).toMatch(/Mitä se maksaa<\/dt><dd[^>]*>.*Maksuton sinulle/s)
    expect(heading({}, [line])).not.toContain('Mitä se maksaa')
  })

  test('in Northern Sámi each text of the line that no speaker has read stands with the Finnish one under it', () => {
    const text = (name: string) => ({
      fi: `${name} suomeksi`,
      sv: '',
      en: '',
      se: `${name} sámegillii`,
      unchecked: ['se'],
    })
    const names = ['title', 'what', 'meanwhile', 'watchFor'] as const
    const texts = Object.fromEntries(names.map((name) => [name, text(name)]))
    const page = drawn({ kind: 'message', ...today }, {}, [{ ...line, ...texts, steps: [text('step')] }], 'se')
    for (const name of [...names, 'step'])
      expect(page).toMatch(new RegExp(`${name} sámegillii<span class="lk-also" lang="fi">${name} suomeksi</span>`))
  })

  test('how the law was read stands behind «how the day was counted»: choices in words, hours as they are', () => {
    const reading = (name: string, fi: string, chosen?: string) => ({
      name,
      title: { ...words, fi },
      ...(chosen === undefined ? {} : { chosen }),
      usual: 'x',
    })
    const legal = {
      ...{ ruleId: 'SO-75-7WD', state: 'running', dueDate: '2026-12-03', plain: words, explanation: [words] },
      interpretations: [reading('overAge', 'Yli 75', 'reached'), reading('officeHours', 'Virka-aika', '08:00-15:00')],
    }
    const page = heading({}, [{ ...line, legal }])
    const said = /Näin päivä laskettiin<[^]*?data-test="readings">([^]*?)<\/ul>/
      .exec(page)?.[1]
      ?.replace(/<[^>]*>/g, '|')
    expect(said).toContain('Yli 75: ikä on täyttynyt')
    expect(said).toContain('Virka-aika: 08:00-15:00')
    expect(heading({}, [{ ...line, legal: { ...legal, interpretations: [] } }])).not.toContain('tilaa tulkinnalle')
    // A reading that was not kept is no reading to show.
    const old = { ...legal, interpretations: [reading('overAge', 'Yli 75')] }
    expect(heading({}, [{ ...line, legal: old }])).not.toMatch(/tilaa tulkinnalle|Yli 75/)
  })
})

test('an adult whose matter is kept from whoever acts for them reads so, with one tap to show it', () => {
  const page = drawn(
    { kind: 'message', ...today },
    { guardians: { now: 'do-not-see', canChange: true, ofAdult: true } },
  )
  expect(page).toContain('Puolestasi toimivat eivät näe tätä asiaa.')
  expect(page).toContain('Näytä puolestani toimiville')
})
