import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { UserList } from '@luukku/contract'
import { createPeopleWorld, tuesday, type PeopleWorld } from '@luukku/testkit/people-world'
import { smallCounty } from '@luukku/testkit/small-county'
import { waitForLock } from '@luukku/testkit/wait-for-lock'
import { signIn } from '../auth/index.ts'
import { normaliseCode } from '../person/index.ts'

let world: PeopleWorld
let manager: string
beforeAll(async () => {
  world = await createPeopleWorld()
  const { rows } = await world.owner.query<{ id: string }>(
    `insert into staff_member (county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
     values ('lapland', 'maija', 'Maija', 'Esimerkki', '{johtaja}', '{fi}', '{manager}', '{both}', $1) returning id`,
    [smallCounty.guidanceUnit],
  )
  manager = rows[0]?.id ?? ''
})
afterAll(() => world.close())

const rights = {
  unitId: smallCounty.healthUnit,
  roles: ['health'],
  registers: ['health', 'both'],
  licensed: true,
  active: true,
}
const newUser = async (more: object = {}) => {
  const keeper = await world.staff(manager)
  const added = await keeper('POST', '/api/users', {
    ...rights,
    subject: randomUUID(),
    givenName: 'Uusi',
    familyName: 'Esimerkki',
    professions: ['sairaanhoitaja'],
    ...more,
  })
  expect(added.status, added.text).toBe(200)
  return { keeper, userId: (added.body as { userId: string }).userId }
}
const isResident = async (staffId: string, born = '1980-01-01') => {
  const person = await world.person(born)
  await world.owner.query(`update staff_member set identity_code_index = $1 where id = $2`, [
    world.app.services.sealer.blindIndex('identity-code', normaliseCode(person.code)),
    staffId,
  ])
  return person
}
const contact = { channel: 'web_form', lang: 'fi', text: 'Polvi on kipeä.' }
const reason = 'Potilas on tajuton päivystyksessä, lääkitys on selvitettävä.'

describe('strong authentication', () => {
  const who = { subject: 'aino', givenName: 'Aino', familyName: 'Esimerkki' }
  const enter = (more: object) =>
    signIn(
      world.app.services,
      'staff',
      { ...who, ...more },
      {
        ...{ requestId: randomUUID(), issuer: 'https://idp.example', language: 'fi' },
      },
    )
  test('is checked in what came back, not in what was asked: absent and weaker are refused, strong enters', async () => {
    await expect(enter({})).rejects.toMatchObject({ reason: 'strong-authentication-needed' })
    await expect(enter({ acr: 'urn:password' })).rejects.toMatchObject({ reason: 'strong-authentication-needed' })
    await expect(enter({ amr: ['pwd'] })).rejects.toMatchObject({ reason: 'strong-authentication-needed' })
    expect((await enter({ acr: 'http://ftn.ficora.fi/2017/loa2' })).token).not.toBe('')
    expect((await enter({ amr: ['sc', 'pin'] })).token).not.toBe('')
  })
})

