import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DeskCase, PlanView } from '@luukku/contract'
import { createPeopleWorld, tuesday, type Call, type PeopleWorld } from '@luukku/testkit/people-world'
import { smallCounty } from '@luukku/testkit/small-county'
import { addReception } from '@luukku/testkit/small-county-server'

let world: PeopleWorld
beforeAll(async () => {
  world = await createPeopleWorld()
})
afterAll(() => world.close())
const at = (moment: string) => {
  world.at(moment)
}
const person = (birthDate: string) => world.person(birthDate)
const resident = (id: string) => world.resident(id)
const nurse = () => world.staff()
const send = (call: Call, body: object) => world.send(call, body)
const book = (contactId: string) => world.book(contactId)

const relate = (ward: string, actor: string, kind = 'guardian', until: string | null = null) =>
  world.owner.query(
    `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from, valid_until) values ('lapland', $1, $2, $3, '2020-01-01', $4) returning id`,
    [ward, actor, kind, until],
  )
const family = async (o: { born?: string } = {}) => {
  const [child, mother, father] = [
    await person(o.born ?? '2011-03-01'),
    await person('1980-05-05'),
    await person('1979-06-06'),
  ]
  await relate(child.id, mother.id)
  await relate(child.id, father.id)
  return { child, mother, father }
}
const words = { channel: 'web_form', lang: 'fi', text: 'Polvi on ollut kipeä kaksi viikkoa.' }
const self = { ...words, contactWay: { ways: ['sms'], phone: '040 111 1111' } }
const about = (code: string) => ({
  ...words,
  concerning: { who: 'child', relation: 'lapsi' },
  person: { identityCode: code },
  contactWay: { ways: ['call'], phone: '040 222 2222' },
})
const contactsOf = async (call: Call): Promise<string[]> =>
  (await call('GET', '/api/me')).body.contacts.map((c: { contactId: string }) => c.contactId)
/** Everything a resident can ask for about themself and those they act for. */
const allAnswers = async (call: Call) =>
  Promise.all(
    ['/api/me', '/api/me/log', '/api/receipt', '/api/me/acting'].map(async (url) => (await call('GET', url)).text),
  )
describe('a minor who gets in touch alone', () => {
  test('is heard first: a guardian sees nothing of it, byte for byte as if it were not there, also after nurse and booking', async () => {
    at(tuesday)
    const { child, mother } = await family()
    const guardian = await resident(mother.id)
    await send(guardian, about(child.code))
    const before = await allAnswers(guardian)
    const minor = await resident(child.id)
    const { contactId } = await send(minor, self)
    const appointmentId = await book(contactId)
    expect(await contactsOf(minor)).toContain(contactId)
    // The log tells of the guardian's own looks since, and the pages of the moment; nothing else may differ.
    const withoutOwnLooks = (answers: string[]) =>
      answers.map((text) => {
        const body = JSON.parse(text) as { at?: string; entries?: { by: string }[] }
        return { ...body, at: '', entries: body.entries?.filter(({ by }) => by !== 'me') }
      })
    expect(withoutOwnLooks(await allAnswers(guardian))).toEqual(withoutOwnLooks(before))
    const missing = randomUUID()
    for (const [method, url, body] of [
      ['GET', `/api/me/appointments/${appointmentId}/times`, undefined],
      ['POST', `/api/me/appointments/${appointmentId}/cancel`, {}],
      ['POST', `/api/me/contacts/${contactId}/messages`, { text: 'x' }],
      ['POST', `/api/me/contacts/${contactId}/withdraw-permission`, {}],
      ['POST', `/api/me/contacts/${contactId}/guardians`, { guardians: 'see' }],
    ] as const) {
      const there = await guardian(method, url, body)
      const nowhere = await guardian(method, url.replace(appointmentId, missing).replace(contactId, missing), body)
      expect([there.status, there.text]).toEqual([nowhere.status, nowhere.text])
      expect(there.status).toBe(404)
    }
  })
  test('«my guardians may see» opens it at once, and the minor closes it again in one tap', async () => {
    at(tuesday)
    const { child, mother } = await family()
    const [minor, guardian] = [await resident(child.id), await resident(mother.id)]
    const { contactId } = await send(minor, { ...self, guardians: 'see' })
    expect(await contactsOf(guardian)).toContain(contactId)
    expect((await minor('POST', `/api/me/contacts/${contactId}/guardians`, { guardians: 'do-not-see' })).status).toBe(
      200,
    )
    expect(await contactsOf(guardian)).not.toContain(contactId)
  })
  test('of 12 years can apply alone, and one of 18 keeps nothing from a guardian who is none any more', async () => {
    at(tuesday)
    const young = await family({ born: '2014-11-24' })
    const alone = await resident(young.child.id)
    const { contactId } = await send(alone, self)
    expect(await contactsOf(alone)).toEqual([contactId])
    expect(await contactsOf(await resident(young.mother.id))).toEqual([])
    const adult = await person('2008-11-24')
    const grown = await send(await resident(adult.id), self)
    const { rows } = await world.owner.query(
      `select hidden_from_representatives as h from contact where id = any ($1)`,
      [[grown.contactId]],
    )
    expect(rows).toEqual([{ h: false }])
  })
})

