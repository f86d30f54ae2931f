import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { MyWaiting, WaitingDesk } from '@luukku/contract'
import type { Browser, SmallCountyServer } from '@luukku/testkit/small-county-server'
import { openWaitingCounty, readInbox, type WaitingCase } from '@luukku/testkit/asked-about-time'
import { bookHalfHour } from '@luukku/testkit/open-need'
import { signatureOf } from '../../../integrations/sms/inbound-gateway.ts'

const now = '2026-11-24T09:12:00+02:00'
const secret = 'a secret that only the gateway of a test knows'
let waiting: Awaited<ReturnType<typeof openWaitingCounty>>
let county: SmallCountyServer
let nurse: Browser
let people: (typeof waiting)['people']

beforeAll(async () => {
  waiting = await openWaitingCounty(now, { SMS_INBOUND_SECRET: secret })
  ;({ county, people } = waiting)
})
afterAll(() => county.close())
beforeEach(async () => {
  nurse = await waiting.reset()
})

type Case = WaitingCase
const newCase = (phone?: string) => people.newCase(phone === undefined ? undefined : { phone })
const catchUp = () => people.catchUp()
const asked = (o: { phone?: string; bySms?: boolean; hour?: string } = {}): Promise<Case> => {
  const { phone, ...rest } = o
  return people.asked({ ...rest, way: phone === undefined ? {} : { phone } })
}
const mine = async (c: Case) => (await c.resident('GET', '/api/me/waiting')).body.waiting[0] as MyWaiting
const desk = async () => (await nurse('GET', '/api/booking/waiting')).body as WaitingDesk
const seconds = (moment: string) => String(Math.floor(Date.parse(moment) / 1000))
async function send(
  from: string,
  text: string,
  o: { id?: string; secret?: string; timestamp?: string; signed?: string } = {},
): Promise<number> {
  const body = JSON.stringify({ id: o.id ?? randomUUID(), from, text })
  const timestamp = o.timestamp ?? seconds(now)
  const answer = await county.app.http.inject({
    method: 'POST',
    url: '/api/sms/inbound',
    payload: body,
    headers: {
      'content-type': 'application/json',
      'x-luukku-timestamp': timestamp,
      'x-luukku-signature': signatureOf(o.secret ?? secret, timestamp, o.signed ?? body),
    },
  })
  return answer.statusCode
}
const lastSms = async () => (await readInbox(county))[0]
const statusOf = async (c: Case) =>
  (
    await county.owner.query<{ status: string }>(
      `select status from appointment where need_id = $1 order by booked_at desc limit 1`,
      [c.need],
    )
  ).rows[0]?.status
const nextStepOf = async (c: Case) =>
  (await county.owner.query<{ next_kind: string }>(`select next_kind from contact where id = $1`, [c.contact])).rows[0]
    ?.next_kind

describe('a question by text message', () => {
  test('tells day and hour to who asked for it, and neither service nor place; to others it reveals nothing', async () => {
    const c = await asked()
    const sms = await lastSms()
    expect(sms?.to.replace(/\s/g, '')).toBe(c.phone.replace(/\s/g, ''))
    expect(sms?.text).toContain('keskiviikkona 25.11.2026 klo 10')
    expect(sms?.text).toContain('Vastaa K')
    expect(sms?.text).not.toMatch(/fysio|terveysasema|petri/i)
  })
  test('is the neutral one for who did not ask for it, and a K from there answers nothing', async () => {
    const c = await asked({ bySms: false })
    expect((await lastSms())?.text).not.toMatch(/25\.11|10/)
    expect(await send(c.phone, 'K')).toBe(202)
    expect(await statusOf(c)).toBe('held')
  })
})