describe('the register of users', () => {
  test('rights end at the next click of an open session: ended, past their last day, or taken to another unit', async () => {
    world.at(tuesday)
    const { keeper, userId } = await newUser({ validUntil: '2026-11-24' })
    const session = await world.staff(userId)
    expect((await session('GET', '/api/own')).status).toBe(200)
    world.at('2026-11-24T23:59:00+02:00')
    const late = await world.staff(userId)
    expect((await late('GET', '/api/own')).status).toBe(200)
    world.at('2026-11-25T00:00:01+02:00')
    expect((await late('GET', '/api/own')).status).toBe(401)
    world.at(tuesday)
    await keeper('POST', `/api/users/${userId}`, { ...rights, active: false })
    expect((await session('GET', '/api/own')).status).toBe(401)
  })
  test('lists those who see no register of clients: a manager, a data-protection officer', async () => {
    world.at(tuesday)
    const { keeper } = await newUser({ roles: ['data-protection'], registers: [], familyName: 'Rekisteritön' })
    const found = await keeper('POST', '/api/users/search', { words: 'rekisteritön' })
    expect(found.status, found.text).toBe(200)
    expect((found.body as { users: { registers: string[] }[] }).users.map(({ registers }) => registers)).toEqual([[]])
  })
  test('nobody keeps their own rights, and the answer is the one for nobody', async () => {
    world.at(tuesday)
    const keeper = await world.staff(manager)
    const own = await keeper('POST', `/api/users/${manager}`, { ...rights, roles: ['triage', 'manager'] })
    const nobody = await keeper('POST', `/api/users/${randomUUID()}`, rights)
    expect([own.status, own.text]).toEqual([nobody.status, nobody.text])
    const { rows } = await world.owner.query(`select roles from staff_member where id = $1`, [manager])
    expect(rows).toEqual([{ roles: ['manager'] }])
  })
  test('every change stands with who made it; a field that is not a right is not taken', async () => {
    world.at(tuesday)
    const { keeper, userId } = await newUser()
    await keeper('POST', `/api/users/${userId}`, {
      ...rights,
      roles: ['health', 'triage'],
      county_id: 'other',
      subject: 'x',
    })
    const { rows } = await world.owner.query(
      `select m.county_id, m.subject <> 'x' as kept, (select count(*)::int from staff_right_change c where c.staff_id = m.id and c.changed_by = $2) as changes
       from staff_member m where m.id = $1`,
      [userId, manager],
    )
    expect(rows).toEqual([{ county_id: 'lapland', kept: true, changes: 2 }])
  })
  test('absence cover opens the covered unit’s clients for its days and no longer', async () => {
    world.at(tuesday)
    const { keeper, userId } = await newUser({ unitId: smallCounty.guidanceUnit })
    const person = await world.person('1970-01-01')
    const { contactId } = await world.send(await world.resident(person.id), contact)
    const [need] = await world.assess(contactId, ['FYSIO'])
    await world.owner.query(`update need set unit_id = $1, owner_staff_id = null where id = $2`, [
      smallCounty.healthUnit,
      need,
    ])
    const sees = async () => (await (await world.staff(userId))('GET', `/api/own/${need ?? ''}`)).status
    expect(await sees()).toBe(404)
    const covered = await keeper('POST', `/api/users/${userId}/cover`, {
      unitId: smallCounty.healthUnit,
      from: '2026-11-24',
      to: '2026-11-25',
    })
    expect(covered.status, covered.text).toBe(200)
    expect(await sees()).toBe(200)
    world.at('2026-11-26T00:00:01+02:00')
    expect(await sees()).toBe(404)
  })
})

