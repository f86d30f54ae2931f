import { makeArtificialCode } from '@luukku/domain/access'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MyDataPage, PersonCard, PersonLine } from '@luukku/contract'
import { createPeopleWorld, tuesday, type Call, type PeopleWorld } from '@luukku/testkit/people-world'
import { smallCounty } from '@luukku/testkit/small-county'
import { createDb } from '../../platform/db.ts'
import { findChainFaults } from '../../platform/journal-verify-queries.ts'
import { startNameIndexing } from './start-name-indexing.ts'

let world: PeopleWorld
let nurse: Call
beforeAll(async () => {
  world = await createPeopleWorld()
  nurse = await world.staff()
})
afterAll(() => world.close())

const find = async (words: string, by: Call = nurse) =>
  ((await by('POST', '/api/persons/search', { words })).body as { persons: PersonLine[] }).persons
const card = async (id: string) => (await nurse('GET', `/api/persons/${id}`)).body as PersonCard
const why = 'Puhelimessa kävi ilmi, että on sama henkilö, passi nähty.'
/** Somebody who phoned without telling who they are for certain. */
async function unverified(familyName: string, more: object = {}, contact: object = {}) {
  const sent = await nurse('POST', '/api/desk/contacts', {
    channel: 'phone',
    lang: 'fi',
    text: 'Polvi on ollut kipeä kaksi viikkoa.',
    person: { givenName: 'Anni', familyName, ...more },
    contactWay: { ways: ['call'], phone: '040 555 6677' },
    ...contact,
  })
  const { contactId } = sent.body as { contactId: string }
  const { rows } = await world.owner.query<{ person_id: string }>(`select person_id from contact where id = $1`, [
    contactId,
  ])
  return { contactId, personId: rows[0]?.person_id ?? '' }
}

describe('finding', () => {
  test('by name without accents and with a slip a word, in any order; two slips find nobody; the nearest comes first', async () => {
    const { id } = await world.person('1980-01-01', { givenName: 'Áilu' })
    await world.owner.query(`select 1`)
    const other = await unverified('Mäkihelmi')
    for (const words of ['Mäkihelmi', 'makihelmi anni', 'MAKIHELMI', 'mäkiehlmi', 'makihelm', 'Mäkkihelmi Ani'])
      expect(
        (await find(words)).map(({ personId }) => personId),
        words,
      ).toContain(other.personId)
    expect(await find('mekihelmu')).toEqual([])
    expect((await find('ailu esimerkki')).map(({ personId }) => personId)).toEqual([id])
    const near = await unverified('Mäkihelma')
    expect((await find('Mäkihelma')).map(({ personId }) => personId)).toEqual([near.personId, other.personId])
  })
  test('by identity code and by number; one with an order of non-disclosure is by number as if absent, byte for byte', async () => {
    const open = await world.person('1981-02-02', { phone: '0401112223' })
    const hidden = await world.person('1982-03-03', { phone: '0409998887', nonDisclosure: true })
    expect((await find('040 111 2223'))[0]?.personId).toBe(open.id)
    expect((await find(open.code))[0]?.personId).toBe(open.id)
    expect((await find(hidden.code))[0]).toMatchObject({ personId: hidden.id, nonDisclosure: true })
    const ask = async (words: string) => (await nurse('POST', '/api/persons/search', { words })).text
    expect(await ask('040 999 8887')).toBe(await ask('040 999 0000'))
  })
  test('a claimed identity code finds nobody, and the claim is shown to the professional as something to ask about', async () => {
    const known = await world.person('1983-04-04')
    const sent = await world.app.http.inject({
      method: 'POST',
      url: '/api/contacts',
      headers: { 'idempotency-key': randomUUID() },
      payload: {
        channel: 'web_form',
        lang: 'fi',
        text: 'Polvi on kipeä.',
        person: { familyName: 'Väite', identityCode: known.code },
      },
    })
    const { rows: made } = await world.owner.query<{ person_id: string }>(
      `select person_id from contact where id = $1`,
      [(sent.json() as { contactId: string }).contactId],
    )
    const claim = { personId: made[0]?.person_id ?? '' }
    expect(claim.personId).not.toBe(known.id)
    expect((await find(known.code)).map(({ personId }) => personId)).toEqual([known.id])
    const seen = await card(claim.personId)
    expect(seen.person.verified).toBe(false)
    expect(seen.maybeSame).toMatchObject([{ personId: known.id, why: ['claimed-code'] }])
    const { rows } = await world.owner.query(`select 1 from person where joined_into is not null and id = $1`, [
      claim.personId,
    ])
    expect(rows).toEqual([])
  })
  test('whoever is not of the guidance unit finds nobody by name, and is answered the same for a name nobody has', async () => {
    await unverified('Salattunimi')
    const social = await world.staff(smallCounty.counsellor)
    const ask = async (words: string) => (await social('POST', '/api/persons/search', { words })).text
    expect(await ask('Salattunimi')).toBe(await ask('Eikenenkään'))
  })
  test('names stored before are indexed by planned work and found then', async () => {
    const { personId } = await unverified('Vanhanimi')
    await world.owner.query(`update person_identity set name_near = null where person_id = $1`, [personId])
    expect(await find('vanhanmi')).toEqual([])
    await startNameIndexing(world.app.services).stop()
    for (let tries = 0; tries < 50 && (await find('vanhanmi')).length === 0; tries++)
      await startNameIndexing(world.app.services).stop()
    expect((await find('vanhanmi')).map((one) => one.personId)).toEqual([personId])
  })
})

