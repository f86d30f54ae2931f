import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DeskCase, PersonCard } from '@luukku/contract'
import { readInbox } from '@luukku/testkit/asked-about-time'
import { createPeopleWorld, tuesday, type Call, type PeopleWorld } from '@luukku/testkit/people-world'

// One woman, two records: the telephone of the first is read by whom she fears, the second was told by the safe one.
let world: PeopleWorld
let nurse: Call
beforeAll(async () => (world = await createPeopleWorld()))
beforeEach(async () => {
  world.at(tuesday)
  nurse = await world.staff()
})
afterAll(() => world.close())

let serial = 1000
const newPhone = () => `040 666 ${String(serial++)}`
const knee = { channel: 'web_form', lang: 'fi', text: 'Polvi on ollut kipeä syksystä asti.' }
const personOf = async (contactId: string) =>
  (await world.owner.query<{ person_id: string }>(`select person_id from contact where id = $1`, [contactId])).rows[0]
    ?.person_id ?? ''
/** Somebody known, who was in touch by a telephone that others read. */
async function known(way: object = {}, more: object = {}) {
  const phone = newPhone()
  const { id } = await world.person('1985-05-05', more)
  const own = await world.resident(id)
  const contactWay = { ways: ['sms'], phone, onlySafe: false, ...way }
  return { id, phone, ...(await world.send(own, { ...knee, contactWay })) }
}
/** The same one, without signing in, by a telephone that is safe. */
async function unknown(way: object = {}, more: object = {}) {
  const phone = newPhone()
  const visitor = await world.visitor(randomUUID(), randomUUID())
  const contactWay = { ways: ['sms'], phone, onlySafe: true, ...way }
  const sent = await world.send(visitor, { ...knee, person: { givenName: 'Anni' }, contactWay, ...more })
  return { id: await personOf(sent.contactId), phone, ...sent }
}
const join = (keep: string, otherId: string) =>
  nurse('POST', `/api/persons/${keep}/join`, {
    otherId,
    evidence: 'told-and-checked',
    reason: 'Puhelimessa kävi ilmi, että on sama henkilö.',
  })
