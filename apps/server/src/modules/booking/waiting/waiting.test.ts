import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { MyWaiting, WaitingDesk } from '@luukku/contract'
import {
  addReception,
  openSmallCounty,
  smallCounty,
  type Browser,
  type SmallCountyServer,
} from '@luukku/testkit/small-county-server'
import { bookHalfHour, finishJobs, insertOpenNeed, type OpenNeed } from '@luukku/testkit/open-need'

const now = '2026-11-24T09:12:00+02:00'
const workdays = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30', '2026-12-01', '2026-12-02']
let county: SmallCountyServer
let nurse: Browser

beforeAll(async () => {
  county = await openSmallCounty({ days: workdays, moment: now })
  for (const day of workdays) await addReception(county.owner, smallCounty.physiotherapist, day)
})
afterAll(() => county.close())
beforeEach(async () => {
  county.at(now)
  nurse = await county.staff(smallCounty.nurse)
  await county.owner.query(
    'truncate appointment, waiting_entry, freed_time, notification, need cascade; truncate pgboss.job',
  )
})

interface Case extends OpenNeed {
  resident: Browser
}
async function newCase(o: { urgency?: 'C' | 'D'; due?: string | null } = {}): Promise<Case> {
  const open = await insertOpenNeed(county.owner, { at: now, due: '2027-01-15', ...o })
  return { ...open, resident: await county.signIn({ kind: 'resident', personId: open.person }) }
}
const book = (c: Case, start: string) => bookHalfHour(nurse, c, start)
const wait = async (c: Case, o: object = {}): Promise<MyWaiting> => {
  const answer = await c.resident('POST', '/api/me/waiting', { needId: c.need, waits: true, noticeHours: 4, ...o })
  expect(answer.status).toBe(200)
  return answer.body.waiting[0] as MyWaiting
}
const mine = async (c: Case) => (await c.resident('GET', '/api/me/waiting')).body.waiting[0] as MyWaiting
const desk = async () => (await nurse('GET', '/api/booking/waiting')).body as WaitingDesk
const answer = (c: Case, offer: MyWaiting['offer'], said: 'accept' | 'decline') =>
  c.resident('POST', `/api/me/waiting/offers/${offer?.offerId ?? ''}`, { answer: said })
const catchUp = () => finishJobs(county, 'offer-freed-time', 'end-waiting-offer')
const statusOf = async (id: string) =>
  (await county.owner.query<{ status: string }>('select status from appointment where id = $1', [id])).rows[0]?.status
const noOverlaps = async () =>
  (
    await county.owner.query<{ n: number }>(
      `select count(*)::int as n from appointment a join appointment b on a.id < b.id and a.staff_id = b.staff_id and a.during && b.during
       where is_taken(a.status) and is_taken(b.status)`,
    )
  ).rows[0]?.n

const wednesday = '2026-11-25T10:00:00+02:00'
/** Somebody books Wednesday at ten and gives it up. */
async function freeWednesday(): Promise<void> {
  const other = await newCase()
  const id = await book(other, wednesday)
  expect((await other.resident('POST', `/api/me/appointments/${id}/cancel`, {})).status).toBe(200)
  await catchUp()
}

