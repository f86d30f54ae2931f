import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPeopleWorld, tuesday, type PeopleWorld } from '@luukku/testkit/people-world'

let world: PeopleWorld
beforeAll(async () => {
  world = await createPeopleWorld()
})
afterAll(() => world.close())

const about = (who: 'self' | 'other', person: object, contactWay: object) => ({
  channel: 'web_form',
  lang: 'fi',
  text: 'Polvi on vielä kipeä.',
  concerning: who === 'self' ? { who } : { who, relation: 'naapuri' },
  person,
  contactWay,
})
const told = async (contactId: string) =>
  (
    await world.owner.query<{ person_id: string; channel: string }>(
      `select person_id, channel from notification where contact_id = $1 and template = 'contact-received'`,
      [contactId],
    )
  ).rows
const wayOf = async (personId: string) =>
  (
    await world.owner.query<{ has: boolean }>(
      `select contact_way_sealed is not null as has from person_identity where person_id = $1`,
      [personId],
    )
  ).rows[0]?.has
const subjectOf = async (contactId: string) =>
  (await world.owner.query<{ person_id: string }>(`select person_id from contact where id = $1`, [contactId])).rows[0]
    ?.person_id ?? ''
/** Somebody who once chose text messages to their own telephone. */
async function known() {
  world.at(tuesday)
  const person = await world.person('1985-05-05')
  const by = await world.resident(person.id)
  const own = await world.send(by, about('self', {}, { ways: ['sms'], phone: '040 111 1111' }))
  return { ...person, by, own: own.contactId }
}

test('who tells of themself is told that it came', async () => {
  const { id, own } = await known()
  expect(await told(own)).toEqual([{ person_id: id, channel: 'sms' }])
})
test('a neighbour phones about a woman who is known: nothing goes to her telephone', async () => {
  const { code } = await known()
  const nurse = await world.staff()
  const answer = await nurse('POST', '/api/desk/contacts', {
    ...about('other', { identityCode: code }, { ways: ['sms'], phone: '040 222 2222' }),
    channel: 'phone',
  })
  expect(answer.status, answer.text).toBe(200)
  expect(await told(answer.body.contactId)).toEqual([])
})
test('a signed-in neighbour is told by their own way, which is never put on the one spoken of', async () => {
  const neighbour = await known()
  const { contactId } = await world.send(
    neighbour.by,
    about('other', { givenName: 'Naapuri' }, { ways: ['sms'], phone: '040 333 3333' }),
  )
  expect(await told(contactId)).toEqual([{ person_id: neighbour.id, channel: 'sms' }])
  expect(await wayOf(await subjectOf(contactId))).toBe(false)
})
test('a neighbour nobody knows is told by the number they gave as theirs, and by no number of the other one', async () => {
  world.at(tuesday)
  const send = async (person: object, contactWay: object) => {
    const answer = await world.app.http.inject({
      method: 'POST',
      url: '/api/contacts',
      payload: about('other', person, contactWay),
      headers: { 'idempotency-key': crypto.randomUUID() },
    })
    expect(answer.statusCode, answer.body).toBe(200)
    return answer.json<{ contactId: string }>().contactId
  }
  const theirs = await send({ givenName: 'Naapuri' }, { ways: ['sms'], phone: '040 444 4444' })
  expect(await told(theirs)).toEqual([{ person_id: await subjectOf(theirs), channel: 'sms' }])
  const hers = await send({ givenName: 'Naapuri', phone: '040 555 5555' }, { ways: ['sms'] })
  expect(await told(hers)).toEqual([])
})
test('what a professional asks of one who fears somebody, told by another, waits for their signing in', async () => {
  const { code, id } = await known()
  const nurse = await world.staff()
  const { contactId } = (
    await nurse('POST', '/api/desk/contacts', {
      ...about('other', { identityCode: code }, { ways: ['call'], phone: '040 222 2222', onlySafe: true }),
      channel: 'phone',
    })
  ).body as { contactId: string }
  const { version } = (await nurse('GET', `/api/desk/contacts/${contactId}`)).body as { version: number }
  await world.owner.query(`update contact set urgency_class = 'D' where id = $1`, [contactId])
  const asked = await nurse('POST', `/api/desk/contacts/${contactId}/messages`, { basedOn: version, text: 'Hei?' })
  expect(asked.status, asked.text).toBe(200)
  const { rows } = await world.owner.query(`select person_id, channel from notification where contact_id = $1`, [
    contactId,
  ])
  expect(rows).toEqual([{ person_id: id, channel: 'inbox' }])
})
