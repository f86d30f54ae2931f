import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Draft, Receipt } from '@luukku/contract'
import { createPeopleWorld, tuesday, type Call, type PeopleWorld } from '@luukku/testkit/people-world'
import { adoptDraft } from './index.ts'

/** What is sent is read with the age that the register knows; so is the way there. */
let world: PeopleWorld
beforeAll(async () => {
  world = await createPeopleWorld()
})
afterAll(() => world.close())

/** Alarming from fifty on. */
const belly = 'Kova vatsakipu alkoi äkkiä ja olen kalpea.'
/** Another service for the young. */
const mood = 'Mieliala on ollut maassa pari kuukautta. Rahat eivät riitä.'
const contactWay = { ways: ['call'], phone: '040 111 1111' }

async function residentBorn(birthDate: string): Promise<{ by: Call; id: string }> {
  world.at(tuesday)
  const { id } = await world.person(birthDate)
  return { by: await world.resident(id), id }
}
async function start(by: Call, text: string, more: object = {}): Promise<Draft> {
  const answer = await by('POST', '/api/draft', { lang: 'fi', text, ...more })
  expect(answer.status, answer.text).toBe(200)
  return answer.body as Draft
}
async function change(by: Call, body: object): Promise<Draft> {
  const answer = await by('PATCH', '/api/draft', body)
  expect(answer.status, answer.text).toBe(200)
  return answer.body as Draft
}
async function send(by: Call): Promise<Receipt> {
  const answer = await by('POST', '/api/draft/send', {})
  expect(answer.status, answer.text).toBe(200)
  return answer.body as Receipt
}
const servicesOf = (list: Draft['understood'] | Receipt['needs']) => list.map(({ service }) => service)
const permittedIn = async (contactId: string) =>
  (
    await world.owner.query<{ services: string[] }>(`select services from permission where contact_id = $1`, [
      contactId,
    ])
  ).rows
/** Told by nobody yet, who signs in then: as «Sign in first» leads. */
async function adopted(text: string, personId: string): Promise<void> {
  const { db, config, clock } = world.app.services
  const answer = await world.app.http.inject({
    method: 'POST',
    url: '/api/draft',
    payload: { lang: 'fi', text },
    headers: { 'idempotency-key': randomUUID() },
  })
  expect(answer.statusCode, answer.body).toBe(200)
  const key = answer.cookies.find(({ name }) => name === 'luukku_draft')?.value ?? ''
  await db.technical(config.countyId, (tx) => adoptDraft(tx, key, personId), clock)
}

describe('somebody signed in is met on the way as they will be read', () => {
  test('a danger of their age stops them before they send, and one that is none at theirs does not', async () => {
    expect(await start((await residentBorn('1944-05-05')).by, belly)).toMatchObject({
      step: 'stop',
      redFlagStop: { call112: true },
    })
    expect((await start((await residentBorn('1996-05-05')).by, belly)).step).not.toBe('stop')
  })
  test('what they are shown is what is sent, and the permission is for the line that they ticked', async () => {
    const { by } = await residentBorn('2005-05-05')
    const { understood, permissionNeeded } = await start(by, mood)
    expect([understood.length > 1, permissionNeeded]).toEqual([true, true])
    const place = understood.length - 1
    await change(by, { contactWay, understoodConfirmed: true, permission: { share: 'yes', needs: [place] } })
    const receipt = await send(by)
    expect(servicesOf(receipt.needs)).toEqual(servicesOf(understood))
    expect(await permittedIn(receipt.contactId)).toEqual([{ services: [understood[place]?.service] }])
  })
  test('a draft that waited over a birthday permits what was named, though it is read anew', async () => {
    const { by, id } = await residentBorn('2003-11-26')
    const before = servicesOf((await start(by, mood)).understood)
    const needs = before.map((_, place) => place)
    await change(by, { contactWay, understoodConfirmed: true, permission: { share: 'yes', needs } })
    world.at('2026-11-27T09:12:00+02:00')
    const receipt = await send(await world.resident(id))
    expect(servicesOf(receipt.needs)).not.toEqual(before)
    expect(await permittedIn(receipt.contactId)).toEqual([{ services: before }])
  })
})

describe('somebody who signs in in the middle', () => {
  test('is asked as a minor what guardians may see', async () => {
    const { by, id } = await residentBorn('2012-05-05')
    await adopted('Polvi on kipeä.', id)
    expect((await by('GET', '/api/draft')).body).toMatchObject({ minorAlone: true })
    expect(await change(by, { contactWay })).toMatchObject({ minorAlone: true })
  })
  test('is stopped by a danger of their age, which no answer of before was for', async () => {
    const { by, id } = await residentBorn('1944-05-05')
    await adopted(belly, id)
    expect((await by('GET', '/api/draft')).body).toMatchObject({ step: 'stop' })
    expect((await change(by, { stopAnswered: 'not-so' })).step).not.toBe('stop')
  })
})

describe('who acts for another', () => {
  async function guardianOf(birthDate: string) {
    world.at(tuesday)
    const name = { givenName: `Tuovi${birthDate.slice(0, 4)}` }
    const [ward, guardian] = [await world.person(birthDate, name), await world.person('1980-05-05')]
    await world.owner.query(
      `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ('lapland', $1, $2, $3, '2020-01-01')`,
      [ward.id, guardian.id, birthDate > '2008-11-24' ? 'guardian' : 'mandate'],
    )
    return { name, by: await world.resident(guardian.id) }
  }
  test('tells of a danger of the other’s age: stopped once it is known of whom', async () => {
    const { by, name } = await guardianOf('1944-05-05')
    const about = { concerning: { who: 'other', relation: 'äiti' } }
    expect((await start(by, belly, about)).step).not.toBe('stop')
    expect((await change(by, { person: name })).step).toBe('stop')
  })
  test('is shown the list of the other’s age, which is sent', async () => {
    const { by, name } = await guardianOf('2011-05-05')
    await start(by, 'Mieliala on ollut maassa pari kuukautta.', { concerning: { who: 'child' } })
    const { understood } = await change(by, { contactWay, person: name })
    expect(servicesOf((await send(by)).needs)).toEqual(servicesOf(understood))
  })
})

test.each([
  ['1944-05-05', ['B']],
  ['1984-05-05', []],
])(
  'a question about one’s data that tells of a danger of one’s age is taken in as a contact: born %s',
  async (born, taken) => {
    const { by, id } = await residentBorn(born)
    const text = 'Kuumetta on ja kaaduin aamulla.'
    const asked = await by('POST', '/api/me/data/requests', { kind: 'other', text })
    expect(asked.status, asked.text).toBe(200)
    const { rows } = await world.owner.query<{ urgency_class: string }>(
      `select urgency_class from contact where person_id = $1`,
      [id],
    )
    expect(rows.map((row) => row.urgency_class)).toEqual(taken)
  },
)