describe('a professional’s record of a minor’s say', () => {
  test('needs a basis that carries it, and a reason in social care', async () => {
    at(tuesday)
    const { child, mother } = await family()
    const guardian = await resident(mother.id)
    const { contactId } = await send(guardian, about(child.code))
    const call = await nurse()
    const decide = (body: object) => call('POST', `/api/desk/contacts/${contactId}/minor`, body)
    expect(
      (await decide({ capacity: 'not-capable', guardians: 'do-not-see', basis: 'capable-and-denies' })).status,
    ).toBe(422)
    expect(
      (await decide({ capacity: 'not-assessed', guardians: 'do-not-see', basis: 'weighty-reason' })).body.reason,
    ).toBe('reason-needed')
    expect(await contactsOf(guardian)).toContain(contactId)
    const done = await decide({ capacity: 'capable', guardians: 'do-not-see', basis: 'capable-and-denies' })
    expect(done.body.minor).toMatchObject({ age: 15, guardians: 'do-not-see', decided: { by: 'Aino Esimerkki' } })
    expect(await contactsOf(guardian)).not.toContain(contactId)
    expect(await contactsOf(await resident(child.id))).toContain(contactId)
  })
  test('cancels what was still to be told to a guardian', async () => {
    at(tuesday)
    const { child, mother } = await family()
    const guardian = await resident(mother.id)
    const { contactId } = await send(guardian, about(child.code))
    // A reminder far ahead: the queue that runs beside the test has nothing to do with it yet.
    await world.owner.query(
      `insert into notification (county_id, register, person_id, contact_id, channel, template, language, due_at, status)
       values ('lapland', 'both', $1, $2, 'sms', 'appointment-reminder', 'fi', '2027-01-01', 'planned')`,
      [mother.id, contactId],
    )
    const planned = () =>
      world.owner.query(`select person_id from notification where contact_id = $1 and status = 'planned'`, [contactId])
    expect((await planned()).rows.map((r) => r.person_id as string)).toContain(mother.id)
    await (
      await nurse()
    )('POST', `/api/desk/contacts/${contactId}/minor`, {
      capacity: 'capable',
      guardians: 'do-not-see',
      basis: 'capable-and-denies',
    })
    expect((await planned()).rows.map((r) => r.person_id as string)).not.toContain(mother.id)
  })
  test('a hidden contact is never joined with one that a guardian sent', async () => {
    at(tuesday)
    const { child, mother } = await family()
    const hers = await send(await resident(mother.id), about(child.code))
    const own = await send(await resident(child.id), self)
    const call = await nurse()
    const one = (await call('GET', `/api/desk/contacts/${hers.contactId}`)).body as DeskCase
    const joined = await call('POST', `/api/desk/contacts/${hers.contactId}/join`, {
      basedOn: one.version,
      otherContactId: own.contactId,
    })
    expect([joined.status, joined.body.reason]).toEqual([422, 'not-seen-by-the-same-people'])
  })
})

test('the last day that a professional reads is the day before the midnight at which acting ends', async () => {
  at(tuesday)
  const { child, mother } = await family()
  const { contactId } = await send(await resident(mother.id), about(child.code))
  await world.owner.query(
    `update person_relation set valid_until = '2026-12-01T00:00:00+02:00' where actor_person_id = $1`,
    [mother.id],
  )
  const read = await (await nurse())('GET', `/api/desk/contacts/${contactId}/representatives`)
  const relations = read.body.relations as { until?: string }[]
  expect(relations.map(({ until }) => until)).toContain('2026-11-30')
})