const personShown = async (contactId: string) => {
  await nurse('POST', `/api/desk/contacts/${contactId}/open`, {})
  return ((await nurse('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase).person
}
/** Asks back by message and lets it go out. @returns the number that it went to, nothing where none was sent */
async function textTo(contactId: string): Promise<string | undefined> {
  await nurse('POST', `/api/desk/contacts/${contactId}/open`, {})
  const before = (await readInbox(world)).length
  const { version } = (await nurse('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase
  const asked = await nurse('POST', `/api/desk/contacts/${contactId}/messages`, {
    basedOn: version,
    text: 'Miten voit?',
  })
  expect(asked.status, asked.text).toBe(200)
  await world.app.catchUp()
  const inbox = await readInbox(world)
  return inbox.length > before ? inbox[0]?.to : undefined
}

describe('joining one who may be reached by safe ways only', () => {
  test('carries the safe way: both matters show it, and texts go to the safe telephone alone', async () => {
    const [kept, other] = [await known(), await unknown()]
    const done = await join(kept.id, other.id)
    expect(done.status, done.text).toBe(200)
    expect((done.body as PersonCard).person.safeContactOnly).toBe(true)
    for (const contactId of [kept.contactId, other.contactId]) {
      expect(await personShown(contactId)).toMatchObject({
        safeContactOnly: true,
        contactWay: { ways: ['sms'], phone: other.phone, onlySafe: true },
      })
      expect(await textTo(contactId)).toBe(other.phone)
    }
  })
  test('separated, the way that stood there is back, and that only safe ways may be used stays known of both', async () => {
    const [kept, other] = [await known(), await unknown()]
    const { joins } = (await join(kept.id, other.id)).body as PersonCard
    const undone = await nurse('POST', `/api/persons/${kept.id}/unjoin`, {
      joinId: joins[0]?.joinId,
      reason: 'Olikin toinen henkilö, passi nähty.',
    })
    expect(undone.status, undone.text).toBe(200)
    expect((await personShown(kept.contactId)).contactWay).toMatchObject({ phone: kept.phone, onlySafe: true })
    expect((await personShown(other.contactId)).contactWay).toMatchObject({ phone: other.phone, onlySafe: true })
  })
  test('separated after another way was told, the newer one stays', async () => {
    const [kept, other] = [await known(), await unknown()]
    const { joins } = (await join(kept.id, other.id)).body as PersonCard
    const newer = newPhone()
    await world.send(await world.resident(kept.id), { ...knee, contactWay: { ways: ['sms'], phone: newer } })
    await nurse('POST', `/api/persons/${kept.id}/unjoin`, {
      joinId: joins[0]?.joinId,
      reason: 'Olikin toinen henkilö.',
    })
    expect((await personShown(kept.contactId)).contactWay).toMatchObject({ phone: newer, onlySafe: true })
  })
  test('separated while another who is reached safely only is joined here, or danger was told since: the safe way is asked first', async () => {
    const separate = (id: string, joinId: string | undefined) =>
      nurse('POST', `/api/persons/${id}/unjoin`, { joinId, reason: 'Olikin toinen henkilö, passi nähty.' })
    const [kept, other, third] = [await known(), await unknown(), await unknown()]
    const { joins } = (await join(kept.id, other.id)).body as PersonCard
    expect((await join(kept.id, third.id)).status).toBe(200)
    const refused = await separate(kept.id, joins[0]?.joinId)
    expect([refused.status, refused.body.reason]).toEqual([422, 'safe-way-first'])
    expect((await personShown(third.contactId)).contactWay).toMatchObject({ phone: other.phone })
    const safe = newPhone()
    const own = await world.resident(kept.id)
    await world.send(own, { ...knee, contactWay: { ways: ['sms'], phone: safe, onlySafe: true } })
    expect((await separate(kept.id, joins[0]?.joinId)).status).toBe(200)
    expect((await personShown(third.contactId)).contactWay).toMatchObject({ phone: safe, onlySafe: true })

    const [told, fourth] = [await known(), await unknown()]
    const joined = (await join(told.id, fourth.id)).body as PersonCard
    const hurt = { ...knee, text: 'Mieheni löi minua ja pelkään häntä.' }
    await world.send(await world.resident(told.id), hurt)
    expect((await separate(told.id, joined.joins[0]?.joinId)).body.reason).toBe('safe-way-first')
  })
  test('where both are, each matter is answered by the safe way of the one that stays', async () => {
    const [kept, other] = [await known({ onlySafe: true }), await unknown()]
    expect((await join(kept.id, other.id)).status).toBe(200)
    expect((await personShown(other.contactId)).contactWay).toMatchObject({ phone: kept.phone, onlySafe: true })
  })
  test('where a rule heard it and no way was left, the flag goes along', async () => {
    const kept = await known({ ways: ['call'] })
    const other = await unknown({}, { text: 'Mieheni löi minua ja pelkään häntä.', contactWay: undefined })
    expect((await join(kept.id, other.id)).status).toBe(200)
    expect(await personShown(kept.contactId)).toMatchObject({ safeContactOnly: true, contactWay: { onlySafe: true } })
  })
  test('into one who hides: the way goes where theirs lies, and no number is found', async () => {
    const [kept, other] = [await known({}, { nonDisclosure: true }), await unknown()]
    const done = await join(kept.id, other.id)
    expect(done.status, done.text).toBe(200)
    expect((await personShown(kept.contactId)).contactWay).toMatchObject({ phone: other.phone, onlySafe: true })
    const { rows } = await world.owner.query(
      `select 1 from person_identity where person_id = $1 and contact_way_sealed is not null`,
      [kept.id],
    )
    expect(rows).toEqual([])
  })
  test('is refused where the safe way may not be read: recorded to the one that stays, it is joined', async () => {
    const [kept, other] = [await known({}, { nonDisclosure: true }), await unknown()]
    await world.owner.query(`update person set non_disclosure = true where id = $1`, [other.id])
    await world.owner.query(`update contact set next_owner_kind = 'duty', next_owner_id = 'HTA' where person_id = $1`, [
      other.id,
    ])
    expect((await join(kept.id, other.id)).body.reason).toBe('safe-way-first')
    expect((await personShown(kept.contactId)).safeContactOnly).toBe(false)
    await world.send(await world.resident(kept.id), {
      ...knee,
      contactWay: { ways: ['sms'], phone: newPhone(), onlySafe: true },
    })
    expect((await join(kept.id, other.id)).status).toBe(200)
  })
  test('the way of a neighbour who told is nobody’s safe way: joining carries nothing of it', async () => {
    const kept = await known()
    const other = await unknown({}, { concerning: { who: 'other' } })
    expect((await join(kept.id, other.id)).status).toBe(200)
    expect((await personShown(kept.contactId)).contactWay).toMatchObject({ phone: kept.phone })
  })
  test('of one who is not, nothing is carried', async () => {
    const [kept, other] = [await known(), await unknown({ onlySafe: false })]
    expect((await join(kept.id, other.id)).status).toBe(200)
    expect(await personShown(kept.contactId)).toMatchObject({
      safeContactOnly: false,
      contactWay: { phone: kept.phone },
    })
  })
})

describe('that only safe ways may be used is lifted by who has asked the person', () => {
  const lift = (id: string, reason: string) => nurse('POST', `/api/persons/${id}/safe-contact/lift`, { reason })
  const why = 'Kysyin puhelimessa: sana ymmärrettiin väärin, vaaraa ei ole.'
  const hurt = 'Mieheni löi minua ja pelkään häntä.'
  test('on the case, on the way and on the next contact; the old words, read once more, do not set it again, new ones do', async () => {
    const own = await known()
    const call = await world.resident(own.id)
    const { contactId } = await world.send(call, {
      ...knee,
      text: hurt,
      contactWay: { ways: ['sms'], phone: own.phone, onlySafe: false },
    })
    expect((await lift(own.id, 'asdfasdfasdfasdfasdf')).body.reason).toBe('reason-not-written')
    expect((await personShown(contactId)).safeContactOnly).toBe(true)
    const done = await lift(own.id, why)
    expect(done.status, done.text).toBe(200)
    expect((done.body as PersonCard).person.safeContactOnly).toBe(false)
    const isOrdinary = { safeContactOnly: false, contactWay: { ways: ['sms'], phone: own.phone, onlySafe: false } }
    expect(await personShown(contactId)).toMatchObject(isOrdinary)
    const { version } = (await nurse('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase
    const answered = await nurse('POST', `/api/desk/contacts/${contactId}/answers`, {
      basedOn: version,
      answers: { 'chest-alarm': 'no' },
    })
    expect(answered.status, answered.text).toBe(200)
    expect(await personShown(contactId)).toMatchObject(isOrdinary)
    const next = await world.send(call, { ...knee, contactWay: { ways: ['sms'], phone: own.phone } })
    expect(await personShown(next.contactId)).toMatchObject(isOrdinary)
    expect((await call('GET', '/api/me/log')).text).toContain('saa tavoittaa tavallisesti')
    expect((await call('POST', `/api/me/contacts/${contactId}/messages`, { text: hurt })).status).toBe(200)
    expect(await personShown(contactId)).toMatchObject({ safeContactOnly: true, contactWay: { onlySafe: true } })
  })
  test('what nobody had said is not lifted, and the journal names no lift', async () => {
    const own = await known()
    expect((await lift(own.id, why)).status).toBe(200)
    const { rows } = await world.owner.query(
      `select e.detail ? 'lifted' as lifted, (select count(*)::int from safe_contact_lift where person_id = $1) as rows
       from journal_entry e join journal_subject s using (chain, seq) where s.person_id = $1 and e.action = 'liftSafeContact'`,
      [own.id],
    )
    expect(rows).toEqual([{ lifted: false, rows: 0 }])
  })
  test('danger recorded in an answer after that sets it again, and an answer that says of none does not', async () => {
    const own = await known()
    const { contactId } = await world.send(await world.resident(own.id), {
      ...knee,
      text: hurt,
      contactWay: { ways: ['sms'], phone: own.phone, onlySafe: false },
    })
    expect((await lift(own.id, why)).status).toBe(200)
    await personShown(contactId)
    const record = async (answers: object) => {
      const { version } = (await nurse('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase
      const done = await nurse('POST', `/api/desk/contacts/${contactId}/answers`, { basedOn: version, answers })
      expect(done.status, done.text).toBe(200)
      return (await personShown(contactId)).safeContactOnly
    }
    expect(await record({ safe_contact: 'no' })).toBe(false)
    expect(await record({ strangulation: 'yes' })).toBe(true)
  })
  test('of what they told themself alone: what a neighbour told keeps the neighbour’s safe way', async () => {
    const own = await known({ onlySafe: true })
    const other = await unknown({}, { concerning: { who: 'other' }, text: hurt })
    expect((await join(own.id, other.id)).status).toBe(200)
    expect((await lift(own.id, why)).status).toBe(200)
    const { rows } = await world.owner.query<{ id: string; safe: boolean }>(
      `select id, coalesce((summary ->> 'safeContactOnly')::boolean, false) as safe from contact where person_id = $1`,
      [own.id],
    )
    expect(new Map(rows.map(({ id, safe }) => [id, safe]))).toEqual(
      new Map([
        [own.contactId, false],
        [other.contactId, true],
      ]),
    )
  })
  test('of somebody who hides, by who has their case in hand', async () => {
    const own = await known({ onlySafe: true }, { nonDisclosure: true })
    await world.owner.query(`update contact set next_owner_kind = 'duty', next_owner_id = 'HTA' where id = $1`, [
      own.contactId,
    ])
    expect((await lift(own.id, why)).body.reason).toBe('open-the-case-first')
    await nurse('POST', `/api/desk/contacts/${own.contactId}/open`, {})
    expect((await lift(own.id, why)).status).toBe(200)
    expect(await personShown(own.contactId)).toMatchObject({ safeContactOnly: false, contactWay: { phone: own.phone } })
  })
})