describe('a reply', () => {
  test('K books the held time, E leaves it to the next one and keeps the place', async () => {
    const yes = await asked()
    expect(await send(yes.phone, 'K')).toBe(202)
    expect(await statusOf(yes)).toBe('booked')
    const no = await asked({ hour: '12' })
    expect(await send(no.phone.replace('0', '+358'), 'Ei kiitos')).toBe(202)
    expect(await statusOf(no)).toBe('lapsed')
    expect((await mine(no)).waits).toMatchObject({ place: 1 })
  })
  test('K to what cannot be kept any more books nothing and gives up nothing: somebody calls', async () => {
    const c = await asked()
    await bookHalfHour(nurse, c, '2026-11-24T15:00:00+02:00')
    expect(await send(c.phone, 'K')).toBe(202)
    const { rows } = await county.owner.query(
      `select status from appointment where need_id = $1 order by lower(during)`,
      [c.need],
    )
    expect(rows).toEqual([{ status: 'booked' }, { status: 'lapsed' }])
    expect(await nextStepOf(c)).toBe('call')
  })
  test('that is not clear books nothing: somebody calls, on the waiting page and as the next step of the case', async () => {
    const c = await asked()
    expect((await desk()).offers[0]?.channel).toBe('sms')
    expect(await send(c.phone, 'Kyllä jos pääsen kahdelta')).toBe(202)
    expect(await statusOf(c)).toBe('held')
    expect((await desk()).offers[0]?.channel).toBe('desk')
    expect(await nextStepOf(c)).toBe('call')
  })
  test('that speaks of danger is heard: class A, and an emergency call now', async () => {
    const c = await asked()
    expect(await send(c.phone, 'En pääse, nyt puristava rintakipu')).toBe(202)
    const { rows } = await county.owner.query<{ urgency_class: string; next_kind: string }>(
      `select urgency_class, next_kind from contact where id = $1`,
      [c.contact],
    )
    expect(rows[0]).toEqual({ urgency_class: 'A', next_kind: 'emergency-call' })
  })
  test('of somebody with an order of non-disclosure counts as anybody’s: K books, and words of danger are heard', async () => {
    const hide = (c: Case) => county.owner.query(`update person set non_disclosure = true where id = $1`, [c.person])
    const yes = await asked()
    await hide(yes)
    expect(await send(yes.phone, 'K')).toBe(202)
    expect(await statusOf(yes)).toBe('booked')
    const danger = await asked({ hour: '12' })
    await hide(danger)
    expect(await send(danger.phone, 'En pääse, en jaksa enää elää')).toBe(202)
    expect(await nextStepOf(danger)).toMatch(/call/)
    expect(await statusOf(danger)).toBe('held')
  })
  test('from the number of a record that was joined is of the one that stays', async () => {
    const c = await asked()
    const kept = await newCase()
    await county.owner.query(`update contact set person_id = $2 where id = $1`, [c.contact, kept.person])
    for (const table of ['notification', 'waiting_offer', 'need', 'appointment'])
      await county.owner.query(`update ${table} set person_id = $2 where contact_id = $1`, [c.contact, kept.person])
    await county.owner.query(`update person set joined_into = $2 where id = $1`, [c.person, kept.person])
    expect(await send(c.phone, 'K')).toBe(202)
    expect(await statusOf(c)).toBe('booked')
  })
  test.each([
    ['given up', `status = 'failed'`],
    ['tried again', `status = 'planned', attempts = 1`],
  ])('counts though the gateway’s own answer was lost and the message is %s', async (_name, state) => {
    const c = await asked()
    await county.owner.query(`update notification set ${state} where contact_id = $1 and template = 'time-offer'`, [
      c.contact,
    ])
    expect(await send(c.phone, 'K')).toBe(202)
    expect(await statusOf(c)).toBe('booked')
  })
  test('that speaks of danger is heard in a closed matter, and in the one that leads', async () => {
    const classOf = async (id: string) =>
      (await county.owner.query<{ of: string }>(`select urgency_class as of from contact where id = $1`, [id])).rows[0]
        ?.of
    const danger = 'En pääse, nyt puristava rintakipu'
    const closed = await asked()
    await county.owner.query(`update contact set status = 'closed' where id = $1`, [closed.contact])
    expect(await send(closed.phone, 'hmm')).toBe(202)
    expect(await classOf(closed.contact)).not.toBe('A')
    expect(await send(closed.phone, danger)).toBe(202)
    expect(await classOf(closed.contact)).toBe('A')
    const joined = await asked({ hour: '12' })
    const lead = await newCase()
    await county.owner.query(`update contact set joined_into = $2 where id = $1`, [joined.contact, lead.contact])
    expect(await send(joined.phone, danger)).toBe(202)
    expect(await classOf(lead.contact)).toBe('A')
  })
  test('to two open questions of one number is unclear, whatever it says', async () => {
    const first = await asked()
    const second = await asked({ phone: first.phone, hour: '12' })
    expect(await send(first.phone, 'K')).toBe(202)
    expect([await statusOf(first), await statusOf(second)]).toEqual(['held', 'held'])
    expect([await nextStepOf(first), await nextStepOf(second)]).toEqual(['call', 'call'])
  })
  test('that comes too late books nothing, and is called back', async () => {
    const c = await asked()
    county.at('2026-11-24T13:20:00+02:00')
    await catchUp()
    expect(await send(c.phone, 'K', { timestamp: seconds('2026-11-24T13:20:00+02:00') })).toBe(202)
    expect(await statusOf(c)).toBe('lapsed')
    expect(await nextStepOf(c)).toBe('call')
  })
  test('counts once: the same message handed over again changes nothing', async () => {
    const c = await asked()
    expect(await send(c.phone, 'hmm', { id: 'gw-1' })).toBe(202)
    expect(await send(c.phone, 'K', { id: 'gw-1' })).toBe(202)
    expect(await statusOf(c)).toBe('held')
    expect(await send(c.phone, 'K', { id: 'gw-2' })).toBe(202)
    expect(await statusOf(c)).toBe('booked')
  })
  test('from a number that was asked nothing is taken and left alone', async () => {
    await asked()
    expect(await send('+358401112222', 'K')).toBe(202)
    expect((await desk()).offers).toMatchObject([{ channel: 'sms' }])
  })
})

