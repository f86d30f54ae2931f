import { LanguageProvider } from '@luukku/ui'
import type { ReactElement } from 'react'
import { renderToString } from 'react-dom/server'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { expect, test } from 'vitest'
import ContactDetails from '../features/about/contact-details.tsx'
import { DenialName, PermissionCard } from '../features/mine/permission-card.tsx'
import { Danger, dangerIn } from './danger.tsx'
import type { Refused } from './form.ts'
import { IfWorse } from './if-worse.tsx'
import { Refusal } from './path-frame.tsx'

// Sámi words about danger and permission that no speaker has read stand beside the Finnish ones.
const text = (fi: string) => ({ fi, sv: fi, en: fi })
const frame = {
  language: 'se',
  others: [],
  session: { kind: 'anonymous', roles: [], formToken: '', hasDraft: false },
  county: {
    name: text('Lapin hyvinvointialue'),
    phones: { person: '', emergency: '112', urgentAdvice: '116117' },
    officeHours: { from: '', to: '' },
  },
  key: 'k',
}

/** The page part as a reader of Northern Sámi gets it; the Finnish texts on it. */
function finnishOn(part: ReactElement, { at = '/', refused }: { at?: string; refused?: Refused } = {}): string[] {
  const router = createMemoryRouter([{ id: 'root', path: '*', element: part }], {
    initialEntries: [at],
    hydrationData: { loaderData: { root: frame }, ...(refused && { actionData: { root: refused } }) },
  })
  const drawn = renderToString(
    <LanguageProvider value="se">
      <RouterProvider router={router} />
    </LanguageProvider>,
  ).replaceAll('<!-- -->', '')
  return [...drawn.matchAll(/<span[^>]*lang="fi"[^>]*>([^<]*)/g)].map(([, words]) => words ?? '')
}

const permission = {
  contactId: 'c',
  reference: 'A-1',
  share: 'yes' as const,
  state: 'valid' as const,
  what: [],
  by: 'Anna Aho',
  askedBy: 'voice' as const,
  givenAt: '2026-11-24T09:00:00+02:00',
  until: '2027-03-31',
}
const denial = { denialId: 'd', target: 'matter' as const, reference: 'A-1', madeAt: '2026-11-24T09:00:00+02:00' }
const stop = { title: text('Soita 112'), text: text('Heti.'), call112: true, phones: [] }

test.each([
  ['whom to phone when it gets worse', <IfWorse key="" />, ['Jos vointi huononee']],
  [
    'a permission, whose question it was and how it was given',
    <PermissionCard key="" permission={permission as never} />,
    ['Asia A-1', 'Kysyjä: Anna Aho', 'Sanoit tämän puhelimessa tai paikan päällä.'],
  ],
  ['a matter that is denied', <DenialName key="" denial={denial as never} />, ['Asia A-1']],
  ['whose danger it is', <Danger key="" stop={stop} of="Aino Aho" />, ['Asia koskee: Aino Aho']],
] as const)('in Northern Sámi beside the Finnish words: %s', (_, part, words) => {
  expect(finnishOn(part)).toEqual(expect.arrayContaining([...words]))
})

test('what is refused of a denial is told beside the Finnish words; what is no matter of rights is not doubled', () => {
  const refused = (key: string): Refused => ({ typed: {}, fieldProblems: { kohde: key } })
  expect(finnishOn(<Refusal />, { refused: refused('permissions.denyWhat') })).toContain(
    'Mitä toinen rekisteri ei saa nähdä?',
  )
  expect(finnishOn(<Refusal />, { refused: refused('messages.empty') })).toEqual([])
})

test.each(['1', '2'])(
  'what could not be cleared (%s) says beside the Finnish words that it is not seen here any more',
  (left) => {
    const told = finnishOn(<ContactDetails />, { at: `/yhteystiedot?jai=${left}` }).join()
    expect(told).toContain('Tällä laitteella sitä ei enää näe')
  },
)

test('of several matters the one that calls 112 is told, with whose it is', () => {
  const calm = { ...stop, call112: false }
  expect(dangerIn([{ redFlagStop: calm }, { redFlagStop: stop, of: 'Aino Aho' }])).toEqual({ stop, of: 'Aino Aho' })
  expect(dangerIn([{ redFlagStop: stop }, { redFlagStop: stop, of: 'Aino Aho' }])).toEqual({ stop, of: undefined })
  expect(dangerIn([{ of: 'Aino Aho' }])).toEqual({ stop: undefined, of: undefined })
})