describe('acting for another ends in an open session', () => {
  test('when custody ends, at the next call; and before that it worked', async () => {
    at(tuesday)
    const { child, mother } = await family()
    const guardian = await resident(mother.id)
    const { contactId } = await send(guardian, about(child.code))
    expect(await contactsOf(guardian)).toContain(contactId)
    await world.owner.query(`update person_relation set valid_until = $1 where actor_person_id = $2`, [
      '2026-11-24T09:30:00+02:00',
      mother.id,
    ])
    at('2026-11-24T09:29:00+02:00')
    expect(await contactsOf(guardian)).toContain(contactId)
    at('2026-11-24T09:30:00+02:00')
    expect(await contactsOf(guardian)).toEqual([])
  })
  test('when a professional bars it (a child in care): the same answer as for somebody unrelated', async () => {
    at(tuesday)
    const { child, mother } = await family()
    const guardian = await resident(mother.id)
    const { contactId } = await send(guardian, about(child.code))
    const call = await nurse()
    const path = `/api/desk/contacts/${contactId}/representatives`
    const listed = (await call('GET', path)).body as { relations: { relationId: string; name: string; now: boolean }[] }
    expect(listed.relations).toHaveLength(2)
    for (const { relationId } of listed.relations)
      expect((await call('POST', `${path}/change`, { relationId, to: 'barred' })).status).toBe(200)
    const stranger = await resident((await person('1990-01-01')).id)
    const read = async (who: typeof guardian) => {
      const { status, text } = await who('POST', `/api/me/contacts/${contactId}/messages`, { text: 'x' })
      return [status, text]
    }
    expect(await read(guardian)).toEqual(await read(stranger))
    expect((await guardian('GET', '/api/me/acting')).body).toEqual({ iActFor: [], actForMe: [] })
  })
  test('when an order of non-disclosure stands on the child, nobody acts online; on one guardian, only that one', async () => {
    at(tuesday)
    const { child, mother, father } = await family()
    const [a, b] = [await resident(mother.id), await resident(father.id)]
    const { contactId } = await send(a, about(child.code))
    expect(await contactsOf(b)).toContain(contactId)
    await world.owner.query(`update person set non_disclosure = true where id = $1`, [mother.id])
    expect(await contactsOf(a)).toContain(contactId)
    expect(await contactsOf(b)).toEqual([])
    await world.owner.query(`update person set non_disclosure = true where id = $1`, [child.id])
    expect(await contactsOf(a)).toEqual([])
  })
})

describe('two guardians who must not learn of each other', () => {
  test('see what they sent themself; neither the other’s contact, words, log nor number', async () => {
    at(tuesday)
    const { child, mother, father } = await family()
    const [a, b] = [await resident(mother.id), await resident(father.id)]
    const hers = await send(a, about(child.code))
    const call = await nurse()
    expect((await call('POST', `/api/desk/contacts/${hers.contactId}/guardians-apart`, { apart: true })).status).toBe(
      200,
    )
    const his = await send(b, { ...about(child.code), contactWay: { ways: ['sms'], phone: '040 333 3333' } })
    expect(await contactsOf(a)).toEqual([hers.contactId])
    expect(await contactsOf(b)).toEqual([his.contactId])
    expect((await contactsOf(await resident(child.id))).sort()).toEqual([hers.contactId, his.contactId].sort())
    const one = (await call('GET', `/api/desk/contacts/${hers.contactId}`)).body as DeskCase
    expect(one.person.contactWay?.phone).toBe('040 222 2222')
  })
  test('are apart without anybody asking when one of them said that contact is not safe', async () => {
    at(tuesday)
    const { child, mother, father } = await family()
    const { contactId } = await send(await resident(mother.id), {
      ...about(child.code),
      contactWay: { ways: ['sms'], phone: '040 222 2222', onlySafe: true },
    })
    expect(await contactsOf(await resident(father.id))).not.toContain(contactId)
  })
  test('what one wrote in a contact both see is not shown to the other as theirs, nor in the log', async () => {
    at(tuesday)
    const { child, mother, father } = await family()
    const [a, b] = [await resident(mother.id), await resident(father.id)]
    const { contactId } = await send(a, about(child.code))
    await a('POST', `/api/me/contacts/${contactId}/messages`, { text: 'SALASANA-HELMI' })
    expect((await a('GET', '/api/me')).text).toContain('SALASANA-HELMI')
    const [mine, log] = [await b('GET', '/api/me'), await b('GET', '/api/me/log')]
    expect(mine.text).toContain(contactId)
    expect(mine.text).not.toContain('SALASANA-HELMI')
    expect(log.body.entries.some((e: { what: { fi: string } }) => e.what.fi === 'Lähetti yhteydenoton')).toBe(false)
  })
})

