import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeskCase, Receipt } from '@luukku/contract'
import { createPeopleWorld, tuesday, type Call, type PeopleWorld } from '@luukku/testkit/people-world'

// A guardian tells of a child, and the child adds what the guardian is not to read: neither as words nor by what follows them.
let world: PeopleWorld
beforeAll(async () => {
  world = await createPeopleWorld()
})
afterAll(() => world.close())

const danger = 'Isä lyö minua kotona, nyt puristava rintakipu'
async function family() {
  world.at(tuesday)
  const child = await world.person('2011-03-01', { givenName: 'Lapsi' })
  const father = await world.person('1980-05-05', { givenName: 'Isä' })
  await world.owner.query(
    `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ('lapland', $1, $2, 'guardian', '2020-01-01')`,
    [child.id, father.id],
  )
  const guardian = await world.resident(father.id)
  const receipt = await world.send(guardian, {
    channel: 'web_form',
    lang: 'fi',
    text: 'Polvi on ollut kipeä kaksi viikkoa.',
    concerning: { who: 'child', relation: 'lapsi' },
    person: { identityCode: child.code },
    contactWay: { ways: ['call'], phone: '040 222 2222' },
  })
  const reply = async (by: Call, text: string) => {
    const answer = await by('POST', `/api/me/contacts/${receipt.contactId}/messages`, { text })
    expect(answer.status, answer.text).toBe(200)
  }
  const names = { child: 'Lapsi Esimerkki', father: 'Isä Esimerkki' }
  return {
    minor: await world.resident(child.id),
    guardian,
    receipt,
    reply,
    names,
    ids: { child: child.id, father: father.id },
    code: child.code,
  }
}
const stopOf = async (by: Call) =>
  ((await by('GET', '/api/me')).body.contacts as { redFlagStop?: object }[])[0]?.redFlagStop

test('what a child adds is in no receipt and no stop of the guardian; the child reads both', async () => {
  const { minor, guardian, receipt, reply } = await family()
  await reply(minor, danger)
  const again = (await guardian('GET', '/api/receipt')).body as Receipt
  expect(again).toEqual(receipt)
  expect(await stopOf(guardian)).toBeUndefined()
  expect((await guardian('GET', '/api/me')).text).not.toContain('rintakipu')
  expect(await stopOf(minor)).toBeDefined()
})
test('what the guardian adds themself stops them, whatever the child wrote', async () => {
  const { minor, guardian, reply } = await family()
  await reply(minor, 'Polvi on jo vähän parempi')
  await reply(guardian, 'Lapsella nyt puristava rintakipu')
  expect(await stopOf(guardian)).toBeDefined()
})
test('who is told of danger by the child: the number of the guardian who wrote first is the guardian’s, and no safe way to the child', async () => {
  const { minor, receipt, reply } = await family()
  const nurse = await world.staff()
  const seen = async () => (await nurse('GET', `/api/desk/contacts/${receipt.contactId}`)).body as DeskCase
  expect((await seen()).person.contactWay).toMatchObject({ phone: '040 222 2222', onlySafe: false })
  await reply(minor, danger)
  const { person, reporter } = await seen()
  expect(JSON.stringify(person)).not.toContain('040 222 2222')
  expect(person).toMatchObject({ safeContactOnly: true })
  expect(person.contactWay).toBeUndefined()
  expect(reporter?.phone).toBe('040 222 2222')
})
test('the client’s page says which words were theirs and which of who acts for them; the other’s has their own alone', async () => {
  const { minor, guardian, reply } = await family()
  await reply(minor, 'Polvi on jo vähän parempi')
  await reply(guardian, 'Emme tarvitse enää apua')
  const read = async (by: Call) => {
    const { contacts } = (await by('GET', '/api/me')).body as { contacts: { messages: { from: string }[] }[] }
    return contacts.flatMap(({ messages }) => messages.map(({ from }) => from))
  }
  expect(await read(minor)).toEqual(['me', 'acting'])
  expect(await read(guardian)).toEqual(['me'])
})
test('who told of them without signing in has written in the client’s own session: to the client it is who acts for them', async () => {
  world.at(tuesday)
  const client = await world.person('1950-02-02')
  const { contactId } = await world.send(await world.resident(client.id), {
    channel: 'web_form',
    lang: 'fi',
    text: 'Polvi on ollut kipeä kaksi viikkoa.',
    contactWay: { ways: ['call'], phone: '040 222 2222' },
  })
  await world.owner.query(`update contact set summary = summary || '{"toldBy": "other"}' where id = $1`, [contactId])
  const visitor = await world.visitor(client.id, contactId)
  expect((await visitor('POST', `/api/me/contacts/${contactId}/messages`, { text: 'Vähän parempi' })).status).toBe(200)
  const { contacts } = (await (await world.resident(client.id))('GET', '/api/me')).body as {
    contacts: { messages: { from: string }[] }[]
  }
  expect(contacts.flatMap(({ messages }) => messages.map(({ from }) => from))).toEqual(['acting'])
})
test('the case tells the professional which of them wrote: the guardian’s words never stand under the child’s name', async () => {
  const { minor, guardian, receipt, reply, names } = await family()
  await reply(minor, 'Polvi on jo vähän parempi')
  await reply(guardian, 'Emme tarvitse enää apua')
  const nurse = await world.staff()
  const { messages, timeline } = (await nurse('GET', `/api/desk/contacts/${receipt.contactId}`)).body as DeskCase
  expect(messages.map(({ by, notClient }) => [by, notClient])).toEqual([
    [names.child, undefined],
    [names.father, true],
  ])
  expect(timeline.find(({ type }) => type === 'received')).toMatchObject({ by: names.father, notClient: true })
})

