import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeskCase } from '@luukku/contract'
import { createPeopleWorld, type Call, type PeopleWorld } from '@luukku/testkit/people-world'
import { smallCounty } from '@luukku/testkit/small-county'

let world: PeopleWorld
beforeAll(async () => {
  world = await createPeopleWorld()
})
afterAll(() => world.close())

const asked = 'Kumpi polvi on kipeä?'
const answered = 'Se on vasen.'

test('what was written in a matter is read by the person where the matter was joined into another', async () => {
  const me = await world.person('1970-01-02')
  const resident = await world.resident(me.id)
  const send = (text: string) => world.send(resident, { channel: 'web_form', lang: 'fi', text })
  const [carrier, other] = [await send('Selkä on kipeä.'), await send('Polvi on kipeä.')].map((one) => one.contactId)
  const nurse = await world.staff(smallCounty.secondNurse)
  const version = async (id = '') => ((await nurse('GET', `/api/desk/contacts/${id}`)).body as DeskCase).version
  const done = async (by: Call, path: string, body: object) => {
    const answer = await by('POST', path, body)
    expect(answer.status, answer.text).toBe(200)
  }
  const path = (id = '') => `/api/desk/contacts/${id}`
  await done(nurse, `${path(other)}/messages`, { basedOn: await version(other), text: asked })
  await done(resident, `/api/me/contacts/${String(other)}/messages`, { text: answered })
  await done(nurse, `${path(carrier)}/join`, { basedOn: await version(carrier), otherContactId: other })
  const { contacts } = (await resident('GET', '/api/me')).body as {
    contacts: { contactId: string; messages: { from: string; text: string }[] }[]
  }
  expect(contacts.map(({ contactId }) => contactId)).toEqual([carrier])
  expect(contacts[0]?.messages.map(({ from, text }) => [from, text])).toEqual([
    ['staff', asked],
    ['me', answered],
  ])
})