describe('who a user is, changed', () => {
  const userOf = async (userId: string, words: string) => {
    const keeper = await world.staff(manager)
    const { users } = (await keeper('POST', '/api/users/search', { words })).body as UserList
    return users.find((one) => one.userId === userId)
  }
  test('name, professions and languages change, with who changed what; what is not said stays', async () => {
    world.at(tuesday)
    const { keeper, userId } = await newUser()
    const who = {
      givenName: 'Uudelleen',
      familyName: 'Nimetty',
      professions: ['terveydenhoitaja'],
      languages: ['fi', 'sv'],
    }
    expect((await keeper('POST', `/api/users/${userId}`, { ...rights, ...who })).status).toBe(200)
    expect((await keeper('POST', `/api/users/${userId}`, rights)).status).toBe(200)
    expect(await userOf(userId, 'nimetty')).toMatchObject({ ...who, name: 'Uudelleen Nimetty' })
    const { rows } = await world.owner.query(
      `select before -> 'professions' as before, after -> 'professions' as after from staff_right_change where staff_id = $1 and after ? 'languages'`,
      [userId],
    )
    expect(rows).toEqual([{ before: ['sairaanhoitaja'], after: ['terveydenhoitaja'] }])
  })
  test.each([{ professions: [] }, { languages: ['suomi'] }, { givenName: '' }])('%j is refused', async (wrong) => {
    const { keeper, userId } = await newUser()
    expect((await keeper('POST', `/api/users/${userId}`, { ...rights, ...wrong })).status).toBe(400)
  })
  test.each([
    [{ professions: ['sairaanhoiatja'] }, 'unknown-profession'],
    [{ languages: ['fi', 'xx'] }, 'unknown-language'],
  ])('%j is nobody’s: refused with what to do, to a new user and to one who is there', async (wrong, reason) => {
    const { keeper, userId } = await newUser()
    expect((await keeper('POST', `/api/users/${userId}`, { ...rights, ...wrong })).body.reason).toBe(reason)
    const who = { subject: randomUUID(), givenName: 'Uusi', familyName: 'Esimerkki', professions: ['sairaanhoitaja'] }
    expect((await keeper('POST', '/api/users', { ...rights, ...who, ...wrong })).body.reason).toBe(reason)
  })
  test('a language that nobody names may not be given, and stays where it stands through any other change', async () => {
    const { keeper, userId } = await newUser({ familyName: 'Kielinen' })
    const change = async (more: object) =>
      (await keeper('POST', `/api/users/${userId}`, { ...rights, ...more })).body.reason
    expect(await change({ languages: ['fi', 'zz'] })).toBe('unknown-language')
    await world.owner.query(`update staff_member set languages = '{fi,zz}' where id = $1`, [userId])
    expect(await change({ languages: ['fi', 'zz'], active: false })).toBeUndefined()
    expect(await userOf(userId, 'kielinen')).toMatchObject({ languages: ['fi', 'zz'], active: false })
    expect(await change({ languages: ['fi', 'zz', 'xx'] })).toBe('unknown-language')
    expect(await change({ languages: ['fi', 'rmf'] })).toBeUndefined()
    expect(await change({ languages: ['fi', 'zz'] })).toBe('unknown-language')
  })
  test('a profession that a service of the county asks for may be chosen, and an old one stays as it stands', async () => {
    const { keeper, userId } = await newUser({ familyName: 'Vanhastaan' })
    const change = async (professions: string[]) =>
      (await keeper('POST', `/api/users/${userId}`, { ...rights, professions })).body.reason
    expect(await change(['puheterapeutti'])).toBe('unknown-profession')
    await world.owner.query(
      `update service set professions = professions || '{puheterapeutti}' where code = 'KOTIHOITO'`,
    )
    expect(await change(['puheterapeutti'])).toBeUndefined()
    const { professions } = (await keeper('POST', '/api/users/search', { words: '' })).body as UserList
    expect(professions).toContain('puheterapeutti')
    // The county's services ask for physiotherapists by this code: chosen by another one, nobody would give them.
    expect(professions).toContain('fysioterapeutti')
    expect(professions).not.toContain('physiotherapist')
    await world.owner.query(`update service set professions = array_remove(professions, 'puheterapeutti')`)
    expect(await change(['puheterapeutti', 'sairaanhoitaja'])).toBeUndefined()
    expect(await userOf(userId, 'vanhastaan')).toMatchObject({ professions: ['puheterapeutti', 'sairaanhoitaja'] })
    expect(await change(['sairaanhoitaja'])).toBeUndefined()
    expect(await change(['puheterapeutti'])).toBe('unknown-profession')
  })
  test('a booked time of who gives the service no more, or has no rights by then, stays and is a conflict; given back it is none', async () => {
    world.at(tuesday)
    const person = await world.person('1990-04-04')
    const { contactId } = await world.send(await world.resident(person.id), contact)
    await world.book(contactId)
    const keeper = await world.staff(manager)
    const physio = await userOf(smallCounty.physiotherapist, '')
    const same = {
      ...rights,
      registers: physio?.registers,
      professions: physio?.professions,
      unitId: physio?.unitId,
    }
    const path = `/api/users/${smallCounty.physiotherapist}`
    const change = async (more: object) => {
      const done = await keeper('POST', path, { ...same, ...more })
      expect(done.status, done.text).toBe(200)
      expect(done.text).not.toContain(person.id)
      return (done.body.conflicts as { why: string }[]).map(({ why }) => why)
    }
    const stays = async () =>
      (await world.owner.query(`select status from appointment where contact_id = $1`, [contactId])).rows
    expect(await change({})).toEqual([])
    expect(await change({ professions: ['terveydenhoitaja'] })).toEqual(['no-longer-gives'])
    expect(await stays()).toEqual([{ status: 'booked' }])
    await world.app.catchUp()
    const seen = await (await world.staff())('GET', '/api/conflicts')
    expect(seen.text).toContain('no-longer-gives')
    expect(await change({})).toEqual([])
    expect(await change({ validUntil: '2026-11-24' })).toEqual(['no-longer-gives'])
    expect(await change({})).toEqual([])
    expect(await change({ registers: ['social'] })).toEqual(['no-longer-gives'])
    expect(await change({ registers: ['both'] })).toEqual([])
    await world.owner.query(`update service set competences = '{cbt,ipc}' where code = 'FYSIO'`)
    expect(await change({ competences: ['ipc'] })).toEqual([])
    expect(await change({ competences: [] })).toEqual(['no-longer-gives'])
    await world.owner.query(`update service set competences = '{}' where code = 'FYSIO'`)
    expect(await change({})).toEqual([])
  })
  test('a cover ends early at the next click, by somebody else alone, and one that has not begun never holds', async () => {
    world.at(tuesday)
    const { keeper, userId } = await newUser({ unitId: smallCounty.guidanceUnit })
    const cover = (from: string, to: string) =>
      keeper('POST', `/api/users/${userId}/cover`, { unitId: smallCounty.healthUnit, from, to })
    await cover('2026-11-24', '2026-11-30')
    await cover('2026-12-01', '2026-12-02')
    const units = async () => {
      const { rows } = await world.owner.query<{ n: number }>(
        `select cardinality(units) as n from staff_reach('lapland', $1, $2)`,
        [userId, '2026-11-24T10:00:00+02:00'],
      )
      return rows[0]?.n
    }
    expect(await units()).toBe(2)
    const covers = (await userOf(userId, 'uusi'))?.covers ?? []
    expect(covers).toHaveLength(2)
    const given = await world.owner.query<{ id: string }>(
      `insert into staff_cover (county_id, staff_id, unit_id, during, made_by)
       values ('lapland', $1, $2, '[2026-11-24 00:00+02,2026-12-01 00:00+02)', $3) returning id`,
      [manager, smallCounty.healthUnit, userId],
    )
    const own = await keeper('POST', `/api/users/${manager}/cover/end`, { coverId: given.rows[0]?.id })
    expect(own.status).toBe(404)
    for (const { coverId } of covers)
      expect((await keeper('POST', `/api/users/${userId}/cover/end`, { coverId })).status).toBe(200)
    expect(await units()).toBe(1)
    expect((await userOf(userId, 'uusi'))?.covers).toEqual([])
    const again = await keeper('POST', `/api/users/${userId}/cover/end`, { coverId: covers[0]?.coverId })
    expect(again.status).toBe(404)
    const { rows } = await world.owner.query(
      `select count(*)::int as n from staff_right_change where staff_id = $1 and before ? 'cover' and changed_by = $2`,
      [userId, manager],
    )
    expect(rows).toEqual([{ n: 2 }])
  })
  test('a cover of one unit stands once for a day, also where two add it at one moment; other days and units stand beside', async () => {
    world.at(tuesday)
    const { keeper, userId } = await newUser({ unitId: smallCounty.guidanceUnit })
    const cover = (from: string, to: string, unitId: string = smallCounty.healthUnit) =>
      keeper('POST', `/api/users/${userId}/cover`, { unitId, from, to })
    expect((await cover('2026-11-24', '2026-11-30')).status).toBe(200)
    for (const [from, to] of [
      ['2026-11-24', '2026-11-30'],
      ['2026-11-30', '2026-12-02'],
    ] as const) {
      const again = await cover(from, to)
      expect([again.status, again.body.reason], `${from} ${to}`).toEqual([422, 'cover-stands-already'])
    }
    expect((await cover('2026-12-01', '2026-12-02')).status).toBe(200)
    expect((await cover('2026-11-24', '2026-11-30', smallCounty.socialUnit)).status).toBe(200)
    expect((await userOf(userId, 'uusi'))?.covers).toHaveLength(3)
    const beside = new Client({ connectionString: world.database.superuserUrl })
    await beside.connect()
    try {
      await beside.query('begin')
      await beside.query('select from staff_member where id = $1 for update', [userId])
      const both = Promise.all([cover('2027-01-04', '2027-01-08'), cover('2027-01-04', '2027-01-08')])
      await waitForLock(world.owner, 2)
      await beside.query('commit')
      expect((await both).map(({ status }) => status).sort()).toEqual([200, 422])
    } finally {
      await beside.end()
    }
  })
})

