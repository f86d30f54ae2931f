import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { smallCounty } from '@luukku/testkit/small-county'
import { createPeopleWorld, tuesday, type PeopleWorld } from '@luukku/testkit/people-world'

let world: PeopleWorld
beforeAll(async () => {
  world = await createPeopleWorld()
})
afterAll(() => world.close())

const words = { channel: 'web_form', lang: 'fi', text: 'Polvi on ollut kipeä kaksi viikkoa ja vuokra on maksamatta.' }
/** Entries of this action that hold this detail, whichever chain they went to. */
const entriesWith = async (action: string, detail: object) =>
  (
    await world.owner.query(`select 1 from journal_entry where action = $1 and detail @> $2::jsonb`, [
      action,
      JSON.stringify(detail),
    ])
  ).rows.length

/** A child's matter, sent by a guardian. */
async function guarded() {
  world.at(tuesday)
  const child = await world.person('2017-03-03')
  const guardian = await world.person('1985-05-05')
  const { rows } = await world.owner.query<{ id: string }>(
    `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ('lapland', $1, $2, 'guardian', '2020-01-01') returning id`,
    [child.id, guardian.id],
  )
  const own = await world.resident(child.id)
  const { contactId } = await world.send(own, { ...words, guardians: 'see' })
  await world.owner.query(`update contact set hidden_from_representatives = false where id = $1`, [contactId])
  return { contactId, relation: rows[0]?.id, by: await world.resident(guardian.id) }
}