describe('the gateway', () => {
  test('is refused with another secret, another body, or a signature older than five minutes', async () => {
    const c = await asked()
    expect(await send(c.phone, 'K', { secret: 'another secret of the same length as it is' })).toBe(403)
    expect(await send(c.phone, 'K', { signed: '{}' })).toBe(403)
    expect(await send(c.phone, 'K', { timestamp: seconds('2026-11-24T09:06:59+02:00') })).toBe(403)
    expect(await send(c.phone, 'K', { timestamp: 'soon' })).toBe(403)
    expect(await statusOf(c)).toBe('held')
    expect(await send(c.phone, 'K', { timestamp: seconds('2026-11-24T09:08:30+02:00') })).toBe(202)
    expect(await statusOf(c)).toBe('booked')
  })
  test('keeps neither number nor words', async () => {
    const c = await asked()
    await send(c.phone, 'Kyllä jos pääsen kahdelta', { id: 'gw-9' })
    const { rows } = await county.owner.query<{ all: string }>(
      `select (select string_agg(s::text, ' ') from sms_received s) || (select string_agg(e::text, ' ') from journal_entry e) as all`,
    )
    expect(rows[0]?.all).toContain('gw-9')
    expect(rows[0]?.all).not.toContain('kahdelta')
    expect(rows[0]?.all).not.toContain(c.phone.replace(/\s/g, '').slice(-7))
  })
})

describe('a reply of somebody who was asked for another', () => {
  /** A guardian is asked about the child's need by text message. */
  async function askedGuardian() {
    const child = await newCase()
    const phone = people.newPhone()
    const guardian = await newCase(phone)
    const relation = await county.owner.query<{ id: string }>(
      `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ('lapland', $1, $2, 'guardian', '2020-01-01') returning id`,
      [child.person, guardian.person],
    )
    await county.owner.query(`update contact set reporter_person_id = $1 where id = $2`, [
      guardian.person,
      child.contact,
    ])
    const acting = await county.signIn({ kind: 'resident', personId: guardian.person })
    const waits = await acting('POST', '/api/me/waiting', {
      needId: child.need,
      waits: true,
      noticeHours: 4,
      bySms: true,
    })
    expect(waits.status, waits.text).toBe(200)
    const other = await newCase()
    const id = await bookHalfHour(nurse, other, '2026-11-25T10:00:00+02:00')
    await other.resident('POST', `/api/me/appointments/${id}/cancel`, {})
    await catchUp()
    expect((await lastSms())?.to).toBe(phone)
    return { child, phone, relationId: relation.rows[0]?.id ?? '' }
  }
  test('is the answer while they act, and nothing once they do not: custody ended, or the matter is kept from them', async () => {
    const acts = await askedGuardian()
    expect(await send(acts.phone, 'kyllä')).toBeLessThan(300)
    expect(await statusOf(acts.child)).toBe('booked')
    for (const ending of [
      `update person_relation set valid_until = '2026-11-24T09:00:00+02:00' where id = $1`,
      `update contact set hidden_from_representatives = true where person_id = (select person_id from person_relation where id = $1)`,
    ]) {
      await county.owner.query('truncate appointment, waiting_entry, freed_time, notification, need cascade')
      const asked = await askedGuardian()
      await county.owner.query(ending, [asked.relationId])
      const before = await nextStepOf(asked.child)
      expect(await send(asked.phone, 'kyllä')).toBeLessThan(300)
      expect(await statusOf(asked.child)).toBe('held')
      expect(await nextStepOf(asked.child)).toBe(before)
    }
  })
})
