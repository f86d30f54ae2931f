import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PersonCard } from '@luukku/contract'
import { createPeopleWorld, tuesday, type Call, type PeopleWorld } from '@luukku/testkit/people-world'

// Somebody who hides has a second record, made without signing in, with a telephone and a municipality of its own.
let world: PeopleWorld
let nurse: Call
beforeAll(async () => (world = await createPeopleWorld()))
beforeEach(async () => {
  world.at(tuesday)
  nurse = await world.staff()
})
afterAll(() => world.close())

let serial = 1000
async function unknown() {
  const phone = `040 777 ${String(serial++)}`
  const visitor = await world.visitor(randomUUID(), randomUUID())
  const { contactId } = await world.send(visitor, {
    channel: 'web_form',
    lang: 'fi',
    text: 'Polvi on ollut kipeä syksystä asti.',
    person: { givenName: 'Anni', municipality: '698' },
    contactWay: { ways: ['call'], phone },
  })
  const { rows } = await world.owner.query<{ person_id: string }>(`select person_id from contact where id = $1`, [
    contactId,
  ])
  return { id: rows[0]?.person_id ?? '', contactId, phone }
}
const reason = 'Puhelimessa kävi ilmi, että on sama henkilö.'
const join = async (keep: string, otherId: string) => {
  const done = await nurse('POST', `/api/persons/${keep}/join`, { otherId, evidence: 'told-and-checked', reason })
  expect(done.status, done.text).toBe(200)
  return (done.body as PersonCard).joins[0]?.joinId ?? ''
}
const order = (personId: string, ordered: boolean) =>
  world.owner.query(`update person set non_disclosure = $2 where id = $1`, [personId, ordered])
const search = async (words: string) => (await nurse('POST', '/api/persons/search', { words })).text
const nobody = () => search('040 000 1111')
/** Places that lie in ordinary rows of this person. */
const openPlaces = async (id: string) =>
  (
    await world.owner.query<{ what: string }>(
      `select 'municipality' as what from person where id = $1 and municipality_code is not null
       union all select 'phone' from person_identity where person_id = $1 and (phone_index is not null or phone_sealed is not null)
       union all select 'way' from person_identity where person_id = $1 and contact_way_sealed is not null`,
      [id],
    )
  ).rows.map(({ what }) => what)

describe('somebody with an order of non-disclosure', () => {
  test('is not found by the number of a record that is joined into theirs, byte for byte as a number nobody has', async () => {
    const hidden = await world.person('1985-05-05', { nonDisclosure: true })
    const other = await unknown()
    expect(await search(other.phone)).toContain(other.id)
    await join(hidden.id, other.id)
    expect(await search(other.phone)).toBe(await nobody())
    expect(await openPlaces(other.id)).toEqual([])
  })
  test('nor where the order is told after the joining; lifted, the number finds them again', async () => {
    const kept = await world.person('1985-05-05')
    const other = await unknown()
    await join(kept.id, other.id)
    expect(await search(other.phone)).toContain(kept.id)
    await order(kept.id, true)
    expect(await search(other.phone)).toBe(await nobody())
    expect(await openPlaces(other.id)).toEqual([])
    await order(kept.id, false)
    expect(await search(other.phone)).toContain(kept.id)
    expect(await openPlaces(other.id)).toEqual(['municipality', 'phone', 'way'])
  })
  test('nor when the two are separated: both hide until a professional says which one the order is about', async () => {
    const hidden = await world.person('1985-05-05', { nonDisclosure: true })
    const other = await unknown()
    const joinId = await join(hidden.id, other.id)
    const done = await nurse('POST', `/api/persons/${hidden.id}/unjoin`, { joinId, reason })
    expect(done.status, done.text).toBe(200)
    expect(await search(other.phone)).toBe(await nobody())
    const lifted = await nurse('POST', `/api/desk/contacts/${other.contactId}/non-disclosure`, { ordered: false })
    expect(lifted.status, lifted.text).toBe(200)
    expect(await search(other.phone)).toContain(other.id)
  })
})