describe('own and colleagues’ records', () => {
  test('a nurse sees neither her own contact nor her child’s: not in the list, not by search, not by id; others do', async () => {
    world.at(tuesday)
    const me = await isResident(smallCounty.nurse)
    const child = await world.person('2015-01-01')
    await world.owner.query(
      `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ('lapland', $1, $2, 'guardian', '2020-01-01')`,
      [child.id, me.id],
    )
    const mine = await world.send(await world.resident(me.id), contact)
    const hers = await world.send(await world.resident(child.id), contact)
    const [nurse, other] = [await world.staff(smallCounty.nurse), await world.staff(smallCounty.secondNurse)]
    const list = await nurse('GET', '/api/desk?limit=100')
    const search = await nurse('POST', '/api/desk/search', { words: me.code })
    for (const { contactId } of [mine, hers]) {
      expect(list.text).not.toContain(contactId)
      expect((await nurse('GET', `/api/desk/contacts/${contactId}`)).status).toBe(404)
      expect((await other('GET', `/api/desk/contacts/${contactId}`)).status).toBe(200)
    }
    expect(search.body.rows).toEqual([])
    const keeper = await world.staff(manager)
    const report = await keeper('GET', '/api/users/suspicious')
    expect(report.body.rows).toContainEqual(
      expect.objectContaining({ userId: smallCounty.nurse, kind: 'own-or-family', times: 2 }),
    )
    expect(report.text).not.toContain(me.id)
  })
  test('a colleague with no open matter is closed also to break-glass by code of oneself', async () => {
    world.at(tuesday)
    const me = await isResident(smallCounty.physiotherapist)
    const session = await world.staff(smallCounty.physiotherapist)
    const own = await session('POST', '/api/emergency', { identityCode: me.code, reason })
    const nobody = await session('POST', '/api/emergency', { identityCode: '010190-901X', reason })
    expect([own.status, own.text]).toEqual([nobody.status, nobody.text])
    expect(own.status).toBe(404)
  })
})