test('a professional’s answer to all: the child who wrote last is told that it waits, and the guardian as always', async () => {
  const { receipt, minor, guardian, reply, ids } = await family()
  const nurse = await world.staff()
  const path = `/api/desk/contacts/${receipt.contactId}`
  const told = async () => {
    await world.owner.query(`delete from notification where contact_id = $1`, [receipt.contactId])
    const { version } = (await nurse('GET', path)).body as DeskCase
    const asked = await nurse('POST', `${path}/messages`, { basedOn: version, text: 'Kiitos tiedosta.', to: 'all' })
    expect(asked.status, asked.text).toBe(200)
    const { rows } = await world.owner.query<{ person_id: string }>(
      `select person_id from notification where contact_id = $1 and template = 'message'`,
      [receipt.contactId],
    )
    return rows.map(({ person_id }) => person_id).sort()
  }
  await reply(guardian, 'Polvi on jo vähän parempi')
  expect(await told()).toEqual([ids.father])
  await reply(minor, 'En halua että isä tietää')
  expect(await told()).toEqual([ids.child, ids.father].sort())
})
test('who told of the child is told that a later contact came, whatever the child told in between', async () => {
  const { minor, guardian, reply, code, ids } = await family()
  await reply(minor, danger)
  const { contactId } = await world.send(guardian, {
    channel: 'web_form',
    lang: 'fi',
    text: 'Nilkka on vielä turvoksissa.',
    concerning: { who: 'child', relation: 'lapsi' },
    person: { identityCode: code },
    contactWay: { ways: ['sms'], phone: '040 222 2222' },
  })
  const { rows } = await world.owner.query(
    `select person_id, channel from notification where contact_id = $1 and template = 'contact-received'`,
    [contactId],
  )
  expect(rows).toEqual([{ person_id: ids.father, channel: 'sms' }])
})

test('the guardian’s calendar file is the same before and after the child tells of danger; what the guardian told takes the place out', async () => {
  const { minor, guardian, receipt, reply } = await family()
  await world.book(receipt.contactId)
  const file = async () => (await guardian('GET', '/api/me/calendar?names=service&lang=fi')).text
  const before = await file()
  expect(before).toContain('LOCATION')
  await reply(minor, danger)
  expect(await file()).toBe(before)
  await reply(guardian, 'Lapsen äiti lyö minua ja lasta kotona')
  expect(await file()).not.toContain('LOCATION')
})
