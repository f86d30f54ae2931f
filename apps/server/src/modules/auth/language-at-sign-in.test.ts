import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeArtificialCode } from '@luukku/domain/access'
import { createPeopleWorld, tuesday, type Call, type PeopleWorld } from '@luukku/testkit/people-world'
import { signIn } from './sign-in.ts'

// In which language somebody is written to and called: that of the page they signed in on, and then of their own first contact.
let world: PeopleWorld
let serial = 940
beforeAll(async () => (world = await createPeopleWorld()))
afterAll(() => world.close())

async function signedInOn(language: string): Promise<{ id: string; call: Call }> {
  world.at(tuesday)
  const identityCode = makeArtificialCode('1985-01-01', serial++)
  const who = { subject: 's', givenName: 'Anna', familyName: 'Holm', identityCode, amr: ['mfa'] }
  const o = { requestId: randomUUID(), issuer: 'https://idp.example', language }
  const { personId = '' } = await signIn(world.app.services, 'resident', who, o)
  return { id: personId, call: await world.resident(personId) }
}
const languageOf = async (id: string) =>
  (await world.owner.query<{ language: string }>('select language from person where id = $1', [id])).rows[0]?.language
const knee = (lang: string, more: object = {}) => ({
  ...{ channel: 'web_form', lang, text: 'Knät har gjort ont sedan hösten.' },
  ...{ contactWay: { ways: ['sms'], phone: '040 555 1234' }, ...more },
})

test('whoever signs in for the first time has the language of the page they came from', async () => {
  expect(await languageOf((await signedInOn('sv')).id)).toBe('sv')
  expect(await languageOf((await signedInOn('se')).id)).toBe('se')
})

test('the page of the provider said Finnish, and the first contact is in Swedish: the desk and the messages go by the contact', async () => {
  const { id, call } = await signedInOn('fi')
  const { contactId } = await world.send(call, knee('sv'))
  const seen = await (await world.staff())('GET', `/api/desk/contacts/${contactId}`)
  expect(seen.body).toMatchObject({ person: { lang: 'sv' } })
  const { rows } = await world.owner.query('select distinct language from notification where person_id = $1', [id])
  expect(rows).toEqual([{ language: 'sv' }])
  // What they said themself stands: a later contact on another page changes nothing.
  await world.send(call, knee('fi', { text: 'Selkä on kipeä.' }))
  expect(await languageOf(id)).toBe('sv')
})

test('who tells of somebody else says nothing of their own language, nor of the other one’s', async () => {
  const { id, call } = await signedInOn('fi')
  await world.send(call, knee('sv', { concerning: { who: 'other' }, person: { givenName: 'Elsa' } }))
  expect(await languageOf(id)).toBe('fi')
})
test('what somebody else told of them first is no contact of their own: the first that they write is', async () => {
  const one = await signedInOn('fi')
  const teller = await signedInOn('fi')
  const { contactId } = await world.send(
    teller.call,
    knee('fi', { concerning: { who: 'other' }, person: { givenName: 'Anna' } }),
  )
  await world.owner.query('update contact set person_id = $1, reporter_person_id = $2 where id = $3', [
    one.id,
    teller.id,
    contactId,
  ])
  await world.send(one.call, knee('sv'))
  expect(await languageOf(one.id)).toBe('sv')
})