describe('a freed time', () => {
  test('is held for the one with the fewest days left, told as theirs alone, and is nobody else’s meanwhile', async () => {
    const [later, sooner] = [await newCase({ due: '2027-02-01' }), await newCase({ due: '2026-12-01' })]
    await wait(later)
    await wait(sooner)
    await freeWednesday()
    expect((await mine(later)).offer).toBeUndefined()
    expect((await mine(sooner)).offer).toMatchObject({ start: wednesday, mode: 'onsite' })
    const third = await newCase()
    const end = '2026-11-25T10:30:00+02:00'
    const item = {
      needId: third.need,
      staffId: smallCounty.physiotherapist,
      service: 'FYSIO',
      mode: 'onsite',
      start: wednesday,
      end,
    }
    const refused = await nurse('POST', '/api/booking/appointments', { contactId: third.contact, items: [item] })
    expect(refused.body.code).toBe('slot-taken')
    expect(
      (
        await third.resident('POST', `/api/me/waiting/offers/${(await mine(sooner)).offer?.offerId ?? ''}`, {
          answer: 'accept',
        })
      ).status,
    ).toBe(404)
    expect((await desk()).offers).toMatchObject([{ channel: 'desk', start: wednesday }])
  })
  test('of a service that others sit in at goes to the first who waits although they denied the other side, without those', async () => {
    await county.owner.query(`update service set together = $1 where code = 'FYSIO'`, [
      JSON.stringify([{ professions: ['sosiaaliohjaaja'], register: 'social' }]),
    ])
    try {
      const [first, next] = [await newCase({ due: '2026-12-01' }), await newCase({ due: '2027-01-01' })]
      await wait(first)
      await wait(next)
      const other = await newCase()
      for (const { need } of [first, other])
        await county.owner.query(
          `insert into denial (county_id, register, person_id, target, asked_by, made_at, in_emergency)
           select county_id, 'health', person_id, 'register', 'voice', now(), false from need where id = $1`,
          [need],
        )
      const id = await book(other, wednesday)
      expect((await other.resident('POST', `/api/me/appointments/${id}/cancel`, {})).status).toBe(200)
      await catchUp()
      expect((await mine(first)).offer).toMatchObject({ start: wednesday })
      expect((await county.owner.query('select 1 from appointment_beside')).rows).toEqual([])
      expect((await answer(first, (await mine(first)).offer, 'decline')).status).toBe(200)
      await catchUp()
      // Nobody sits in then for the one who has denied nothing: passed over with a reason, and nothing stops.
      const { rows } = await county.owner.query(
        'select person_id, outcome from waiting_place where freed_id is not null',
      )
      expect(rows).toContainEqual({ person_id: next.person, outcome: 'no-time' })
    } finally {
      await county.owner.query(`update service set together = '[]'`)
    }
  })
  test('tells who else takes part: who sits in, who interprets, and whether the companion can; to the desk that calls too', async () => {
    await county.owner.query(`update service set together = $1 where code = 'FYSIO'`, [
      JSON.stringify([{ professions: ['sosiaaliohjaaja'], register: 'social' }]),
    ])
    const onWednesday = '[2026-11-25 08:00+02,2026-11-25 16:00+02)'
    await county.owner.query(
      `insert into shift (county_id, staff_id, unit_id, during, kind, modes) values ($1, $2, $3, $4, 'reception', '{onsite,remote}')`,
      [smallCounty.id, smallCounty.counsellor, smallCounty.healthUnit, onWednesday],
    )
    const interpreter = randomUUID()
    await county.owner.query(
      `insert into interpreter (id, county_id, name, languages, is_remote) values ($1, $2, 'Farah', '{fa}', true)`,
      [interpreter, smallCounty.id],
    )
    await county.owner.query(`insert into interpreter_time (county_id, interpreter_id, during) values ($1, $2, $3)`, [
      smallCounty.id,
      interpreter,
      onWednesday,
    ])
    try {
      const [plain, first] = [await newCase({ due: '2027-01-01' }), await newCase({ due: '2026-12-01' })]
      const ten = { windows: [{ weekdays: [3], from: '10:00', to: '11:00' }] }
      await county.owner.query(`update need set interpreter = 'fa', companion = $2 where id = $1`, [
        first.need,
        JSON.stringify(ten),
      ])
      await wait(first)
      await wait(plain)
      await freeWednesday()
      const told = {
        beside: [{ name: 'Outi Esimerkki', role: { fi: 'sosiaaliohjaaja' } }],
        interpreter: { language: 'fa', how: 'remote' },
        companion: 'can',
      }
      expect((await mine(first)).offer).toMatchObject(told)
      expect((await desk()).offers).toMatchObject([told])
      // Told anew since the time was held: what stood then is not said any more.
      await county.owner.query(`update need set companion = $2 where id = $1`, [
        first.need,
        JSON.stringify({ windows: [], notBefore: '2026-11-26' }),
      ])
      expect((await mine(first)).offer?.companion).toBe('cannot')
      await answer(first, (await mine(first)).offer, 'decline')
      await catchUp()
      const { offer } = await mine(plain)
      expect(offer?.beside).toMatchObject(told.beside)
      expect(offer).not.toHaveProperty('interpreter')
      expect(offer).not.toHaveProperty('companion')
    } finally {
      await county.owner.query(`update service set together = '[]'`)
      await county.owner.query(`delete from shift where staff_id = $1 and kind = 'reception'`, [smallCounty.counsellor])
    }
  })
  test('taken: it is booked, the later time of the same need is given up and finds the next one', async () => {
    const [first, next] = [await newCase({ due: '2026-12-01' }), await newCase({ due: '2027-01-01' })]
    const old = await book(first, '2026-12-01T09:00:00+02:00')
    await wait(first)
    await wait(next)
    await freeWednesday()
    const { offer } = await mine(first)
    const taken = await answer(first, offer, 'accept')
    expect(taken.status).toBe(200)
    expect(taken.body.waiting[0]).toMatchObject({ booked: wednesday })
    expect(taken.body.waiting[0].waits).toBeUndefined()
    expect(await statusOf(old)).toBe('moved')
    const plan = await first.resident('GET', '/api/me')
    expect(plan.body.plans[0].lines[0].appointment).toMatchObject({ start: wednesday, status: 'booked' })
    await catchUp()
    expect((await mine(next)).offer).toMatchObject({ start: '2026-12-01T09:00:00+02:00' })
    expect(await noOverlaps()).toBe(0)
    expect((await answer(first, offer, 'accept')).body.code).toBe('action-not-possible')
  })
  test('declined: the next one is asked, and who declined keeps the place and is not asked again about it', async () => {
    const [first, next] = [await newCase({ due: '2026-12-01' }), await newCase({ due: '2027-01-01' })]
    await wait(first)
    await wait(next)
    await freeWednesday()
    expect((await answer(first, (await mine(first)).offer, 'decline')).status).toBe(200)
    await catchUp()
    expect((await mine(first)).offer).toBeUndefined()
    expect((await mine(first)).waits?.place).toBe(1)
    expect((await mine(next)).offer).toMatchObject({ start: wednesday })
    await answer(next, (await mine(next)).offer, 'decline')
    await catchUp()
    // Nobody is left: it is free to all again.
    const found = await nurse('POST', '/api/booking/search', {
      contactId: first.contact,
      earliest: true,
      from: '2026-11-25',
    })
    expect(found.body.offers.length).toBeGreaterThan(0)
    expect((await county.owner.query('select status from freed_time')).rows).toEqual([{ status: 'left' }])
  })
  test('not answered: the hold ends by itself, a minute before it stands, and the next one is asked', async () => {
    const [first, next] = [await newCase({ due: '2026-12-01' }), await newCase({ due: '2027-01-01' })]
    await wait(first)
    await wait(next)
    await freeWednesday()
    const { offer } = await mine(first)
    const ends = Date.parse(offer?.expiresAt ?? '')
    // Wednesday at ten is 25 hours ahead: two hours.
    expect(Math.round((ends - Date.parse(now)) / 60_000)).toBe(120)
    county.at(new Date(ends - 60_000))
    first.resident = await county.signIn({ kind: 'resident', personId: first.person })
    next.resident = await county.signIn({ kind: 'resident', personId: next.person })
    await catchUp()
    expect((await mine(first)).offer).toBeDefined()
    // The page shows whole seconds, and the queue goes by the machine's time: what a slow one took to ask lies between.
    county.at(new Date(ends + 60_000))
    expect((await answer(first, offer, 'accept')).body.code).toBe('action-not-possible')
    await catchUp()
    expect((await mine(next)).offer).toMatchObject({ start: wednesday })
    expect((await mine(first)).offer).toBeUndefined()
  })
  test('accepted and run out at the same moment by many clicks: one booking, one answer', async () => {
    const first = await newCase({ due: '2026-12-01' })
    await wait(first)
    await freeWednesday()
    const { offer } = await mine(first)
    const answers = await Promise.all(
      ['accept', 'decline', 'accept', 'accept', 'decline'].map((said) => answer(first, offer, said as 'accept')),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await noOverlaps()).toBe(0)
    const { rows } = await county.owner.query(`select status from waiting_offer`)
    expect(rows).toHaveLength(1)
  })
  test.each([
    ['whose own time is earlier', { booked: '2026-11-24T15:00:00+02:00' }, {}, 'not-earlier'],
    ['who needs more notice', {}, { noticeHours: 25 }, 'notice'],
    ['who can only meet remotely, where it is on site alone', {}, { modes: ['remote'] }, 'offered'],
  ] as const)('is looked at for somebody %s, and the log says what came of it', async (_, o, setting, outcome) => {
    const first = await newCase({ due: '2026-12-01' })
    if ('booked' in o) await book(first, o.booked)
    await wait(first, setting)
    await freeWednesday()
    expect((await desk()).log.map((line) => line.outcome)).toEqual([outcome])
    expect((await mine(first)).offer === undefined).toBe(outcome !== 'offered')
  })
  test('one whose identity nobody has checked is asked about one time at once; a verified person about three', async () => {
    const holdFor = (c: Case, days: readonly number[], until: string) =>
      county.owner.query(
        `insert into appointment (county_id, register, person_id, contact_id, need_id, staff_id, unit_id, service, mode, during, status, booked_at, held_until)
         select $1, 'health', $2, $3, $4, $5, $6, 'FYSIO', 'onsite', tstzrange(d, d + interval '30 minutes'), 'held', $7, $8
         from unnest($9::int[]) n, lateral (select '2026-12-01T06:00:00+02:00'::timestamptz + n * interval '1 day' as d) at`,
        [
          smallCounty.id,
          c.person,
          c.contact,
          c.need,
          smallCounty.physiotherapist,
          smallCounty.healthUnit,
          now,
          until,
          days,
        ],
      )
    const outcomes = async () => (await desk()).log.map(({ needId, outcome }) => `${needId} ${outcome}`).sort()
    const [anybody, known, next] = [
      await newCase({ due: '2026-11-30' }),
      await newCase({ due: '2026-12-01' }),
      await newCase({ due: '2026-12-15' }),
    ]
    await county.owner.query('update person set verified = true where id = $1', [known.person])
    for (const one of [anybody, known, next]) await wait(one)
    await holdFor(anybody, [0], '2026-11-24T12:00:00+02:00')
    await holdFor(known, [1, 2, 3], '2026-11-24T12:00:00+02:00')
    await freeWednesday()
    expect(await outcomes()).toEqual(
      [`${anybody.need} holds-full`, `${known.need} holds-full`, `${next.need} offered`].sort(),
    )
    // One of the three has run out, whether or not its planned work has come: the verified person is asked again.
    await county.owner.query(
      `update appointment set held_until = $1 where id = (select id from appointment where person_id = $2 and status = 'held' limit 1)`,
      [now, known.person],
    )
    const other = await newCase()
    const id = await book(other, '2026-11-26T10:00:00+02:00')
    expect((await other.resident('POST', `/api/me/appointments/${id}/cancel`, {})).status).toBe(200)
    await catchUp()
    expect((await mine(known)).offer).toMatchObject({ start: '2026-11-26T10:00:00+02:00' })
  })
  test('in the evening is offered in the morning', async () => {
    const first = await newCase({ due: '2026-12-01' })
    await wait(first)
    const other = await newCase()
    const id = await book(other, '2026-11-27T10:00:00+02:00')
    county.at('2026-11-24T21:00:00+02:00')
    other.resident = await county.signIn({ kind: 'resident', personId: other.person })
    expect((await other.resident('POST', `/api/me/appointments/${id}/cancel`, {})).status).toBe(200)
    await catchUp()
    first.resident = await county.signIn({ kind: 'resident', personId: first.person })
    expect((await mine(first)).offer).toBeUndefined()
    county.at('2026-11-25T08:00:00+02:00')
    first.resident = await county.signIn({ kind: 'resident', personId: first.person })
    await catchUp()
    expect((await mine(first)).offer).toBeDefined()
  })
})