test('the same click twice is answered the same, stored once, and the second look is an entry too', async () => {
  const { contactId, by } = await guarded()
  const key = randomUUID()
  const say = () => by('POST', `/api/me/contacts/${contactId}/messages`, { text: 'SALASANA-HELMI' }, key)
  const first = await say()
  expect(first.status, first.text).toBe(200)
  expect(await say()).toEqual(first)
  expect(await entriesWith('replyMessage', { repeated: true })).toBe(1)
  const { rows } = await world.owner.query(`select 1 from sealed_payload where contact_id = $1 and kind = 'message'`, [
    contactId,
  ])
  expect(rows).toHaveLength(1)
})
test('repeated, what a person asked of their data and what the officer answered are entries of those they show', async () => {
  world.at(tuesday)
  const [one, other] = [await world.person('1988-08-08'), await world.person('1989-09-09')]
  const personsOfLast = async (action: string) =>
    (
      await world.owner.query<{ persons: string[] }>(
        `select array(select s.person_id::text from journal_subject s where s.chain = e.chain and s.seq = e.seq) as persons
         from journal_entry e where action = $1 order by at desc, seq desc limit 1`,
        [action],
      )
    ).rows[0]?.persons
  const ask = async (id: string) => {
    const [own, key] = [await world.resident(id), randomUUID()]
    const send = () => own('POST', '/api/me/data/requests', { kind: 'other', text: 'Mitä minusta on?' }, key)
    const first = await send()
    expect(await send()).toEqual(first)
    return (first.body as { requests: { requestId: string }[] }).requests[0]?.requestId ?? ''
  }
  const request = await ask(one.id)
  expect(await personsOfLast('askAboutMyData')).toEqual([one.id])
  await ask(other.id)
  const { rows } = await world.owner.query<{ id: string }>(
    `insert into staff_member (id, county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
     select gen_random_uuid(), county_id, 'tieto-1', 'Tiina', 'Tieto', professions, languages, '{data-protection}', registers, unit_id from staff_member where id = $1 returning id`,
    [smallCounty.nurse],
  )
  const [officer, key] = [await world.staff(rows[0]?.id), randomUUID()]
  const answer = () => officer('POST', `/api/data-requests/${request}/answer`, { text: 'Vastaus.' }, key)
  expect((await answer()).status).toBe(200)
  expect((await answer()).text).toContain('Mitä minusta on?')
  expect(await personsOfLast('answerDataRequest')).toContain(other.id)
})
test('the key of another’s command gives nothing of theirs: it is a command of one’s own, or what is not there', async () => {
  const { contactId, by } = await guarded()
  const key = randomUUID()
  const say = (call: typeof by, with_: string) =>
    call('POST', `/api/me/contacts/${contactId}/messages`, { text: 'SALASANA-HELMI' }, with_)
  expect((await say(by, key)).status).toBe(200)
  const stranger = await world.resident((await world.person('1990-01-01')).id)
  // A key that was used, with the same content and with another, is answered as one that nobody has used.
  const unused = await say(stranger, randomUUID())
  expect((await say(stranger, key)).text).toBe(unused.text)
  const ask = (with_: string) => stranger('POST', '/api/me/data/requests', { kind: 'other', text: 'Mitä on?' }, with_)
  expect((await ask(key)).status).toBe(200)
  expect(unused.status).toBe(404)
})
test('repeated after the guardian’s right has ended, it is answered as a matter that does not exist', async () => {
  const { contactId, relation, by } = await guarded()
  const key = randomUUID()
  const say = (contact: string, with_: string) =>
    by('POST', `/api/me/contacts/${contact}/messages`, { text: 'SALASANA-HELMI' }, with_)
  expect((await say(contactId, key)).text).toContain('SALASANA-HELMI')
  await world.owner.query(`update person_relation set valid_until = '2026-11-24T09:00:00+02:00' where id = $1`, [
    relation,
  ])
  const again = await say(contactId, key)
  expect(again.text).toBe((await say(randomUUID(), randomUUID())).text)
  expect(again.status).toBe(404)
  expect(await entriesWith('replyMessage', { refused: 'not-found', target: contactId })).toBe(1)
})
test('repeated after the minor closed the matter to guardians, it is answered as a matter that does not exist', async () => {
  const { contactId, by } = await guarded()
  const key = randomUUID()
  const say = () => by('POST', `/api/me/contacts/${contactId}/messages`, { text: 'SALASANA-HELMI' }, key)
  expect((await say()).status).toBe(200)
  await world.owner.query(`update contact set hidden_from_representatives = true where id = $1`, [contactId])
  expect((await say()).text).not.toContain('SALASANA-HELMI')
})
test('repeated after the need went to another unit, a professional is told what a stranger is told', async () => {
  world.at(tuesday)
  const person = await world.person('1985-05-05')
  const { contactId } = await world.send(await world.resident(person.id), words)
  const [need = ''] = await world.assess(contactId, ['FYSIO'])
  await world.owner.query(`update need set unit_id = $1, owner_staff_id = null where id = $2`, [
    smallCounty.healthUnit,
    need,
  ])
  const physio = await world.staff(smallCounty.physiotherapist)
  const key = randomUUID()
  const write = () => physio('POST', `/api/own/${need}/notes`, { text: 'MUISTIINPANO-HELMI' }, key)
  const first = await write()
  expect(first.status, first.text).toBe(200)
  expect((await write()).text).toBe(first.text)
  await world.owner.query(`update need set unit_id = $1 where id = $2`, [smallCounty.socialUnit, need])
  const again = await write()
  expect([again.status, again.text.includes('MUISTIINPANO-HELMI')]).toEqual([404, false])
})
test('a permission heard, withdrawn, and the click repeated: nothing comes across any more', async () => {
  world.at(tuesday)
  const person = await world.person('1985-05-05')
  const own = await world.resident(person.id)
  const { contactId } = await world.send(own, words)
  const { rows } = await world.owner.query<{ code: string }>(
    `select code from service where register = 'social' and bookable order by code limit 1`,
  )
  const [health = '', social = ''] = await world.assess(contactId, ['FYSIO', rows[0]?.code ?? ''])
  await world.owner.query(`update need set unit_id = $1, owner_staff_id = null where id = $2`, [
    smallCounty.socialUnit,
    social,
  ])
  const counsellor = await world.staff(smallCounty.counsellor)
  const key = randomUUID()
  const hear = () => counsellor('POST', `/api/own/${social}/permission`, { share: 'yes' }, key)
  const first = await hear()
  expect(first.text).toContain(health)
  expect((await hear()).text).toBe(first.text)
  await own('POST', `/api/me/contacts/${contactId}/withdraw-permission`, {})
  const again = await hear()
  expect([again.status, again.body.needs]).toEqual([200, []])
})