describe('the day’s report of use', () => {
  const reportOf = async (userId: string) => {
    const report = (await (await world.staff(manager))('GET', '/api/users/suspicious?day=2026-11-24')).body as {
      rows: { userId: string; kind: string; times: number }[]
    }
    return report.rows.filter((row) => row.userId === userId).map(({ kind, times }) => `${kind} ${String(times)}`)
  }
  const guide = () =>
    newUser({ unitId: smallCounty.guidanceUnit, roles: ['triage'], registers: ['health', 'social', 'both'] })
  /** At work, so that nothing but what is tried is in the report. */
  const onShift = (userId: string) =>
    world.owner.query(
      `insert into shift (county_id, staff_id, unit_id, during, kind)
       values ('lapland', $1, $2, '[2026-11-24 08:00+02,2026-11-24 16:00+02)', 'guidance')`,
      [userId, smallCounty.guidanceUnit],
    )
  test('counts searches of persons with those of cases: the sixtieth in an hour stands in it, the fifty-ninth does not', async () => {
    world.at(tuesday)
    const { userId } = await guide()
    await onShift(userId)
    const worker = await world.staff(userId)
    const seek = async (url: string, times: number) => {
      for (let i = 0; i < times; i++) expect((await worker('POST', url, { words: 'Ei Ole' })).status).toBe(200)
    }
    await seek('/api/desk/search', 20)
    await seek('/api/persons/search', 39)
    expect(await reportOf(userId)).toEqual([])
    await seek('/api/persons/search', 1)
    expect(await reportOf(userId)).toEqual(['many-searches 1'])
  })
  test('names who opened ten people’s records without a task, twenty in an hour too; not nine, not with something done', async () => {
    world.at(tuesday)
    const { userId } = await guide()
    await onShift(userId)
    const worker = await world.staff(userId)
    const sent: { person: { id: string }; contactId: string }[] = []
    for (let i = 0; i < 21; i++) {
      const person = await world.person('1960-02-02')
      sent.push({ person, ...(await world.send(await world.resident(person.id), contact)) })
    }
    const look = async (from: number, to: number) => {
      for (const { person } of sent.slice(from, to))
        expect((await worker('GET', `/api/persons/${person.id}`)).status).toBe(200)
    }
    await look(0, 9)
    await look(0, 9)
    expect(await reportOf(userId)).toEqual([])
    // The tenth by the case itself, and one of the ten called: a deed.
    const [first, , , , , , , , , tenth] = sent
    expect((await worker('GET', `/api/desk/contacts/${tenth?.contactId ?? ''}`)).status).toBe(200)
    expect(await reportOf(userId)).toEqual(['persons-without-a-task 10'])
    await world.owner.query(`update contact set assigned_staff_id = $1 where id = $2`, [userId, first?.contactId])
    expect(await reportOf(userId)).toEqual([])
    const open = `/api/desk/contacts/${sent[1]?.contactId ?? ''}`
    const opened = (await worker('POST', `${open}/open`, {})).body as { version: number }
    await look(10, 12)
    expect(await reportOf(userId)).toEqual(['persons-without-a-task 11'])
    const called = await worker('POST', `${open}/calls`, { basedOn: opened.version, outcome: 'answered' })
    expect(called.status, called.text).toBe(200)
    expect(await reportOf(userId)).toEqual(['persons-without-a-task 10'])
    await look(12, 20)
    expect(await reportOf(userId)).toEqual(['persons-without-a-task 18'])
    await look(20, 21)
    expect(await reportOf(userId)).toEqual(['many-persons-opened 1', 'persons-without-a-task 19'])
    expect((await (await world.staff(manager))('GET', '/api/users/suspicious')).text).not.toContain(first?.person.id)
  })
  test('a guide outside the roster who seeks or opens persons is in it', async () => {
    world.at(tuesday)
    const { userId } = await guide()
    const worker = await world.staff(userId)
    await worker('POST', '/api/persons/search', { words: 'Ei Ole' })
    expect(await reportOf(userId)).toEqual(['outside-the-roster 1'])
  })
  test('one’s own record tried in the register of persons is an attempt at one’s own', async () => {
    world.at(tuesday)
    const { userId } = await guide()
    await onShift(userId)
    const me = await isResident(userId)
    expect((await (await world.staff(userId))('GET', `/api/persons/${me.id}`)).status).toBe(404)
    expect(await reportOf(userId)).toEqual(['own-or-family 1', 'refused 1'])
  })
})

