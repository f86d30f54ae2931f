import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeArtificialCode } from '@luukku/domain/access'
import { createPeopleWorld, tuesday, type Call, type PeopleWorld } from '@luukku/testkit/people-world'
import { signIn } from './sign-in.ts'

let world: PeopleWorld
beforeAll(async () => (world = await createPeopleWorld()))
afterAll(() => world.close())

test('a mandate given to somebody we do not know yet has their name from their first signing in, and they are found by it', async () => {
  world.at(tuesday)
  const adult = await world.person('1950-01-01')
  const own = await world.resident(adult.id)
  const { contactId } = await world.send(own, {
    channel: 'web_form',
    lang: 'fi',
    text: 'Polvi on ollut kipeä kaksi viikkoa.',
  })
  const identityCode = makeArtificialCode('1985-01-01', 987)
  const call = await world.staff()
  const path = `/api/desk/contacts/${contactId}/representatives`
  expect((await call('POST', path, { kind: 'mandate', identityCode, heard: 'counter' })).status).toBe(200)
  const signsIn = (givenName: string) =>
    signIn(
      world.app.services,
      'resident',
      { subject: 's', givenName, familyName: 'Edustajanen', identityCode, amr: ['mfa'] },
      { requestId: randomUUID(), issuer: 'https://idp.example', language: 'fi' },
    )
  await signsIn('Tuovi')
  // A name that stands is left as it is.
  await signsIn('Toinen')
  const names = async (url: string, list: 'actForMe' | 'relations', who: Call) =>
    ((await who('GET', url)).body as Record<string, { name: string }[]>)[list]?.map(({ name }) => name)
  expect(await names('/api/me/acting', 'actForMe', own)).toEqual(['Tuovi Edustajanen'])
  expect(await names(path, 'relations', call)).toEqual(['Tuovi Edustajanen'])
  const found = await call('POST', '/api/persons/search', { words: 'edustajanen tuovi' })
  expect(found.body.persons).toMatchObject([{ name: 'Tuovi Edustajanen' }])
})