describe('temporary codes', () => {
  test('the number of a neighbour who told is not the person’s once they are identified; their own number stays', async () => {
    world.at(tuesday)
    for (const [who, seen] of [
      ['other', undefined],
      ['self', '040 777 8899'],
    ] as const) {
      const visitor = await world.visitor(randomUUID(), randomUUID())
      const sent = await visitor('POST', '/api/contacts', {
        channel: 'web_form',
        lang: 'fi',
        text: 'Ei pärjää kotona.',
        concerning: { who },
        person: { givenName: 'Naapuri' },
        contactWay: { ways: ['call'], phone: '040 777 8899' },
      })
      const { rows } = await world.owner.query<{ person_id: string }>(`select person_id from contact where id = $1`, [
        (sent.body as { contactId: string }).contactId,
      ])
      const personId = rows[0]?.person_id ?? ''
      const done = await nurse('POST', `/api/persons/${personId}/identity`, {
        identityCode: makeArtificialCode('1950-01-01', who === 'other' ? 981 : 982),
        evidence: 'identity-document',
      })
      expect(done.status, done.text).toBe(200)
      const own = await (await world.resident(personId))('GET', '/api/me/data')
      expect((own.body as MyDataPage).details.phone, own.text).toBe(seen)
      expect(own.text.includes('7778899') || own.text.includes('777 8899')).toBe(seen !== undefined)
    }
  })
  test('a neighbour who told without signing in is nobody to the person once they are identified: no page, no log, no message', async () => {
    world.at(tuesday)
    const { contactId } = await world.send(await world.visitor(randomUUID(), randomUUID()), {
      channel: 'web_form',
      lang: 'fi',
      text: 'Ei pärjää kotona.',
      concerning: { who: 'other' },
      person: { givenName: 'Kerrottu' },
    })
    const { rows } = await world.owner.query<{ person_id: string }>(`select person_id from contact where id = $1`, [
      contactId,
    ])
    const personId = rows[0]?.person_id ?? ''
    const visitor = await world.visitor(personId, contactId)
    expect((await visitor('GET', '/api/me')).text).toContain(contactId)
    const done = await nurse('POST', `/api/persons/${personId}/identity`, {
      identityCode: makeArtificialCode('1950-01-01', 983),
      evidence: 'identity-document',
    })
    expect(done.status, done.text).toBe(200)
    const own = await world.resident(personId)
    const wrote = await own('POST', `/api/me/contacts/${contactId}/messages`, { text: 'SALASANA-HELMI' })
    expect(wrote.status, wrote.text).toBe(200)
    for (const path of ['/api/me', '/api/me/log', '/api/receipt'])
      expect((await visitor('GET', path)).status, path).toBe(401)
  })
  test('somebody without an identity code gets one, is found by it, and is identified later; a code of somebody else is refused', async () => {
    const made = await nurse('POST', '/api/persons', { givenName: 'Olena', familyName: 'Tilapainen', lang: 'en' })
    const { person } = made.body as PersonCard
    expect(person).toMatchObject({ verified: false, hasCode: false })
    expect((await find(person.temporaryCode?.toLowerCase() ?? '')).map(({ personId }) => personId)).toEqual([
      person.personId,
    ])
    const other = await world.person('1984-05-05')
    const identify = (identityCode: string) =>
      nurse('POST', `/api/persons/${person.personId}/identity`, { identityCode, evidence: 'identity-document' })
    expect((await identify(other.code)).body.reason).toBe('code-is-somebodys')
    expect((await identify('010180-9000')).body.reason).toBe('not-an-identity-code')
    const done = await identify(makeArtificialCode('1990-01-01', 990))
    expect(done.body.person).toMatchObject({ verified: true, hasCode: true, temporaryCode: person.temporaryCode })
    expect((await identify(makeArtificialCode('1990-01-01', 992))).status).toBe(404)
  })
})