test('who acts for a person does not read in the log what protects the person from them; the person reads it all', async () => {
  at(tuesday)
  const { child, mother, father } = await family()
  const [minor, guardian] = [await resident(child.id), await resident(mother.id)]
  const { contactId } = await send(minor, { ...self, guardians: 'see' })
  expect(await contactsOf(guardian)).toContain(contactId)
  const call = await nurse()
  const path = `/api/desk/contacts/${contactId}`
  const aunt = await person('1975-01-01')
  for (const [deed, body] of [
    ['denials', { target: 'matter', says: 'deny', inEmergency: false }],
    ['guardians-apart', { apart: true }],
    ['representatives', { kind: 'guardian', identityCode: aunt.code, heard: 'counter' }],
    ['non-disclosure', { ordered: true }],
  ] as const) {
    const done = await call('POST', `${path}/${deed}`, body)
    expect(done.status, `${deed} ${done.text}`).toBe(200)
  }
  // As it was before the order, which closes the matter to guardians altogether.
  await call('POST', `${path}/non-disclosure`, { ordered: false })
  await call('POST', `${path}/guardians-apart`, { apart: false })
  await call('GET', `${path}/representatives`)
  expect(await contactsOf(guardian)).toContain(contactId)
  const said = async (who: Call) =>
    ((await who('GET', '/api/me/log')).body.entries as { by: string; what: { fi: string } }[])
      .filter(({ by }) => by === 'staff')
      .map(({ what }) => what.fi)
  const words = [
    'Kirjasi kieltosi',
    'Kirjasi, kuka saa toimia puolestasi',
    'Katsoi, kuka toimii puolestasi',
    'Kirjasi turvakieltosi',
  ]
  expect(await said(minor)).toEqual(expect.arrayContaining(words))
  for (const who of [guardian, await resident(father.id)]) {
    const read = await said(who)
    expect(read.length).toBeGreaterThan(0)
    expect(read.filter((text) => words.includes(text) || text.includes('huoltajat'))).toEqual([])
  }
})