describe('break-glass', () => {
  const arrange = async () => {
    world.at(tuesday)
    const person = await world.person('1955-05-05')
    const { contactId } = await world.send(await world.resident(person.id), contact)
    const { rows } = await world.owner.query<{ code: string }>(
      `select code from service where register = 'social' and bookable order by code limit 1`,
    )
    const needs = await world.assess(contactId, ['FYSIO', rows[0]?.code ?? ''])
    await world.owner.query(`update need set unit_id = $1, owner_staff_id = null where id = any ($2)`, [
      smallCounty.socialUnit,
      needs,
    ])
    const [health = '', social = ''] = needs
    return { person, health, social }
  }
  test.each(['', 'asdf', 'asdf asdf asdf asdf asdf', 'aaaaaaaaaaaaaaaaaaaaaaaaa'])(
    'with the reason «%s» opens nothing',
    async (text) => {
      const { person } = await arrange()
      const worker = await world.staff(smallCounty.psychiatricNurse)
      const tried = await worker('POST', '/api/emergency', { identityCode: person.code, reason: text })
      expect([tried.status, tried.body.reason]).toEqual([422, 'reason-not-written'])
    },
  )
  test('opens the needs of one’s own register for four hours, and not a minute more', async () => {
    const { person, health, social } = await arrange()
    const worker = await world.staff(smallCounty.psychiatricNurse)
    expect((await worker('GET', `/api/own/${health}`)).status).toBe(404)
    const opened = await worker('POST', '/api/emergency', { identityCode: person.code, reason })
    expect(opened.status, opened.text).toBe(200)
    expect((await worker('GET', '/api/emergency')).body.openings).toMatchObject([{ needs: [{ needId: health }] }])
    expect((await worker('GET', `/api/own/${health}`)).body.extract).toBe('Ote FYSIO')
    expect((await worker('GET', `/api/own/${social}`)).status).toBe(404)
    world.at('2026-11-24T13:10:00+02:00')
    const still = await world.staff(smallCounty.psychiatricNurse)
    expect((await still('GET', `/api/own/${health}`)).status).toBe(200)
    world.at('2026-11-24T13:14:00+02:00')
    expect((await still('GET', `/api/own/${health}`)).status).toBe(404)
  })
  test('is told to the person on their own page and in their log, and stands in the day’s report, again within the hour too', async () => {
    const { person } = await arrange()
    const second = await arrange()
    const { userId } = await newUser()
    const worker = await world.staff(userId)
    await worker('POST', '/api/emergency', { identityCode: person.code, reason })
    world.at('2026-11-24T09:40:00+02:00')
    await worker('POST', '/api/emergency', { identityCode: second.person.code, reason })
    const own = await world.resident(person.id)
    const mine = (await own('GET', '/api/me')).body
    expect(mine.exceptional).toMatchObject([{ who: 'Uusi Esimerkki' }])
    expect((await own('GET', '/api/me/log')).text).toContain('Avasi tietosi hätätilanteessa')
    const report = await (await world.staff(manager))('GET', '/api/users/suspicious?day=2026-11-24')
    expect(report.body.rows).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ userId, kind: 'break-glass', times: 2 }),
        expect.objectContaining({ userId, kind: 'break-glass-again-within-the-hour', times: 1 }),
      ]),
    )
  })
})