describe('the desk', () => {
  test('answers for the person on the telephone, and reads who was asked in which order and why', async () => {
    const [first, next] = [await newCase({ due: '2026-12-01' }), await newCase({ urgency: 'C', due: null })]
    await wait(first)
    await wait(next)
    expect((await desk()).waiting.map(({ needId }) => needId)).toEqual([next.need, first.need])
    await freeWednesday()
    const [offer] = (await desk()).offers
    expect(offer?.needId).toBe(next.need)
    const said = await nurse('POST', `/api/booking/waiting/offers/${offer?.offerId ?? ''}`, { answer: 'decline' })
    expect(said.status).toBe(200)
    await catchUp()
    const { log } = await desk()
    expect(log.map(({ place, outcome, answer: told }) => [place, outcome, told])).toEqual([
      [2, 'offered', 'offered'],
      [1, 'asked-before', undefined],
      [1, 'offered', 'declined'],
    ])
  })
  test('puts a need on the list and takes it off; a way that the service is not given in is refused', async () => {
    const c = await newCase()
    const body = { contactId: c.contact, needId: c.need, waits: true }
    expect((await nurse('POST', '/api/booking/waiting', body)).body.waiting[0].waits.place).toBe(1)
    expect((await nurse('POST', '/api/booking/waiting', { ...body, modes: ['home'] })).status).toBe(422)
    expect(
      (await nurse('POST', '/api/booking/waiting', { ...body, waits: false })).body.waiting[0].waits,
    ).toBeUndefined()
    expect((await nurse('POST', '/api/booking/waiting', { ...body, needId: randomUUID() })).status).toBe(404)
  })
})

