import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeskCase, OwnDataExport, Receipt } from '@luukku/contract'
import { nationalServicesVersion as version } from '@luukku/domain/contact'
import { createPeopleWorld, tuesday, type Call, type PeopleWorld } from '@luukku/testkit/people-world'

/** 703/2023 § 68: the client is told of the national services at the latest at the first contact, and that is recorded. */
let world: PeopleWorld
let nurse: Call
beforeAll(async () => {
  world = await createPeopleWorld()
  world.at(tuesday)
  nurse = await world.staff()
})
afterAll(() => world.close())

const words = { channel: 'web_form', lang: 'fi', text: 'Polvi on kipeä.' }
const read = async (contactId: string) => (await nurse('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase
const told = (one: DeskCase) => one.timeline.filter(({ type }) => type === 'informed').map(({ text }) => text.fi)
async function tell(contactId: string, body: object) {
  const { version: basedOn } = await read(contactId)
  return nurse('POST', `/api/desk/contacts/${contactId}/informed`, { basedOn, version, ...body })
}
const exported = async (own: Call) => ((await own('GET', '/api/me/data/export')).body as OwnDataExport).informed

test('§ 68: a draft that was sent from a page with the words says so in the case and in one’s own data', async () => {
  const own = await world.resident((await world.person('1985-05-05')).id)
  await own('POST', '/api/draft', { lang: 'fi', text: words.text })
  await own('PATCH', '/api/draft', { contactWay: { ways: ['inbox'] }, understoodConfirmed: true })
  const { contactId, reference } = (await own('POST', '/api/draft/send', { informed: { version } })).body as Receipt
  const found = await read(contactId)
  expect(found.informed?.how).toBe('screen')
  expect(told(found)).toEqual(['Kertoja luki näytöltä tiedon Kanta-palveluista'])
  expect(found.timeline[0]?.type).toBe('received')
  expect(await exported(own)).toMatchObject([{ reference, version, how: 'screen', to: 'client' }])
})

test('§ 68: a contact that came without the words is told of by a professional, once for all contacts; help does not wait for it', async () => {
  const own = await world.resident((await world.person('1986-05-05')).id)
  const first = await world.send(own, words)
  expect(await read(first.contactId)).toMatchObject({ status: 'waiting' })
  expect((await read(first.contactId)).informed).toBeUndefined()
  await world.assess(first.contactId, ['FYSIO'])
  const done = await tell(first.contactId, { how: 'phone' })
  expect(done.status, done.text).toBe(200)
  expect((done.body as DeskCase).informed?.how).toBe('phone')
  expect((done.body as DeskCase).status).toBe('assessed')
  expect(await exported(own)).toMatchObject([{ how: 'phone', to: 'client', by: { who: 'Aino Esimerkki' } }])
  const second = await world.send(own, words)
  expect((await read(second.contactId)).informed?.how).toBe('phone')
  expect(told(await read(second.contactId))).toEqual([])
  const log = (await own('GET', '/api/me/log')).text
  expect(log).toContain('Kirjasi, että sinulle kerrottiin Kanta-palveluista')
})

test('§ 68: words that nobody knows are not recorded by the way, and not taken from the desk', async () => {
  const own = await world.resident((await world.person('1987-05-05')).id)
  const { contactId } = await world.send(own, { ...words, informed: { version: '1999-01' } })
  expect((await read(contactId)).informed).toBeUndefined()
  expect((await tell(contactId, { version: '1999-01', how: 'phone' })).status).toBe(400)
  expect((await tell(contactId, { how: 'screen' })).status).toBe(400)
})

test.each([
  ['the caller themself', 'self', 'phone', { how: 'phone', to: 'client' }],
  ['a parent at the counter', 'child', 'walk_in', { how: 'counter', to: 'representative' }],
  ['a neighbour who phones', 'other', 'phone', undefined],
])('§ 68: as it is written down for %s', async (_, who, channel, expected) => {
  const { id, code } = await world.person('1988-05-05')
  const person = { identityCode: code }
  const body = { ...words, channel, person, concerning: { who }, informed: { version } }
  const answer = await nurse('POST', '/api/desk/contacts', body)
  expect(answer.status, answer.text).toBe(200)
  const found = await read((answer.body as Receipt).contactId)
  expect(found.informed?.how).toBe(expected?.how)
  expect(await exported(await world.resident(id))).toMatchObject(expected ? [expected] : [])
})

test('§ 68: what an older wording told is told again', async () => {
  const own = await world.resident((await world.person('1989-05-05')).id)
  const { contactId } = await world.send(own, { ...words, informed: { version } })
  expect((await read(contactId)).informed).toBeDefined()
  await world.owner.query(
    `update case_event set data = jsonb_set(data, '{version}', '"1999-01"') where contact_id = $1 and type = 'informed'`,
    [contactId],
  )
  expect((await read(contactId)).informed).toBeUndefined()
  expect((await tell(contactId, { how: 'counter' })).status).toBe(200)
  expect((await read(contactId)).informed?.how).toBe('counter')
})