test('a time lost to something hidden is answered as a lost race, and is not offered again', async () => {
  world.at(tuesday)
  const child = await world.person('2011-03-01')
  const mother = await world.person('1980-05-05')
  await world.owner.query(
    `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ('lapland', $1, $2, 'guardian', '2020-01-01')`,
    [child.id, mother.id],
  )
  const guardian = await world.resident(mother.id)
  const seen = await world.send(guardian, {
    ...contact,
    concerning: { who: 'child', relation: 'lapsi' },
    person: { identityCode: child.code },
  })
  const appointmentId = await world.book(seen.contactId)
  const hidden = await world.send(await world.resident(child.id), contact)
  const [need] = await world.assess(hidden.contactId, ['FYSIO'])
  const path = `/api/me/appointments/${appointmentId}`
  const offered = async () =>
    (await guardian('GET', `${path}/times?limit=50`)).body.times as { start: string; choice: string }[]
  const wanted = (await offered()).find((t) => t.start >= '2026-11-26T10:00')
  const start = wanted?.start ?? ''
  // The child's own hidden time at that moment, with another professional.
  await world.owner.query(
    `insert into appointment (county_id, register, person_id, contact_id, need_id, staff_id, unit_id, service, mode, during, status, booked_at)
     values ('lapland', 'health', $1, $2, $3, $4, $5, 'FYSIO', 'onsite', tstzrange($6::timestamptz, $6::timestamptz + interval '30 minutes'), 'booked', now())`,
    [child.id, hidden.contactId, need, smallCounty.psychiatricNurse, smallCounty.healthUnit, start],
  )
  expect((await offered()).map((t) => t.start)).toContain(start)
  const refused = await guardian('POST', `${path}/move`, { choice: wanted?.choice ?? '' })
  expect([refused.status, refused.body.code]).toEqual([409, 'slot-taken'])
  expect((await offered()).map((t) => t.start)).not.toContain(start)
})

test('a first time lost to something hidden is answered as a lost race, and is not offered again', async () => {
  world.at(tuesday)
  const [child, mother] = [await world.person('2011-03-01'), await world.person('1980-05-05')]
  await world.owner.query(
    `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ('lapland', $1, $2, 'guardian', '2020-01-01')`,
    [child.id, mother.id],
  )
  const guardian = await world.resident(mother.id)
  const seen = await world.send(guardian, {
    ...contact,
    concerning: { who: 'child', relation: 'lapsi' },
    person: { identityCode: child.code },
  })
  const [need] = await world.assess(seen.contactId, ['FYSIO'])
  await world.owner.query(`update need set choice_left_at = now() where id = $1`, [need])
  const hidden = await world.send(await world.resident(child.id), contact)
  const [other] = await world.assess(hidden.contactId, ['FYSIO'])
  const path = `/api/me/needs/${need ?? ''}/time`
  const offered = async () =>
    (await guardian('GET', `${path}s?limit=50`)).body.times as { start: string; choice: string }[]
  const wanted = (await offered())[0]
  const start = wanted?.start ?? ''
  await world.owner.query(
    `insert into appointment (county_id, register, person_id, contact_id, need_id, staff_id, unit_id, service, mode, during, status, booked_at)
     values ('lapland', 'health', $1, $2, $3, $4, $5, 'FYSIO', 'onsite', tstzrange($6::timestamptz, $6::timestamptz + interval '30 minutes'), 'booked', now())`,
    [child.id, hidden.contactId, other, smallCounty.psychiatricNurse, smallCounty.healthUnit, start],
  )
  expect((await offered()).map((t) => t.start)).toContain(start)
  const refused = await guardian('POST', path, { choice: wanted?.choice ?? '' })
  expect([refused.status, refused.body.code], refused.text).toEqual([409, 'slot-taken'])
  expect(refused.text).not.toContain(start)
  expect((await offered()).map((t) => t.start)).not.toContain(start)
})
