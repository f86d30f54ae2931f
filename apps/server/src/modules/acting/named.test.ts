import { makeArtificialCode } from '@luukku/domain/access'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeskCase, PersonCard } from '@luukku/contract'
import { createPeopleWorld, tuesday, type PeopleWorld } from '@luukku/testkit/people-world'
import { signIn } from '../auth/index.ts'

// A professional names who may act by a code that nobody has seen before: nobody is verified by being named (ADR 0209).
let world: PeopleWorld
beforeAll(async () => {
  world = await createPeopleWorld()
})
afterAll(() => world.close())

let serial = 600
async function named() {
  world.at(tuesday)
  const client = await world.person('1940-01-01')
  const sent = { channel: 'web_form', lang: 'fi', text: 'Polvi on kipeä.' }
  const { contactId } = await world.send(await world.resident(client.id), sent)
  const code = makeArtificialCode('1970-02-02', serial++)
  const nurse = await world.staff()
  const done = await nurse('POST', `/api/desk/contacts/${contactId}/representatives`, {
    ...{ kind: 'mandate', identityCode: code, heard: 'counter' },
  })
  expect(done.status, done.text).toBe(200)
  const { rows } = await world.owner.query<{ id: string }>(
    `select actor_person_id as id from person_relation where person_id = $1`,
    [client.id],
  )
  const id = rows[0]?.id ?? ''
  const card = async () => ((await nurse('GET', `/api/persons/${id}`)).body as PersonCard).person
  return { client: client.id, nurse, code, id, card }
}

test('a code named at the counter is no verified person, and a call with it is of somebody new who claims it', async () => {
  const { nurse, code, id, card } = await named()
  expect(await card()).toMatchObject({ verified: false, hasCode: true })
  const called = await nurse('POST', '/api/desk/contacts', {
    ...{ channel: 'phone', lang: 'fi', text: 'Selkä on kipeä.', concerning: { who: 'self' } },
    person: { givenName: 'Joku', familyName: 'Muu', identityCode: code },
  })
  expect(called.status, called.text).toBe(200)
  const { contactId } = called.body as { contactId: string }
  const { person } = (await nurse('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase
  expect(person.verified).toBe(false)
  expect(person.personId).not.toBe(id)
  const { maybeSame } = (await nurse('GET', `/api/persons/${person.personId}`)).body as PersonCard
  expect(maybeSame.map(({ personId, why }) => [personId, why])).toEqual([[id, ['claimed-code']]])
})

test('signing in makes them verified, and they act for whom they were named', async () => {
  const { client, code, id, card } = await named()
  const { db, clock, sealer, config } = world.app.services
  const who = { subject: randomUUID(), givenName: 'Reijo', familyName: 'Esimerkki', identityCode: code, amr: ['mfa'] }
  const signed = await signIn({ db, clock, sealer, config }, 'resident', who, {
    ...{ requestId: randomUUID(), issuer: 'https://idp.example', language: 'fi' },
  })
  expect(signed.personId).toBe(id)
  expect(await card()).toMatchObject({ verified: true, name: 'Reijo Esimerkki' })
  const { rows } = await world.owner.query(`select 1 from contact where person_id = $1`, [client])
  expect(((await (await world.resident(id))('GET', '/api/me')).body as { contacts: unknown[] }).contacts).toHaveLength(
    rows.length,
  )
})

test('a professional makes sure of them with the same code, and with no other', async () => {
  const { nurse, code, id, card } = await named()
  const identify = (identityCode: string) =>
    nurse('POST', `/api/persons/${id}/identity`, { identityCode, evidence: 'identity-document' })
  expect((await identify(makeArtificialCode('1970-02-02', serial++))).status).toBe(404)
  expect(await card()).toMatchObject({ verified: false })
  const done = await identify(code)
  expect(done.status, done.text).toBe(200)
  expect(await card()).toMatchObject({ verified: true })
  expect((await identify(code)).status).toBe(404)
})

test('those who were stored as verified by being named are set back; who signed in since, or stands for themself, is not', async () => {
  const [one, signedIn, client] = [await named(), await named(), await world.person('1950-01-01')]
  await world.owner.query(`update person set verified = true where id = any ($1)`, [[one.id, signedIn.id]])
  await world.owner.query(`update person_identity set name_index = array['x'::bytea] where person_id = $1`, [
    signedIn.id,
  ])
  const file = join(import.meta.dirname, '../../../migrations/0494__named_and_never_seen.sql')
  await world.owner.query(readFileSync(file, 'utf8'))
  const { rows } = await world.owner.query<{ id: string }>(`select id from person where verified and id = any ($1)`, [
    [one.id, signedIn.id, client.id],
  ])
  expect(rows.map(({ id }) => id).sort()).toEqual([signedIn.id, client.id].sort())
})
