import type { MyPermissions } from '@luukku/contract'
import { LanguageProvider } from '@luukku/ui'
import { renderToString } from 'react-dom/server'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { expect, test } from 'vitest'
import Permissions from './permissions.tsx'

const text = (fi: string) => ({ fi, sv: fi, en: fi })
const frame = {
  language: 'fi',
  others: [],
  session: { kind: 'resident', roles: [], formToken: '', hasDraft: false },
  county: { name: text('Lappi'), phones: { person: '', emergency: '112' } },
  key: 'k',
}
const withdrawn = '2026-11-25T09:00:00+02:00'
const denial = (reference: string, more: object = {}) => ({
  denialId: reference,
  target: 'matter' as const,
  reference,
  askedBy: 'form' as const,
  madeAt: '2026-11-24T09:00:00+02:00',
  ...more,
})
const permission: MyPermissions['permissions'][number] = {
  contactId: 'c',
  reference: 'A-9',
  share: 'yes',
  state: 'replaced',
  what: [],
  askedBy: 'form',
  givenAt: '2026-11-24T09:00:00+02:00',
}
const mine: MyPermissions = {
  name: 'Aili',
  at: '2026-11-26T09:00:00+02:00',
  permissions: [permission],
  denials: [denial('A-1'), denial('A-2', { withdrawnAt: withdrawn })],
  choices: { matters: [], services: [], events: [], documents: [] },
}

/** The page as it is drawn: of what stands, or of what is older. */
function drawn(page: MyPermissions, isOlder: boolean): string {
  const router = createMemoryRouter(
    [{ id: 'root', path: '/', children: [{ id: 'permissions', index: true, element: <Permissions /> }] }],
    { hydrationData: { loaderData: { root: frame, permissions: { mine: page, isOlder } } } },
  )
  return renderToString(
    <LanguageProvider value="fi">
      <RouterProvider router={router} />
    </LanguageProvider>,
  ).replaceAll('<!-- -->', '')
}
const articles = (html: string, test: string) =>
  [...html.matchAll(new RegExp(`<article[^>]*data-test="${test}".*?</article>`, 'g'))].map(([all]) => all)
const levels = (html: string) => [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level))

test('a denial taken back is on the page beside those that stand, with nothing to press', () => {
  const html = drawn(mine, false)
  const standing = articles(html, 'denial')
  expect(standing).toHaveLength(1)
  expect(standing[0]).toMatch(/A-1.*withdraw-denial/)
  const over = articles(html, 'denial-over')
  expect(over).toHaveLength(1)
  expect(over[0]).toMatch(/A-2.*Peruttu/i)
  expect(over[0]).not.toContain('<button')
})

test('nothing is said to have been denied only where nothing ever was', () => {
  const [, past] = mine.denials
  const nothing = 'Et ole kieltänyt mitään'
  expect(drawn({ ...mine, denials: [] }, false)).toContain(nothing)
  expect(drawn({ ...mine, denials: past ? [past] : [] }, false)).not.toContain(nothing)
})

test.each([
  ['of both', mine, [1, 2, 3, 2, 3]],
  ['of permissions alone', { ...mine, denials: [] }, [1, 2, 3]],
  ['of denials alone', { ...mine, permissions: [] }, [1, 2, 3]],
])('the older page %s skips no level of heading', (_, page, expected) => {
  const past = page.denials.filter((one) => 'withdrawnAt' in one)
  expect(levels(drawn({ ...page, denials: past }, true))).toEqual(expected)
})

test('the older page says where there is nothing older, and leads back', () => {
  const nothing = 'Vanhempia lupia tai kieltoja ei ole'
  const empty = drawn({ ...mine, permissions: [], denials: [] }, true)
  expect(empty).toContain(nothing)
  expect(empty).toContain('href="/luvat"')
  expect(drawn({ ...mine, denials: [] }, true)).not.toContain(nothing)
  expect(drawn({ ...mine, permissions: [] }, true)).not.toContain(nothing)
})
