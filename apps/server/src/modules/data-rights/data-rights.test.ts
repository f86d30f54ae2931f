import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DataRequestList, MyDataPage, OwnDataExport } from '@luukku/contract'
import { createPeopleWorld, tuesday, type Call, type PeopleWorld } from '@luukku/testkit/people-world'
import { smallCounty } from '@luukku/testkit/small-county'

let world: PeopleWorld
let manager: Call
beforeAll(async () => {
  world = await createPeopleWorld()
  await world.owner.query(
    `insert into staff_member (id, county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
     values ('00000000-0000-4000-8000-0000000000aa', 'lapland', 'tietosuoja', 'Tiina', 'Vastaava', '{tietosuojavastaava}', '{fi}', '{manager}', '{both}', $1)`,
    [smallCounty.guidanceUnit],
  )
  manager = await world.staff('00000000-0000-4000-8000-0000000000aa')
})
afterAll(() => world.close())
const words = { channel: 'web_form', lang: 'fi', text: 'SALASANA-HELMI polvi on kipeä ja vuokra maksamatta.' }

describe('asking about one’s data', () => {
  test('a question about an entry has a last day, is answered by who keeps the data, once, and is read in own pages', async () => {
    world.at(tuesday)
    const person = await world.person('1985-05-05')
    const own = await world.resident(person.id)
    const ask = { kind: 'log-entry', about: '24.11.2026 Aino Esimerkki, Luki asiasi', text: 'Miksi hän katsoi?' }
    const asked = (await own('POST', '/api/me/data/requests', ask)).body as MyDataPage
    expect(asked.requests).toMatchObject([{ ...ask, dueOn: '2027-01-24' }])
    const correction = await own('POST', '/api/me/data/requests', { kind: 'correction', text: 'Osoite on vanha.' })
    expect((correction.body as MyDataPage).requests.find(({ kind }) => kind === 'correction')?.dueOn).toBe('2026-12-24')
    const list = (await manager('GET', '/api/data-requests')).body as DataRequestList
    const [first, second] = list.requests.filter(({ answer }) => !answer)
    expect([first?.kind, second?.kind]).toEqual(['correction', 'log-entry'])
    // Who asks is not told to who answers.
    expect(JSON.stringify(list)).not.toContain(person.id)
    const answer = (id: string) => manager('POST', `/api/data-requests/${id}/answer`, { text: 'Hän oli vuorossa.' })
    expect((await answer(second?.requestId ?? '')).status).toBe(200)
    expect((await answer(second?.requestId ?? '')).status).toBe(404)
    const read = (await own('GET', '/api/me/data')).body as MyDataPage
    expect(read.requests.find(({ kind }) => kind === 'log-entry')?.answer).toMatchObject({
      text: 'Hän oli vuorossa.',
      by: 'Tiina Vastaava',
    })
  })
  test('nobody else sees it: not a guardian, not a nurse, not a manager for another purpose', async () => {
    world.at(tuesday)
    const [child, mother] = [await world.person('2011-03-03'), await world.person('1980-05-05')]
    await world.owner.query(
      `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ('lapland', $1, $2, 'guardian', '2020-01-01')`,
      [child.id, mother.id],
    )
    const guardian = await world.resident(mother.id)
    const before = (await guardian('GET', '/api/me/data')).text
    await (
      await world.resident(child.id)
    )('POST', '/api/me/data/requests', { kind: 'other', text: 'KYSYMYS-HELMI' })
    expect((await guardian('GET', '/api/me/data')).text).toBe(before)
    expect((await (await world.staff())('GET', '/api/data-requests')).status).toBe(403)
    expect((await manager('GET', '/api/manager/day')).text).not.toContain('KYSYMYS')
  })
})

test('one’s own data in one file: both registers, own words, log and permissions; nothing of a ward, nothing another wrote', async () => {
  world.at(tuesday)
  const [parent, child] = [await world.person('1980-05-05', { phone: '0401234567' }), await world.person('2017-03-03')]
  await world.owner.query(
    `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ('lapland', $1, $2, 'guardian', '2020-01-01')`,
    [child.id, parent.id],
  )
  const own = await world.resident(parent.id)
  const { contactId } = await world.send(own, words)
  const { rows } = await world.owner.query<{ code: string }>(
    `select code from service where register = 'social' and bookable order by code limit 1`,
  )
  await world.assess(contactId, ['FYSIO', rows[0]?.code ?? ''])
  const ofChild = await world.send(own, {
    ...words,
    text: 'LAPSEN-HELMI korva on kipeä.',
    concerning: { who: 'child', relation: 'lapsi' },
    person: { identityCode: child.code },
  })
  const answer = await own('GET', '/api/me/data/export')
  expect(answer.status, answer.text).toBe(200)
  const file = answer.body as OwnDataExport
  expect(file.details).toMatchObject({ identityCode: parent.code, phone: '0401234567' })
  expect(file.contacts.map((one) => one.contactId)).toEqual([contactId])
  expect(new Set(file.documents.map(({ register }) => register))).toEqual(new Set(['health', 'social', 'both']))
  expect(file.documents.some(({ text }) => text.includes('SALASANA-HELMI'))).toBe(true)
  expect(file.log.some(({ who }) => who === 'Aino Esimerkki')).toBe(true)
  for (const secret of ['LAPSEN-HELMI', child.code, ofChild.contactId, 'Arvioitu.'])
    expect(answer.text).not.toContain(secret)
  // The child's own file holds the child's matter, and not the words that the parent wrote.
  const childs = await (await world.resident(child.id))('GET', '/api/me/data/export')
  expect((childs.body as OwnDataExport).contacts.map((one) => one.contactId)).toEqual([ofChild.contactId])
  expect(childs.text).not.toContain('SALASANA-HELMI')
  expect((childs.body as OwnDataExport).documents.filter(({ kind }) => kind === 'contact-words')).toEqual([])
})

test('phone, e-mail and language are one’s own to correct: the old number no longer finds, the new one does', async () => {
  world.at(tuesday)
  const person = await world.person('1985-05-05', { phone: '0405550001' })
  const own = await world.resident(person.id)
  const changed = await own('POST', '/api/me/data/details', {
    phone: '040 555 0002',
    email: 'a@example.invalid',
    lang: 'sv',
  })
  expect((changed.body as MyDataPage).details).toMatchObject({
    phone: '040 555 0002',
    email: 'a@example.invalid',
    lang: 'sv',
  })
  const nurse = await world.staff()
  const find = async (words: string) =>
    ((await nurse('POST', '/api/persons/search', { words })).body as { persons: { personId: string }[] }).persons.length
  expect([await find('040 555 0001'), await find('040 555 0002')]).toEqual([0, 1])
  expect((await own('POST', '/api/me/data/details', { phone: '', email: 'ei', lang: 'fi' })).status).toBe(400)
})