describe('joining and separating', () => {
  const join = (keep: string, otherId: string) =>
    nurse('POST', `/api/persons/${keep}/join`, { otherId, evidence: 'told-and-checked', reason: why })
  async function two() {
    world.at(tuesday)
    const kept = await world.person('1985-05-05')
    const own = await world.resident(kept.id)
    const mine = await world.send(own, { channel: 'web_form', lang: 'fi', text: 'Selkä on kipeä.' })
    const other = await unverified('Kaksois')
    return { kept, own, mine, other }
  }
  const contactsOf = async (own: Call) =>
    ((await own('GET', '/api/me')).body.contacts as { contactId: string }[]).map(({ contactId }) => contactId).sort()
  const authors = async (contactId: string) =>
    (
      await world.owner.query<{ seq: number; actor_kind: string; actor_id: string; data: object }>(
        `select seq, type, at, actor_kind, actor_id, data, payload_id from case_event where contact_id = $1 order by seq`,
        [contactId],
      )
    ).rows

  test('joined, the person has both contacts and the log of both; who wrote what is as it was; separated, each has their own again', async () => {
    const { kept, own, mine, other } = await two()
    const written = await authors(other.contactId)
    const joined = await join(kept.id, other.personId)
    expect(joined.status, joined.text).toBe(200)
    expect(joined.body.joins).toMatchObject([{ name: 'Anni Kaksois', contacts: 1, reason: why, by: 'Aino Esimerkki' }])
    expect(await contactsOf(own)).toEqual([mine.contactId, other.contactId].sort())
    expect(await authors(other.contactId)).toEqual(written)
    expect((await own('GET', '/api/me/log')).text).toContain('Aino Esimerkki')
    expect((await find('kaksois')).map(({ personId }) => personId)).toEqual([kept.id])
    // What is done after joining goes with its contact.
    await world.assess(other.contactId, ['FYSIO'])
    const later = await authors(other.contactId)
    const [{ joinId = '' } = {}] = joined.body.joins as { joinId?: string }[]
    const separated = await nurse('POST', `/api/persons/${kept.id}/unjoin`, { joinId, reason: why })
    expect(separated.status, separated.text).toBe(200)
    expect(separated.body.joins).toMatchObject([{ undone: { by: 'Aino Esimerkki' } }])
    expect(await contactsOf(own)).toEqual([mine.contactId])
    expect((await card(other.personId)).contacts.map(({ contactId }) => contactId)).toEqual([other.contactId])
    expect(await authors(other.contactId)).toEqual(later)
    const { rows } = await world.owner.query(
      `select distinct person_id from (select person_id from need where contact_id = $1 union all select person_id from sealed_payload where contact_id = $1
         union all select person_id from case_event where contact_id = $1 union all select person_id from clock where contact_id = $1 union all select person_id from plan where contact_id = $1
         union all select l.person_id from plan_line l join plan p on p.id = l.plan_id where p.contact_id = $1) x`,
      [other.contactId],
    )
    expect(rows).toEqual([{ person_id: other.personId }])
    const db = createDb(world.database.ownerUrl, { pool: 1 })
    expect(await db.technical('lapland', (tx) => findChainFaults(tx), world.app.services.clock)).toEqual([])
    await db.close()
  })
  test('a visitor who sent the joined contact does not become the person: they see nothing of either', async () => {
    const { kept, mine, other } = await two()
    const visitor = await world.visitor(other.personId, other.contactId)
    expect((await visitor('GET', '/api/me')).text).toContain(other.contactId)
    // Neither does who sent the one that stays, should that be unidentified too.
    const ofKept = await world.visitor(kept.id, mine.contactId)
    await join(kept.id, other.personId)
    expect([(await visitor('GET', '/api/me')).status, (await ofKept('GET', '/api/me')).status]).toEqual([401, 401])
    const seen = (await visitor('GET', '/api/me')).text
    expect([seen.includes(mine.contactId), seen.includes(kept.id)]).toEqual([false, false])
  })
  test('refused: the identified one is not joined into the other, protection is not lost, nobody twice, no reason no joining', async () => {
    const { kept, other } = await two()
    expect((await join(other.personId, kept.id)).body.reason).toBe('keep-the-identified')
    await nurse('POST', `/api/desk/contacts/${other.contactId}/non-disclosure`, { ordered: true })
    expect((await join(kept.id, other.personId)).body.reason).toBe('non-disclosure-first')
    await nurse('POST', `/api/desk/contacts/${other.contactId}/non-disclosure`, { ordered: false })
    const asdf = await nurse('POST', `/api/persons/${kept.id}/join`, {
      otherId: other.personId,
      evidence: 'told-and-checked',
      reason: 'asdfasdfasdf',
    })
    expect(asdf.body.reason).toBe('reason-not-written')
    expect((await join(kept.id, kept.id)).status).toBe(404)
    expect((await join(kept.id, other.personId)).status).toBe(200)
    expect((await join(kept.id, other.personId)).status).toBe(404)
  })
  test('two times at one moment: refused, and nothing was moved', async () => {
    const { kept, mine, other } = await two()
    const at = async (contactId: string, personId: string, staffId: string) => {
      const [need] = await world.assess(contactId, ['FYSIO'])
      await world.owner.query(
        `insert into appointment (county_id, register, person_id, contact_id, need_id, staff_id, unit_id, service, mode, during, status, booked_at)
         values ('lapland', 'health', $1, $2, $3, $4, $5, 'FYSIO', 'onsite', '["2026-12-01 10:00+02","2026-12-01 10:30+02")', 'booked', now())`,
        [personId, contactId, need, staffId, smallCounty.healthUnit],
      )
    }
    await at(mine.contactId, kept.id, smallCounty.physiotherapist)
    await at(other.contactId, other.personId, smallCounty.psychiatricNurse)
    expect((await join(kept.id, other.personId)).body.reason).toBe('times-overlap')
    expect((await card(other.personId)).contacts).toHaveLength(1)
  })
  test('a minor’s denial travels with the contact: guardians of the one that stays do not see it', async () => {
    world.at(tuesday)
    const [child, mother] = [await world.person('2011-03-03'), await world.person('1980-05-05')]
    await world.owner.query(
      `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ('lapland', $1, $2, 'guardian', '2020-01-01')`,
      [child.id, mother.id],
    )
    const guardian = await world.resident(mother.id)
    const before = (await guardian('GET', '/api/me')).text
    const other = await unverified('Nuori', { birthDate: '2011-03-03' })
    await world.owner.query(`update contact set hidden_from_representatives = true where id = $1`, [other.contactId])
    expect((await join(child.id, other.personId)).status).toBe(200)
    expect((await guardian('GET', '/api/me')).text).toBe(before)
    expect(await contactsOf(await world.resident(child.id))).toEqual([other.contactId])
  })
  test.each(['joined', 'identified'])(
    'what a minor told without an age is kept from guardians when they are %s, and opened by the minor in one tap',
    async (how) => {
      world.at(tuesday)
      const mother = await world.person('1980-05-05')
      const visitor = await world.visitor(randomUUID(), randomUUID())
      const { contactId } = await world.send(visitor, {
        channel: 'web_form',
        lang: 'fi',
        text: 'Tarvitsen ehkäisyä.',
        person: { givenName: 'Nuori' },
        guardians: 'see',
      })
      const { rows } = await world.owner.query<{ person_id: string }>(`select person_id from contact where id = $1`, [
        contactId,
      ])
      const other = rows[0]?.person_id ?? ''
      const child = how === 'joined' ? (await world.person('2011-03-03')).id : other
      const relate = () =>
        world.owner.query(
          `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ('lapland', $1, $2, 'guardian', '2020-01-01')`,
          [child, mother.id],
        )
      await relate()
      const guardian = await world.resident(mother.id)
      const before = (await guardian('GET', '/api/me')).text
      if (how === 'joined') expect((await join(child, other)).status).toBe(200)
      else {
        const identityCode = makeArtificialCode('2011-03-03', 983)
        const done = await nurse('POST', `/api/persons/${child}/identity`, {
          identityCode,
          evidence: 'identity-document',
        })
        expect(done.body.person, done.text).toMatchObject({ birthDate: '2011-03-03' })
      }
      expect((await guardian('GET', '/api/me')).text.includes(contactId)).toBe(false)
      if (how === 'joined') expect((await guardian('GET', '/api/me')).text).toBe(before)
      const own = await world.resident(child)
      expect(await contactsOf(own)).toEqual([contactId])
      const opened = await own('POST', `/api/me/contacts/${contactId}/guardians`, { guardians: 'see' })
      expect(opened.status, opened.text).toBe(200)
      expect((await guardian('GET', '/api/me')).text).toContain(contactId)
    },
  )
  test('what an adult told, what a guardian told, and what a professional has decided of stays as it was when records are joined', async () => {
    world.at(tuesday)
    const hidden = async (contactId: string) =>
      (
        await world.owner.query<{ hidden: boolean }>(
          `select hidden_from_representatives as hidden from contact where id = $1`,
          [contactId],
        )
      ).rows[0]?.hidden
    const adult = await unverified('Aikuinen')
    await join((await world.person('1985-05-05')).id, adult.personId)
    const decided = await unverified('Nuori', { birthDate: '2011-03-03' })
    await world.owner.query(
      `insert into minor_decision (county_id, register, person_id, contact_id, capacity, guardians, basis, decided_by_kind, decided_by, decided_at)
       values ('lapland', 'both', $1, $2, 'capable', 'see', 'agrees', 'staff', $3, now())`,
      [decided.personId, decided.contactId, smallCounty.nurse],
    )
    await world.owner.query(`update contact set hidden_from_representatives = false where id = $1`, [decided.contactId])
    const told = await unverified('Lapsi', {}, { concerning: { who: 'child' } })
    const child = (await world.person('2011-03-03')).id
    for (const { personId } of [decided, told]) expect((await join(child, personId)).status).toBe(200)
    expect([await hidden(adult.contactId), await hidden(decided.contactId), await hidden(told.contactId)]).toEqual([
      false,
      false,
      false,
    ])
  })
})

test('every table about a person’s contact may be written by whoever moves it: none is left behind in silence', async () => {
  const { rows } = await world.owner.query<{ name: string; may: boolean }>(
    `select c.relname as name, exists (select from pg_policy p where p.polrelid = c.oid and p.polcmd in ('w', '*')
         and pg_get_expr(p.polqual, p.polrelid) = 'true' and c.relowner = any (p.polroles)) as may
     from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relrowsecurity
       and (select count(*) from pg_attribute a where a.attrelid = c.oid and a.attname in ('person_id', 'contact_id') and not a.attisdropped) = 2`,
  )
  expect(rows.length).toBeGreaterThan(15)
  expect(rows.filter(({ may }) => !may)).toEqual([])
})