describe('a bar and an end are between two people', () => {
  const listed = async (call: Call, path: string) =>
    (await call('GET', path)).body.relations as { relationId: string; now: boolean; barred: boolean; kind: string }[]
  const record = (call: Call, path: string, kind: string, identityCode: string) =>
    call('POST', path, { kind, identityCode, heard: 'counter' })
  test('a barred guardian is not recorded once more, and no other relation of theirs goes round the bar', async () => {
    at(tuesday)
    const [child, father] = [await person('2016-03-01'), await person('1979-06-06')]
    await relate(child.id, father.id)
    const acting = await resident(father.id)
    const { contactId } = await send(acting, about(child.code))
    const call = await nurse()
    const path = `/api/desk/contacts/${contactId}/representatives`
    expect((await record(call, path, 'guardian', father.code)).body.reason).toBe('relation-stands')
    const [{ relationId = '' } = {}] = await listed(call, path)
    expect((await call('POST', `${path}/change`, { relationId, to: 'barred' })).status).toBe(200)
    for (const kind of ['guardian', 'mandate', 'trusted'])
      expect((await record(call, path, kind, father.code)).body.reason, kind).toBe(
        kind === 'guardian' ? 'relation-is-barred' : 'guardian-for-a-minor',
      )
    // A row from before, and one that came by joining two records.
    await relate(child.id, father.id)
    expect(await contactsOf(acting)).toEqual([])
    expect((await listed(call, path)).map(({ now, barred }) => [now, barred])).toEqual([
      [false, true],
      [false, true],
    ])
    expect((await call('POST', `${path}/change`, { relationId, to: 'open' })).status).toBe(200)
    expect(await contactsOf(acting)).toEqual([contactId])
  })
  test.each(['the nurse', 'the adult'])('recorded twice, it is over when %s has ended one of them', async (who) => {
    at(tuesday)
    const [adult, daughter] = [await person('1950-01-01'), await person('1985-01-01')]
    const own = await resident(adult.id)
    const { contactId } = await send(own, self)
    const { rows } = await relate(adult.id, daughter.id, 'mandate')
    await relate(adult.id, daughter.id, 'mandate')
    const acting = await resident(daughter.id)
    expect(await contactsOf(acting)).toEqual([contactId])
    const relationId = String(rows[0].id)
    const path = `/api/desk/contacts/${contactId}/representatives`
    const ended =
      who === 'the adult'
        ? await own('POST', `/api/me/acting/${relationId}/end`, {})
        : await (
            await nurse()
          )('POST', `${path}/change`, { relationId, to: 'ended' })
    expect(ended.status, ended.text).toBe(200)
    expect(await contactsOf(acting)).toEqual([])
    expect((await record(await nurse(), path, 'mandate', daughter.code)).status).toBe(200)
  })
  test('for a child with an order nobody is let in by a mandate; a day before 18 neither, and of an unknown age it is asked', async () => {
    for (const [moment, reason] of [
      ['2026-11-24T09:12:00+02:00', 'guardian-for-a-minor'],
      ['2026-11-25T09:12:00+02:00', undefined],
    ] as const) {
      at(moment)
      const [child, father] = [await world.person('2008-11-25', { nonDisclosure: true }), await person('1979-06-06')]
      const { contactId } = await send(await resident(child.id), self)
      const path = `/api/desk/contacts/${contactId}/representatives`
      for (const kind of ['mandate', 'trusted'])
        expect((await record(await nurse(), path, kind, father.code)).body.reason, moment).toBe(
          kind === 'trusted' && reason === undefined ? 'relation-stands' : reason,
        )
      expect(await contactsOf(await resident(father.id))).toEqual(reason === undefined ? [contactId] : [])
    }
    at(tuesday)
    const visitor = await world.visitor(randomUUID(), randomUUID())
    const { contactId } = await send(visitor, self)
    const path = `/api/desk/contacts/${contactId}/representatives`
    const father = await person('1979-06-06')
    expect((await record(await nurse(), path, 'mandate', father.code)).body.reason).toBe('birth-date-needed')
  })
})