describe('the resident', () => {
  test('sees the place among those who wait for the same service, the date, and what would bring it forward', async () => {
    const [a, b] = [await newCase({ due: '2026-12-01' }), await newCase({ due: '2027-01-01' })]
    expect((await mine(a)).waits).toBeUndefined()
    await wait(a)
    const waits = await wait(b, { modes: ['onsite'], onlyHere: true, noticeHours: 48 })
    expect(waits).toMatchObject({
      latest: '2027-01-01',
      waits: { place: 2, helps: ['more-ways', 'other-places', 'shorter-notice'] },
    })
    expect((await wait(b, { modes: [], noticeHours: 4 })).waits?.helps).toEqual([])
    expect(
      (await a.resident('POST', '/api/me/waiting', { needId: a.need, waits: false })).body.waiting[0].waits,
    ).toBeUndefined()
    expect((await mine(b)).waits?.place).toBe(1)
  })
  test('reads the county’s own promise apart from the law’s day, and their own day as theirs', async () => {
    const a = await newCase({ due: '2027-01-15' })
    expect(await mine(a)).not.toHaveProperty('promised')
    const clock = (due: string, kind: string, state: string) =>
      county.owner.query(
        `insert into clock (county_id, register, person_id, contact_id, need_id, rule_id, rule_version, started_at, due_date, state, detail)
         select county_id, register, person_id, contact_id, id, 'X-' || $2, '1', now(), $2::text::date, $4, jsonb_build_object('kind', $3::text) from need where id = $1`,
        [a.need, due, kind, state],
      )
    await clock('2026-12-01', 'promise', 'met')
    await clock('2026-12-02', 'care', 'running')
    await clock('2027-01-05', 'promise', 'running')
    expect(await mine(a)).toMatchObject({ latest: '2027-01-15', promised: '2027-01-05' })
    expect(await mine(a)).not.toHaveProperty('isOwnDay')
    const own = (day: string) => county.owner.query(`update need set real_life_date = $2 where id = $1`, [a.need, day])
    await own('2027-01-15')
    expect(await mine(a)).not.toHaveProperty('isOwnDay')
    await own('2027-01-14')
    expect(await mine(a)).toMatchObject({ latest: '2027-01-14', isOwnDay: true })
  })
  test('who changes what suits keeps the place; who leaves and comes back goes behind', async () => {
    const [a, b] = [await newCase(), await newCase()]
    await wait(a)
    county.at('2026-11-24T09:20:00+02:00')
    await wait(b)
    await wait(a, { modes: ['onsite'] })
    expect((await mine(a)).waits?.place).toBe(1)
    await a.resident('POST', '/api/me/waiting', { needId: a.need, waits: false })
    county.at('2026-11-24T09:30:00+02:00')
    await wait(a)
    expect((await mine(a)).waits?.place).toBe(2)
  })
  test('cannot wait with somebody else’s need', async () => {
    const [a, b] = [await newCase(), await newCase()]
    expect((await a.resident('POST', '/api/me/waiting', { needId: b.need, waits: true })).status).toBe(404)
  })
})
