import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Draft } from '@luukku/contract'
import { createPeopleWorld, tuesday, type PeopleWorld } from '@luukku/testkit/people-world'

// What a form says of who somebody is, where it cannot be of anybody.
let world: PeopleWorld
beforeAll(async () => (world = await createPeopleWorld()))
beforeEach(() => world.at(tuesday))
afterAll(() => world.close())

const words = { channel: 'web_form', lang: 'fi', text: 'Polvi on ollut kipeä syksystä asti.' }
const countPersons = async () =>
  (await world.owner.query<{ n: number }>(`select count(*)::int as n from person`)).rows[0]?.n
const sender = async () => world.resident((await world.person('1985-05-05')).id)
const aboutOther = { ...words, concerning: { who: 'other', relation: 'naapuri' } }

describe('a day of birth', () => {
  test.each(['2026-11-24', '1900-01-01'])('%s is taken', async (birthDate) => {
    const answer = await (await sender())('POST', '/api/contacts', { ...aboutOther, person: { birthDate } })
    expect(answer.status, answer.text).toBe(200)
  })
  test.each(['2026-11-25', '1899-12-31', '0957-03-31', '3000-01-01'])(
    '%s is refused with its reason, whole or page by page, and makes nobody',
    async (birthDate) => {
      const call = await sender()
      const before = await countPersons()
      const whole = await call('POST', '/api/contacts', { ...aboutOther, person: { birthDate } })
      expect([whole.status, whole.body.reason]).toEqual([422, 'not-a-birth-date'])
      await call('POST', '/api/draft', words)
      const page = await call('PATCH', '/api/draft', { person: { birthDate } })
      expect([page.status, page.body.reason]).toEqual([422, 'not-a-birth-date'])
      expect(((await call('GET', '/api/draft')).body as Draft).person).toEqual({})
      expect(await countPersons()).toBe(before)
    },
  )
})

describe('an identity code', () => {
  test.each([
    ['with another check character', (code: string) => code.slice(0, 10) + (code.endsWith('A') ? 'B' : 'A')],
    ['of a day to come', () => '010130A9007'],
    ['cut short', (code: string) => code.slice(0, 9)],
  ])('%s, written down by a professional, is refused with its reason and makes nobody', async (_, change) => {
    const { code } = await world.person('1985-05-05')
    const nurse = await world.staff()
    const before = await countPersons()
    const note = (identityCode: string) =>
      nurse('POST', '/api/desk/contacts', { ...words, channel: 'phone', person: { identityCode } })
    const answer = await note(change(code))
    expect([answer.status, answer.body.reason]).toEqual([422, 'not-an-identity-code'])
    expect((await note(code.toLowerCase())).status).toBe(200)
    expect(await countPersons()).toBe(before)
  })
})

test('what the page about the person takes away is gone from the draft, what it does not name stays, and the name of who tells is shown again', async () => {
  const call = await sender()
  await call('POST', '/api/draft', { ...words, concerning: { who: 'child' } })
  const change = async (patch: object) => (await call('PATCH', '/api/draft', patch)).body as Draft
  const { code } = await world.person('2015-05-05')
  const told = await change({
    person: {
      givenName: 'Oona',
      familyName: 'Esimerkki',
      identityCode: code,
      birthDate: '2015-05-05',
      municipality: '698',
    },
    reporter: { name: 'Äiti' },
  })
  expect(told.reporter).toEqual({ name: 'Äiti' })
  const cleared = await change({
    person: { familyName: null, identityCode: null, municipality: null, lang: 'ru' },
    reporter: null,
  })
  expect(cleared.person).toEqual({ givenName: 'Oona', birthDate: '2015-05-05', lang: 'ru' })
  expect(cleared.reporter).toBeUndefined()
  expect((await change({ person: {} })).person).toEqual(cleared.person)
  expect((await change({ person: { givenName: null, birthDate: null } })).person).toEqual({ lang: 'ru' })
})
