import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DeskCase, DeskRow, Draft, Receipt } from '@luukku/contract'
import { createPeopleWorld, tuesday, type PeopleWorld } from '@luukku/testkit/people-world'

// How somebody may be reached: what they forbade is not promised, what they took away is not used, and what was once said of
// danger stays until somebody says otherwise.
let world: PeopleWorld
beforeAll(async () => (world = await createPeopleWorld()))
beforeEach(() => world.at(tuesday))
afterAll(() => world.close())

const knee = 'Polvi on ollut kipeä syksystä asti.'
/** As who has opened the case and is to reach the person: of somebody who hides, nobody else sees how. */
const readCase = async (contactId: string) => {
  const nurse = await world.staff()
  await nurse('POST', `/api/desk/contacts/${contactId}/open`, {})
  return (await nurse('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase
}
const told = async (call: Awaited<ReturnType<PeopleWorld['resident']>>, more: object): Promise<Receipt> =>
  world.send(call, { channel: 'web_form', lang: 'fi', text: knee, ...more })

describe.each([false, true])('with an order of non-disclosure: %s', (nonDisclosure) => {
  test('a number that was changed is called no more, on an open contact either', async () => {
    const { id } = await world.person('1985-05-05', { nonDisclosure })
    const own = await world.resident(id)
    const { contactId } = await told(own, { contactWay: { ways: ['call', 'sms'], phone: '040 555 0101' } })
    await own('POST', '/api/me/data/details', { phone: '040 555 0102', email: '', lang: 'fi' })
    expect((await readCase(contactId)).person.contactWay).toMatchObject({
      ways: ['call', 'sms'],
      phone: '040 555 0102',
    })
  })
  test('a number that was taken away is nobody’s way: neither call nor message is left', async () => {
    const { id } = await world.person('1985-05-05', { nonDisclosure })
    const own = await world.resident(id)
    const way = { ways: ['call', 'sms', 'email'], phone: '040 555 0103', email: 'a@example.invalid', onlySafe: true }
    const { contactId } = await told(own, { contactWay: way })
    await own('POST', '/api/me/data/details', { phone: '', email: 'a@example.invalid', lang: 'fi' })
    expect((await readCase(contactId)).person.contactWay).toEqual({
      ways: ['email'],
      email: 'a@example.invalid',
      onlySafe: true,
    })
    const { rows } = await world.owner.query<{ n: number }>(
      `select count(*)::int as n from (select phone_sealed, phone_index from person_identity where person_id = $1
         union all select phone_sealed, phone_index from whereabouts where person_id = $1) p
       where phone_sealed is not null or phone_index is not null`,
      [id],
    )
    expect(rows).toEqual([{ n: 0 }])
  })
})

/** What the contact's row says, which messages and lists go by. */
async function isSafeOnly(contactId: string): Promise<boolean | null> {
  const { rows } = await world.owner.query<{ safe: boolean | null }>(
    `select (summary -> 'safeContactOnly')::boolean as safe from contact where id = $1`,
    [contactId],
  )
  return rows[0]?.safe ?? null
}

describe('reached without danger only', () => {
  test('stays from an earlier contact and from what a rule reads, though the box is left unticked', async () => {
    const own = await world.resident((await world.person('1985-05-05')).id)
    const first = await told(own, { contactWay: { ways: ['call'], phone: '040 555 0104', onlySafe: true } })
    expect((await readCase(first.contactId)).person.contactWay?.onlySafe).toBe(true)
    const second = await told(own, { contactWay: { ways: ['call'], phone: '040 555 0104', onlySafe: false } })
    expect((await readCase(second.contactId)).person.contactWay?.onlySafe).toBe(true)
    const violence = await world.resident((await world.person('1985-05-05')).id)
    const { contactId } = await told(violence, {
      text: 'Mieheni lyö minua.',
      contactWay: { ways: ['call'], phone: '040 555 0105', onlySafe: false },
    })
    expect([await isSafeOnly(second.contactId), await isSafeOnly(contactId)]).toEqual([true, true])
  })
  test('heard by a rule it shows on the case and in the queue, and on the next contact that says nothing of it', async () => {
    const { id } = await world.person('1985-05-05')
    const own = await world.resident(id)
    const way = { ways: ['sms'], phone: '040 555 0109', onlySafe: false }
    const first = await told(own, { text: 'Mieheni löi minua ja pelkään häntä.', contactWay: way })
    const second = await told(own, { contactWay: way })
    for (const { contactId } of [first, second]) {
      const { person } = await readCase(contactId)
      expect([person.safeContactOnly, person.contactWay?.onlySafe]).toEqual([true, true])
      expect(await isSafeOnly(contactId)).toBe(true)
    }
    const rows = (await (await world.staff())('GET', '/api/desk?view=team')).body.rows as DeskRow[]
    expect(
      rows.find(({ contactId }) => contactId === second.contactId || contactId === first.contactId)?.person,
    ).toEqual(expect.objectContaining({ safeContactOnly: true }))
  })
  test('said in an answer, also of a matter that somebody else told, it holds for a contact that was open before', async () => {
    const [daughter, mother] = [await world.person('1990-05-05'), await world.person('1950-05-05')]
    await world.owner.query(
      `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ('lapland', $1, $2, 'mandate', '2020-01-01')`,
      [mother.id, daughter.id],
    )
    const own = await world.resident(mother.id)
    const before = await told(own, { contactWay: { ways: ['call'], phone: '040 555 0110' } })
    const ofMother = await told(await world.resident(daughter.id), {
      concerning: { who: 'other' },
      person: { identityCode: mother.code },
    })
    expect((await readCase(before.contactId)).person.safeContactOnly).toBe(false)
    const said = await own('POST', `/api/me/contacts/${ofMother.contactId}/messages`, {
      text: 'Mieheni löi minua ja pelkään häntä.',
    })
    expect(said.status, said.text).toBe(200)
    expect((await readCase(before.contactId)).person).toMatchObject({
      safeContactOnly: true,
      contactWay: { onlySafe: true },
    })
  })
  test('is not said of somebody of whom nothing tells it', async () => {
    const own = await world.resident((await world.person('1985-05-05')).id)
    const { contactId } = await told(own, { contactWay: { ways: ['call'], phone: '040 555 0106', onlySafe: false } })
    expect((await readCase(contactId)).person.contactWay?.onlySafe).toBe(false)
    expect(await isSafeOnly(contactId)).toBeNull()
  })
})

describe('a call is promised only to who may be called', () => {
  test('by letter, mailbox or e-mail alone the answer is promised and a person reads it; with a call, the call', async () => {
    const own = await world.resident((await world.person('1985-05-05')).id)
    const written = await told(own, { contactWay: { ways: ['inbox', 'email'], email: 'a@example.invalid' } })
    expect([written.promise.kind, written.nextStep.kind]).toEqual(['message', 'read'])
    const called = await told(own, { contactWay: { ways: ['inbox', 'call'], phone: '040 555 0107' } })
    expect([called.promise.kind, called.nextStep.kind]).toEqual(['call', 'call'])
  })
  test('who phones 112 without leaving a number is told that we cannot call, and the step of a nurse stands', async () => {
    const own = await world.resident((await world.person('1985-05-05')).id)
    const call = (way: 'POST' | 'PATCH', url: string, body: object) => own(way, url, body)
    const atStop = async (contactWay: object) => {
      await call('POST', '/api/draft', { lang: 'fi', text: 'Kova puristava rintakipu ja hengenahdistus' })
      await call('PATCH', '/api/draft', { stopAnswered: 'calling-112', ...contactWay })
      return (await call('POST', '/api/draft/send', {})).body as Receipt
    }
    const without = await atStop({})
    expect([without.promise.kind, without.nextStep.kind, without.redFlagStop?.call112]).toEqual([
      'message',
      'emergency-call',
      true,
    ])
    const withNumber = await atStop({ stopPhone: '040 555 0108' })
    expect(withNumber.promise.kind).toBe('emergency')
  })
})

describe('a number left at the red-flag stop is for this danger', () => {
  const atStop = async (own: Awaited<ReturnType<PeopleWorld['resident']>>, more: object = {}) => {
    await own('POST', '/api/draft', { lang: 'fi', text: 'Kova puristava rintakipu ja hengenahdistus' })
    await own('PATCH', '/api/draft', { stopAnswered: 'call-me', stopPhone: '040 555 0121', ...more })
    return (await own('POST', '/api/draft/send', {})).body as Receipt
  }
  const safe = { ways: ['sms'], phone: '040 555 0120', onlySafe: true }
  const kept = { ...safe, onlySafe: true }

  test('the safe way that somebody named stands, also for what comes later; the number is called', async () => {
    const own = await world.resident((await world.person('1985-05-05')).id)
    const first = await told(own, { contactWay: safe })
    const { contactId, promise } = await atStop(own)
    expect(promise.kind).toBe('emergency')
    const { person } = await readCase(contactId)
    expect(person).toMatchObject({ contactWay: kept, leftAtStop: '040 555 0121' })
    expect(person).not.toHaveProperty('saidNow')
    expect((await readCase(first.contactId)).person.contactWay).toEqual(kept)
  })
  test('and counts with an answer to it alone: one left half-way changes nothing', async () => {
    const own = await world.resident((await world.person('1985-05-05')).id)
    await own('POST', '/api/draft', { lang: 'fi', text: 'Kova puristava rintakipu ja hengenahdistus' })
    await own('PATCH', '/api/draft', { stopPhone: '040 55', contactWay: { ...safe, onlySafe: false } })
    const { contactId, promise } = (await own('POST', '/api/draft/send', {})).body as Receipt
    expect(promise.kind).toBe('message')
    expect((await readCase(contactId)).person).not.toHaveProperty('leftAtStop')
  })
  test('so does one named a moment ago on the way itself, of somebody not known before', async () => {
    const own = await world.resident((await world.person('1985-05-05')).id)
    const { person } = await readCase((await atStop(own, { contactWay: safe })).contactId)
    expect(person).toMatchObject({ contactWay: kept, leftAtStop: '040 555 0121' })
  })
  test('and the way of who tells of somebody else', async () => {
    const daughter = await world.resident((await world.person('1990-05-05')).id)
    const first = await told(daughter, { contactWay: safe })
    const { contactId } = await atStop(daughter, { concerning: { who: 'other' }, person: { givenName: 'Aino' } })
    expect((await readCase(contactId)).person.contactWay).toMatchObject({ ways: ['call'], phone: '040 555 0121' })
    expect((await readCase(first.contactId)).person.contactWay).toEqual(kept)
  })
  test('who said nothing of it before is reached by it', async () => {
    const own = await world.resident((await world.person('1985-05-05')).id)
    const { person } = await readCase((await atStop(own)).contactId)
    expect(person.contactWay).toEqual({ ways: ['call'], phone: '040 555 0121', onlySafe: false })
    expect(person).not.toHaveProperty('leftAtStop')
  })
  test('whoever says that it is not so is asked how to reach them: the number is not kept', async () => {
    const own = await world.resident((await world.person('1985-05-05')).id)
    const { contactId } = await atStop(own, { stopAnswered: 'not-so', contactWay: safe })
    expect((await readCase(contactId)).person).not.toHaveProperty('leftAtStop')
  })
})

test('a permission falls when the list that it was given over changes, and stands when it does not', async () => {
  const own = await world.resident((await world.person('1985-05-05')).id)
  await own('POST', '/api/draft', { lang: 'fi', text: `${knee} Rahat on ihan loppu, ulosotosta tulee kirjettä.` })
  const change = async (patch: object) => (await own('PATCH', '/api/draft', patch)).body as Draft
  const before = await change({ permission: { share: 'yes', needs: [0, 1] } })
  expect(before.understood.length).toBeGreaterThan(1)
  expect((await change({ person: { household: 'alone' } })).permission).toEqual({ share: 'yes', needs: [0, 1] })
  const after = await change({ text: `${knee} En jaksa mitään enää, juon joka päivä.` })
  expect(after.understood.map(({ service }) => service)).not.toEqual(before.understood.map(({ service }) => service))
  expect(after.permission).toBeUndefined()
})

describe('a professional writes down a call of somebody who is known', () => {
  const chosen = {
    ways: ['sms', 'email'],
    phone: '040 555 0110',
    email: 'a@example.invalid',
    hours: [{ from: 10, to: 12 }],
    note: 'Ovikello ei soi.',
  }
  const before = async (way: object, { text = knee, ...o }: { nonDisclosure?: boolean; text?: string } = {}) => {
    const { id, code } = await world.person('1985-05-05', o)
    const { contactId } = await told(await world.resident(id), { text, contactWay: way })
    return { code, contactId }
  }
  const note = async (code: string, contactWay: object) => {
    const nurse = await world.staff()
    const answer = await nurse('POST', '/api/desk/contacts', {
      channel: 'phone',
      lang: 'fi',
      text: knee,
      person: { identityCode: code },
      contactWay,
    })
    expect(answer.status, answer.text).toBe(200)
    return answer.body as Receipt
  }
  const call = { ways: ['call'], phone: '040 555 0111' }

  test('what they chose stays beside the call: text message, e-mail, hours and note', async () => {
    const { code } = await before(chosen)
    const { contactId, promise } = await note(code, call)
    expect((await readCase(contactId)).person.contactWay).toEqual({
      ...chosen,
      ways: ['sms', 'email', 'call'],
      phone: '040 555 0111',
      onlySafe: false,
    })
    expect(promise.kind).toBe('call')
  })
  test('a time booked before is still told of by the way they chose', async () => {
    const { code, contactId } = await before({ ways: ['sms'], phone: '040 555 0110' })
    await world.book(contactId)
    await note(code, call)
    world.at(new Date(world.app.services.clock.now().getTime() + 31_000).toISOString())
    await world.app.catchUp()
    const { rows } = await world.owner.query(
      `select channel, status from notification where contact_id = $1 and template = 'appointment-booked'`,
      [contactId],
    )
    expect(rows).toEqual([{ channel: 'sms', status: 'sent' }])
  })
  test('ways named as the only safe ones stand whole, and nobody promises to phone; others named as safe now are put in their place', async () => {
    const { code } = await before({ ...chosen, ways: ['sms'], onlySafe: true })
    const first = await note(code, call)
    const { contactWay, saidNow } = (await readCase(first.contactId)).person
    expect(contactWay).toEqual({ ...chosen, ways: ['sms'], onlySafe: true })
    // What was said is not lost, and is no way.
    expect(saidNow).toEqual({ phone: call.phone })
    expect(first.promise.kind).toBe('message')
    const second = await note(code, { ...call, onlySafe: true })
    const after = (await readCase(second.contactId)).person
    expect(after.contactWay).toMatchObject({ ...call, onlySafe: true })
    expect(after).not.toHaveProperty('saidNow')
    expect(second.promise.kind).toBe('call')
  })
  test('of whom a rule heard danger, no text goes to a telephone that they never named as safe; named now, it goes', async () => {
    const unticked = { ways: ['sms'], phone: '040 555 0112', onlySafe: false }
    const { code } = await before(unticked, { text: 'Mieheni löi minua ja pelkään häntä.' })
    const confirmed = async ({ contactId }: Receipt) =>
      (
        await world.owner.query<{ channel: string }>(
          `select channel from notification where contact_id = $1 and template = 'contact-received'`,
          [contactId],
        )
      ).rows.map(({ channel }) => channel)
    expect(await confirmed(await note(code, call))).toEqual([])
    const named = await note(code, { ways: ['sms'], phone: '040 555 0113', onlySafe: true })
    expect(await confirmed(named)).toEqual(['sms'])
  })
  test('of somebody who hides, what they chose and nobody may see stands', async () => {
    const { code, contactId: earlier } = await before(chosen, { nonDisclosure: true })
    // Whose step it is has the case in hand, and sees them.
    await world.owner.query(`update contact set next_owner_kind = 'duty', next_owner_id = 'HTA' where id = $1`, [
      earlier,
    ])
    const { contactId } = await note(code, call)
    const { contactWay, saidNow } = (await readCase(contactId)).person
    expect(contactWay).toEqual({ ...chosen, onlySafe: false })
    expect(saidNow).toEqual({ phone: call.phone })
  })
})