describe('an adult’s mandate', () => {
  test('is recorded at the counter, acts at once, and the adult ends it in one tap, in the open session too', async () => {
    at(tuesday)
    const [adult, daughter] = [await person('1950-01-01'), await person('1985-01-01')]
    const own = await resident(adult.id)
    const { contactId } = await send(own, self)
    const acting = await resident(daughter.id)
    expect(await contactsOf(acting)).toEqual([])
    const call = await nurse()
    const path = `/api/desk/contacts/${contactId}/representatives`
    const given = await call('POST', path, { kind: 'mandate', identityCode: daughter.code, heard: 'counter' })
    expect(given.status, given.text).toBe(200)
    expect(await contactsOf(acting)).toEqual([contactId])
    expect((await acting('POST', `/api/me/contacts/${contactId}/messages`, { text: 'Terveisin tytär' })).status).toBe(
      200,
    )
    const mine = (await own('GET', '/api/me/acting')).body as { actForMe: { relationId: string; name: string }[] }
    expect(mine.actForMe).toHaveLength(1)
    const relationId = mine.actForMe[0]?.relationId ?? ''
    // Not the one who acts, nor a stranger, can end or prolong it.
    expect((await acting('POST', `/api/me/acting/${relationId}/end`, {})).status).toBe(404)
    expect((await own('POST', `/api/me/acting/${relationId}/end`, {})).status).toBe(200)
    expect(await contactsOf(acting)).toEqual([])
  })
  test('shows nothing of what is told by who may be reached by safe ways only, until they show it in one tap', async () => {
    at(tuesday)
    const [adult, husband] = [await person('1985-01-01'), await person('1980-01-01')]
    const own = await resident(adult.id)
    const earlier = await send(own, self)
    await relate(adult.id, husband.id, 'mandate')
    const acting = await resident(husband.id)
    const told = await send(acting, { ...about(adult.code), concerning: { who: 'other', relation: 'vaimo' } })
    expect((await contactsOf(acting)).sort()).toEqual([earlier.contactId, told.contactId].sort())
    const choice = async (contactId: string) =>
      (
        (await own('GET', '/api/me')).body.contacts as {
          contactId: string
          guardians?: { now: string; canChange: boolean; ofAdult: boolean }
        }[]
      ).find((one) => one.contactId === contactId)?.guardians
    expect(await choice(earlier.contactId)).toBeUndefined()
    const before = await allAnswers(acting)
    const { contactId } = await send(own, { ...self, contactWay: { ...self.contactWay, onlySafe: true } })
    expect(await contactsOf(acting)).toEqual([told.contactId])
    expect((await allAnswers(acting)).join().includes(contactId)).toBe(false)
    expect(before.join()).toContain(earlier.contactId)
    const tap = `/api/me/contacts/${contactId}/guardians`
    expect((await acting('POST', tap, { guardians: 'see' })).status).toBe(404)
    expect(await choice(contactId)).toEqual({ now: 'do-not-see', canChange: true, ofAdult: true })
    const shown = await own('POST', tap, { guardians: 'see' })
    expect(shown.status, shown.text).toBe(200)
    expect((await contactsOf(acting)).sort()).toEqual([contactId, told.contactId].sort())
    expect(await choice(contactId)).toMatchObject({ now: 'see' })
    const hidden = await own('POST', tap, { guardians: 'do-not-see' })
    expect(hidden.status, hidden.text).toBe(200)
    expect(await contactsOf(acting)).toEqual([told.contactId])
  })
  test('shows no matter in which its giver wrote of being hurt at home, from that message on', async () => {
    at(tuesday)
    const [adult, husband] = [await person('1985-01-01'), await person('1980-01-01')]
    const own = await resident(adult.id)
    const { contactId } = await send(own, self)
    await relate(adult.id, husband.id, 'mandate')
    const acting = await resident(husband.id)
    expect(await contactsOf(acting)).toEqual([contactId])
    const text = 'Mieheni löi minua ja pelkään häntä.'
    expect((await own('POST', `/api/me/contacts/${contactId}/messages`, { text })).status).toBe(200)
    expect(await contactsOf(acting)).toEqual([])
  })
  test('a person of trust sees and cannot act', async () => {
    at(tuesday)
    const [adult, friend] = [await person('1950-01-01'), await person('1960-01-01')]
    const own = await resident(adult.id)
    const { contactId } = await send(own, self)
    await relate(adult.id, friend.id, 'trusted')
    const seeing = await resident(friend.id)
    const mine = (await seeing('GET', '/api/me')).body as { contacts: { contactId: string; readOnly: boolean }[] }
    expect(mine.contacts).toMatchObject([{ contactId, readOnly: true }])
    expect((await seeing('POST', `/api/me/contacts/${contactId}/messages`, { text: 'x' })).status).toBe(404)
    const { rows } = await world.owner.query(`select version from contact where id = $1`, [contactId])
    expect(rows).toEqual([{ version: 1 }])
  })
  test('a person of trust sees how somebody waits, joins nothing for them, and is offered no form to fill', async () => {
    at(tuesday)
    const [adult, friend] = [await person('1950-01-01'), await person('1960-01-01')]
    const own = await resident(adult.id)
    const { contactId } = await send(own, self)
    await book(contactId)
    const asked = { instrument: 'phq-9', how: 'self' }
    const form = await (await nurse())('POST', `/api/desk/contacts/${contactId}/questionnaires`, asked)
    expect(form.status, form.text).toBe(200)
    await relate(adult.id, friend.id, 'trusted')
    const seeing = await resident(friend.id)
    const waiting = async (call: Call) =>
      (await call('GET', '/api/me/waiting')).body.waiting as { needId: string; readOnly: boolean }[]
    expect(await waiting(own)).toMatchObject([{ readOnly: false }])
    const [need] = await waiting(seeing)
    expect(need).toMatchObject({ readOnly: true })
    const joined = await seeing('POST', '/api/me/waiting', { needId: need?.needId, waits: true })
    expect([joined.status, joined.body.code]).toEqual([403, 'not-allowed'])
    const forms = async (call: Call) => (await call('GET', '/api/me/questionnaires')).body.responses as unknown[]
    expect([(await forms(own)).length, (await forms(seeing)).length]).toEqual([1, 0])
  })
  test('a person of trust sees the times of a series and is offered to move none of them', async () => {
    at(tuesday)
    const [adult, friend] = [await person('1950-01-01'), await person('1960-01-01')]
    const own = await resident(adult.id)
    const { contactId } = await send(own, self)
    const [needId] = await world.assess(contactId, ['FYSIO'])
    const days = ['2026-11-25', '2026-12-02']
    for (const day of days) await addReception(world.owner, smallCounty.physiotherapist, day)
    const booked = await (
      await nurse()
    )('POST', '/api/booking/series', {
      contactId,
      needId,
      times: days.map((day) => ({
        staffId: smallCounty.physiotherapist,
        mode: 'onsite',
        start: `${day}T09:00:00+02:00`,
        end: `${day}T09:30:00+02:00`,
      })),
    })
    expect(booked.status, booked.text).toBe(200)
    await relate(adult.id, friend.id, 'trusted')
    const seeing = await resident(friend.id)
    const times = async (call: Call) =>
      ((await call('GET', '/api/me')).body.plans as PlanView[])
        .flatMap(({ lines }) => lines)
        .flatMap(({ appointment, later = [] }) => [...(appointment ? [appointment] : []), ...later])
    expect((await times(own)).map(({ canChange }) => canChange)).toEqual([true, true])
    const seen = await times(seeing)
    expect(seen.map(({ canChange }) => canChange)).toEqual([false, false])
    for (const { appointmentId } of seen) {
      const others = await seeing('GET', `/api/me/appointments/${appointmentId}/times`)
      expect([others.status, others.body.code]).toEqual([403, 'not-allowed'])
      expect((await own('GET', `/api/me/appointments/${appointmentId}/times`)).status).toBe(200)
    }
  })
  test('whoever gains from a relation cannot write one: the database refuses', async () => {
    at(tuesday)
    const [adult, stranger] = [await person('1950-01-01'), await person('1960-01-01')]
    const { rows } = await relate(adult.id, stranger.id, 'mandate', '2026-01-01')
    const app_ = new Client({ connectionString: world.database.appUrl })
    await app_.connect()
    const asStranger = async (statement: string, values: unknown[]) => {
      await app_.query(
        `begin; select set_config('luukku.county', 'lapland', true), set_config('luukku.actor_kind', 'resident', true), set_config('luukku.actor_id', '${stranger.id}', true), set_config('luukku.persons', '${stranger.id},${adult.id}', true)`,
      )
      const done = await app_.query(statement, values).then(
        (r) => String(r.rowCount),
        (e: unknown) => String(e),
      )
      await app_.query('rollback')
      return done
    }
    expect(await asStranger(`update person_relation set valid_until = '2099-01-01' where id = $1`, [rows[0].id])).toBe(
      '0',
    )
    expect(
      await asStranger(
        `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ('lapland', $1, $2, 'mandate', now())`,
        [adult.id, stranger.id],
      ),
    ).toMatch(/row-level security/)
    await app_.end()
  })
})

test('staff who help somebody at the counter are in the log as such', async () => {
  at(tuesday)
  const adult = await person('1950-01-01')
  const call = await nurse()
  const sent = await call('POST', '/api/desk/contacts', {
    ...words,
    channel: 'walk_in',
    person: { identityCode: adult.code },
  })
  expect(sent.status, sent.text).toBe(200)
  const { rows } = await world.owner.query(
    `select e.actor_kind, e.action, e.detail ->> 'helped' as helped from journal_entry e join journal_subject s using (chain, seq) where s.person_id = $1 and e.action = 'recordContact'`,
    [adult.id],
  )
  expect(rows).toEqual([{ actor_kind: 'staff', action: 'recordContact', helped: 'walk_in' }])
  const log = await (await resident(adult.id))('GET', '/api/me/log')
  expect(log.text).toContain('Kirjasi yhteydenoton puolestasi')
})
