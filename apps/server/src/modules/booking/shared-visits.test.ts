import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { assessKnee } from '@luukku/testkit/assessed-knee'
import {
  addReception,
  openSmallCounty,
  smallCounty,
  type Browser,
  type SmallCountyServer,
} from '@luukku/testkit/small-county-server'

const now = '2026-11-24T09:00:00+02:00'
const day = '2026-11-25'
const [petri, paula, outi] = [smallCounty.physiotherapist, randomUUID(), smallCounty.counsellor]
const bossId = randomUUID()
let county: SmallCountyServer
let nurse: Browser
let boss: Browser

beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24', day], moment: now })
  await county.owner.query(
    `insert into staff_member (id, county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
     values ($1, 'lapland', 'paula', 'Paula', 'Esimerkki', '{fysioterapeutti}', '{fi}', '{health}', '{health,both}', $2),
            ($3, 'lapland', 'maija', 'Maija', 'Esimerkki', '{johtaja}', '{fi}', '{manager}', '{}', $4)`,
    [paula, smallCounty.healthUnit, bossId, smallCounty.guidanceUnit],
  )
  for (const staff of [petri, paula]) await addReception(county.owner, staff, day, { from: '08:00', to: '12:00' })
  // The counsellor receives in the health station that morning, from nine on.
  await county.owner.query(
    `insert into shift (county_id, staff_id, unit_id, during, kind, modes)
     values ('lapland', $1, $2, tstzrange('2026-11-25 09:00+02', '2026-11-25 12:00+02'), 'reception', '{onsite,remote}')`,
    [outi, smallCounty.healthUnit],
  )
})
afterAll(() => county.close())
let tests = 0
beforeEach(async () => {
  county.at(new Date(Date.parse(now) + tests++ * 10 * 60_000))
  nurse = await county.staff(smallCounty.nurse)
  boss = await county.staff(bossId)
  await county.owner.query(`update appointment set status = 'cancelled' where status in ('booked', 'held')`)
  await county.owner.query(`update group_session set status = 'cancelled'`)
  await county.owner.query(`delete from overbooking_rule`)
  await county.owner.query(`update service set is_group = false, together = '[]', resources = '{}'`)
})

const at = (time: string) => `${day}T${time}:00+02:00`
const time = (staffId: string, clock: string, minutes = 30) => ({
  staffId,
  mode: 'onsite',
  start: at(clock),
  end: new Date(Date.parse(at(clock)) + minutes * 60_000).toISOString(),
})
type Need = { contactId: string; needId: string }
const newNeed = () => assessKnee(county.browser(), nurse)
const book = ({ contactId, needId }: Need, when: object) =>
  nurse('POST', '/api/booking/appointments', { contactId, items: [{ needId, service: 'FYSIO', ...when }] })
interface Item {
  staffId: string
  start: string
  group?: boolean
  beside?: { staffId: string }[]
}
async function offersOf({ contactId }: Need): Promise<Item[]> {
  const found = await nurse('POST', '/api/booking/search', { contactId, modes: ['onsite'], earliest: true, limit: 50 })
  expect(found.status, found.text).toBe(200)
  return (found.body.offers as { items: Item[] }[]).flatMap(({ items }) => items)
}
const overlaps = async () =>
  (
    await county.owner.query<{ n: number }>(
      `select count(*)::int as n from staff_time a join staff_time b on a.id < b.id and a.staff_id = b.staff_id and a.during && b.during and a.lanes && b.lanes`,
    )
  ).rows[0]?.n
const rows = async <T extends object>(text: string, values: unknown[] = []) =>
  (await county.owner.query<T & Record<string, unknown>>(text, values)).rows as T[]

describe('a group', () => {
  const session = { service: 'FYSIO', staffIds: [petri], unitId: smallCounty.healthUnit, mode: 'onsite', day }
  const addSession = async (o: object = {}) => {
    await county.owner.query(`update service set is_group = true where code = 'FYSIO'`)
    const made = await boss('POST', '/api/calendars/sessions', {
      ...session,
      from: '09:00',
      to: '10:30',
      places: 2,
      ...o,
    })
    return { ...made, id: String((made.body.sessions as string[] | undefined)?.[0] ?? '') }
  }
  const inGroup = time(petri, '09:00', 90)

  test('is made where those who hold it receive, takes their time and no one else’s', async () => {
    const made = await addSession()
    expect(made.status, made.text).toBe(200)
    const taken = await addSession({ from: '10:00', to: '11:00' })
    expect([taken.status, taken.body.reason]).toEqual([422, 'session-time-taken'])
    expect((await addSession({ from: '10:30', to: '11:00' })).status).toBe(200)
    const off = await addSession({ from: '11:30', to: '12:30' })
    expect([off.status, off.body.reason]).toEqual([422, 'session-off-shift'])
    const other = await addSession({ staffIds: [paula, outi], from: '08:30', to: '09:30' })
    expect([other.status, other.body.reason]).toEqual([422, 'session-off-shift'])
    expect((await addSession({ staffIds: [paula, outi], from: '09:00', to: '09:30' })).status).toBe(200)
    const past = await addSession({ day: '2026-11-23' })
    expect([past.status, past.body.reason]).toEqual([422, 'time-in-the-past'])
    expect(
      (await nurse('POST', '/api/calendars/sessions', { ...session, from: '11:00', to: '11:30', places: 2 })).status,
    ).toBe(403)
  })
  test('a place is offered and booked until the last is taken; who comes too late is given other times politely', async () => {
    await addSession()
    const [one, two, three] = [await newNeed(), await newNeed(), await newNeed()]
    expect(await offersOf(one)).toMatchObject([{ staffId: petri, start: at('09:00'), group: true }])
    const first = await book(one, inGroup)
    expect(first.status, first.text).toBe(200)
    expect(first.body.appointments[0]).toMatchObject({ group: true })
    expect((await book(two, inGroup)).status).toBe(200)
    expect(await offersOf(three)).toEqual([])
    const refused = await book(three, inGroup)
    expect([refused.status, refused.body.code]).toEqual([409, 'slot-taken'])
    const [seen] = await rows<{ n: number }>(`select count(*)::int as n from staff_time where staff_id = $1`, [petri])
    expect(seen?.n).toBe(1)
  })
  test('of two who want the last place at once exactly one has it, round after round', async () => {
    await addSession()
    await book(await newNeed(), inGroup)
    for (let round = 0; round < 4; round++) {
      const both = await Promise.all([await newNeed(), await newNeed()].map((need) => book(need, inGroup)))
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
      const won = both.find(({ status }) => status === 200)?.body.appointments[0].appointmentId as string
      const gone = await nurse('POST', `/api/booking/appointments/${won}/cancel`, { by: 'resident' })
      expect(gone.status, gone.text).toBe(200)
    }
  })
  test('the database keeps the places whoever writes: no seat twice, none beyond the last, none at another time', async () => {
    const { id } = await addSession()
    const need = await newNeed()
    const [person] = await rows<{ id: string }>(`select person_id as id from contact where id = $1`, [need.contactId])
    const insert = (o: { seat: number; minutes?: number }) =>
      county.owner.query(
        `insert into appointment (county_id, register, person_id, contact_id, need_id, staff_id, unit_id, service, mode, during, status, booked_at, session_id, seat)
         values ('lapland', 'health', $1, $2, $3, $4, $5, 'FYSIO', 'onsite', tstzrange($6, $6::timestamptz + make_interval(mins => $7)), 'booked', now(), $8, $9)`,
        [
          person?.id,
          need.contactId,
          need.needId,
          petri,
          smallCounty.healthUnit,
          at('09:00'),
          o.minutes ?? 90,
          id,
          o.seat,
        ],
      )
    await book(await newNeed(), inGroup)
    await expect(insert({ seat: 1 })).rejects.toMatchObject({ constraint: 'appointment_one_per_seat' })
    await expect(insert({ seat: 3 })).rejects.toMatchObject({ constraint: 'appointment_one_per_seat' })
    await expect(insert({ seat: 2, minutes: 60 })).rejects.toMatchObject({ constraint: 'appointment_one_per_session' })
    await insert({ seat: 2 })
  })
  test('nobody is told who else comes: not the offer, not the plan, not the one who made the session', async () => {
    await addSession()
    const [one, two] = [await newNeed(), await newNeed()]
    const told = [(await book(one, inGroup)).text, (await book(two, inGroup)).text]
    expect(told[1]).not.toContain(one.contactId)
    const page = await boss('GET', '/api/calendars/shared')
    expect(page.body.sessions).toMatchObject([{ places: 2, taken: 2, staff: ['Petri Esimerkki'] }])
    for (const id of [one.contactId, two.contactId, one.needId, two.needId]) expect(page.text).not.toContain(id)
    const mine = await one.resident('GET', `/api/me/plan`)
    expect(mine.text).not.toMatch(/seat|taken|places/)
  })
  test('has more places, and fewer down to what is booked', async () => {
    const { id } = await addSession({ places: 3 })
    for (let n = 0; n < 3; n++) await book(await newNeed(), inGroup)
    const fewer = await boss('POST', `/api/calendars/sessions/${id}/places`, { places: 2 })
    expect([fewer.status, fewer.body.reason]).toEqual([422, 'session-has-more'])
    expect((await boss('POST', `/api/calendars/sessions/${id}/places`, { places: 4 })).status).toBe(200)
    expect((await book(await newNeed(), inGroup)).status).toBe(200)
  })
  test('that is cancelled frees who held it, tells everybody why, and their case waits for another time', async () => {
    const { id } = await addSession()
    const [one, two] = [await newNeed(), await newNeed()]
    for (const need of [one, two]) expect((await book(need, inGroup)).status).toBe(200)
    const cancelled = await boss('POST', `/api/calendars/sessions/${id}/cancel`, { reason: 'leader-away' })
    expect(cancelled.status, cancelled.text).toBe(200)
    expect((await boss('POST', `/api/calendars/sessions/${id}/cancel`, { reason: 'other' })).status).toBe(404)
    expect((await book(await newNeed(), inGroup)).status).toBe(422)
    await county.app.services.jobs.runDue()
    for (const need of [one, two]) {
      const left = await rows(`select status from appointment where need_id = $1`, [need.needId])
      expect(left).toEqual([{ status: 'cancelled' }])
      expect(await rows(`select status from need where id = $1`, [need.needId])).toEqual([{ status: 'open' }])
      const seen = await nurse('GET', `/api/desk/contacts/${need.contactId}`)
      expect(seen.text).toContain('ohjaaja on poissa')
      const told = await rows<{ template: string }>(
        `select template from notification where contact_id = $1 and template = 'appointment-cancelled'`,
        [need.contactId],
      )
      expect(told).toHaveLength(1)
    }
    expect(await rows(`select 1 from staff_time where session_id = $1`, [id])).toEqual([])
    expect((await addSession()).status).toBe(200)
  })
})

describe('collective time', () => {
  beforeEach(() =>
    county.owner.query(`update service set together = $1 where code = 'FYSIO'`, [
      JSON.stringify([{ professions: ['sosiaaliohjaaja'], register: 'social' }]),
    ]),
  )
  const besides = () =>
    rows<{ staff_id: string; register: string }>(
      `select b.staff_id, b.register from appointment_beside b join appointment a on a.id = b.appointment_id where a.status = 'booked'`,
    )

  test('is offered when all are free in one place, from nine on, and takes both', async () => {
    const [one, other] = [await newNeed(), await newNeed()]
    const [first] = await offersOf(one)
    expect(first).toMatchObject({ start: at('09:00'), beside: [{ staffId: outi }] })
    const early = await book(one, time(petri, '08:00'))
    expect([early.status, early.body.code]).toEqual([409, 'slot-taken'])
    const booked = await book(one, { ...time(petri, '09:00'), beside: [outi] })
    expect(booked.status, booked.text).toBe(200)
    expect(booked.body.appointments).toMatchObject([{ beside: [{ name: 'Outi Esimerkki' }] }])
    expect(await besides()).toEqual([{ staff_id: outi, register: 'social' }])
    // Paula is free at nine; who would sit in is not.
    expect((await offersOf(other))[0]).toMatchObject({ start: at('09:30') })
    const lost = await book(other, { ...time(paula, '09:15'), beside: [outi] })
    expect([lost.status, lost.body.code]).toEqual([409, 'slot-taken'])
    expect(lost.body.alternatives.offers.length).toBeGreaterThan(0)
  })
  test('of two visits that want the same one beside at once exactly one is booked', async () => {
    for (const clock of ['09:00', '09:30', '10:00']) {
      const [one, other] = [await newNeed(), await newNeed()]
      const both = await Promise.all([
        book(one, { ...time(petri, clock), beside: [outi] }),
        book(other, { ...time(paula, clock), beside: [outi] }),
      ])
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    }
    expect(await overlaps()).toBe(0)
  })
  test('moves, is cancelled and ends as one', async () => {
    const one = await newNeed()
    const booked = await book(one, time(petri, '09:00'))
    const id = String(booked.body.appointments[0].appointmentId)
    const moved = await nurse('POST', `/api/booking/appointments/${id}/move`, {
      by: 'resident',
      to: time(petri, '09:15'),
    })
    expect(moved.status, moved.text).toBe(200)
    expect(moved.body.appointments).toMatchObject([{ beside: [{ name: 'Outi Esimerkki' }] }])
    const spans = () =>
      rows(
        `select staff_id, to_char(lower(during) at time zone 'Europe/Helsinki', 'HH24:MI') as start from staff_time order by staff_id = $1`,
        [outi],
      )
    expect(await spans()).toEqual([
      { staff_id: petri, start: '09:15' },
      { staff_id: outi, start: '09:15' },
    ])
    const now = String(moved.body.appointments[0].appointmentId)
    for (const status of ['arrived', 'started', 'done']) {
      await county.owner.query(`update appointment set status = $2 where id = $1`, [now, status])
      expect(await spans()).toHaveLength(2)
    }
    await county.owner.query(`update appointment set status = 'no-show' where id = $1`, [now])
    expect(await spans()).toEqual([])
    await county.owner.query(`update appointment set status = 'booked' where id = $1`, [now])
    expect(await spans()).toHaveLength(2)
    const gone = await nurse('POST', `/api/booking/appointments/${now}/cancel`, { by: 'resident' })
    expect(gone.status, gone.text).toBe(200)
    expect(await spans()).toEqual([])
  })
  test('somebody named who does not sit in, or is not there then, is refused', async () => {
    const one = await newNeed()
    for (const beside of [[paula], [smallCounty.psychiatricNurse], [outi, paula], []])
      expect((await book(one, { ...time(petri, '09:00'), beside })).body.reason).toBe('not-on-shift-for-this')
  })
  test('who sits in sees the visit in their week and who comes, and nothing else of the case; a colleague sees nothing', async () => {
    const one = await newNeed()
    const booked = await book(one, { ...time(petri, '09:00'), beside: [outi] })
    expect(booked.status).toBe(200)
    const beside = await county.staff(outi)
    const week = await beside('GET', `/api/own-week?day=${day}`)
    expect(week.status, week.text).toBe(200)
    expect(week.text).toContain('Testi')
    expect(week.text).not.toContain('Polvi kipeä')
    expect((await beside('GET', `/api/own/${one.needId}`)).status).toBe(404)
    const other = await county.staff(paula)
    expect((await other('GET', `/api/own-week?day=${day}`)).text).not.toContain('Testi')
    const [entry] = await rows<{ n: number }>(
      `select count(*)::int as n from journal_entry where action = 'bookTimes' and register = 'both' and detail::text like '%' || $1 || '%'`,
      [outi],
    )
    expect(entry?.n).toBeGreaterThan(0)
  })
  test('an absence of who sits in makes the visit a conflict, and their return takes it away', async () => {
    const one = await newNeed()
    await book(one, { ...time(petri, '09:00'), beside: [outi] })
    const note = () => county.owner.query(`select note_roster_conflicts($1, '{}', $2)`, [outi, now])
    await county.owner.query(`begin`)
    await county.owner.query(`select set_config('luukku.county', 'lapland', true)`)
    await county.owner.query(
      `insert into shift (county_id, staff_id, unit_id, during, kind) values ('lapland', $1, $2, tstzrange('2026-11-25 08:00+02', '2026-11-25 16:00+02'), 'absence')`,
      [outi, smallCounty.healthUnit],
    )
    await note()
    expect(await rows(`select why from roster_conflict where need_id = $1`, [one.needId])).toEqual([
      { why: 'beside-away' },
    ])
    await county.owner.query(`delete from shift where staff_id = $1 and kind = 'absence'`, [outi])
    await note()
    expect(await rows(`select why from roster_conflict where need_id = $1`, [one.needId])).toEqual([])
    // Their rights that end before the visit do as well; those that end after it do not.
    for (const [until, why] of [
      ['2026-11-26', []],
      [day, [{ why: 'beside-away' }]],
    ] as const) {
      await county.owner.query(`update staff_member set valid_until = ($2 || ' 00:00+02')::timestamptz where id = $1`, [
        outi,
        until,
      ])
      await note()
      expect(await rows(`select why from roster_conflict where need_id = $1`, [one.needId])).toEqual(why)
    }
    await county.owner.query(`rollback`)
  })
})

describe('a time over another', () => {
  const allow = async (extra: number, unitId?: string) => {
    const saved = await boss('POST', '/api/calendars/overbooking', {
      ...{ service: 'FYSIO', extra },
      ...(unitId === undefined ? {} : { unitId }),
    })
    expect(saved.status, saved.text).toBe(200)
  }
  const over = (need: Need, clock = '09:00', why: string | undefined = 'Kipeä, ei voi odottaa') =>
    book(need, { ...time(petri, clock), ...(why === undefined ? {} : { over: why }) })

  test('is refused where the county does not allow it, also with a reason', async () => {
    await book(await newNeed(), time(petri, '09:00'))
    expect((await over(await newNeed())).body.reason).toBe('no-overbooking-here')
    await allow(1, smallCounty.socialUnit)
    expect((await over(await newNeed())).body.reason).toBe('no-overbooking-here')
  })
  test('lies over one where one is allowed and never over two; without a reason not at all', async () => {
    await allow(1)
    await book(await newNeed(), time(petri, '09:00'))
    const third = await newNeed()
    expect((await over(third, '09:00', '  ')).body.reason).toBe('reason-needed')
    expect((await book(third, time(petri, '09:00'))).status).toBe(409)
    const second = await over(await newNeed(), '09:15')
    expect(second.status, second.text).toBe(200)
    expect((await over(third)).body.code).toBe('slot-taken')
    expect((await over(third, '09:30')).status).toBe(200)
    const [words] = await rows<{ n: number }>(
      `select count(*)::int as n from sealed_payload where sealed is not null and kind = 'clock-ground'`,
    )
    expect(words?.n).toBeGreaterThan(0)
  })
  test('of three who are squeezed in at once no more are than may be', async () => {
    await allow(1)
    await book(await newNeed(), time(petri, '10:00'))
    const needs = [await newNeed(), await newNeed(), await newNeed()]
    const all = await Promise.all(needs.map((need) => over(need, '10:00')))
    expect(all.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    expect(await overlaps()).toBe(0)
  })
  test('is never offered by the search; it is listed for the professional who asks, taken times alone', async () => {
    await allow(1)
    const one = await newNeed()
    await book(await newNeed(), time(petri, '08:00'))
    await book(await newNeed(), time(paula, '08:00'))
    expect((await offersOf(one))[0]?.start).toBe(at('08:30'))
    const found = await nurse('POST', '/api/booking/over', { ...{ contactId: one.contactId, needId: one.needId }, day })
    expect(found.status, found.text).toBe(200)
    expect(found.body.allowed).toBe(true)
    expect((found.body.times as Item[]).map(({ start }) => start.slice(11, 16))).toEqual([
      '08:00',
      '08:00',
      '08:15',
      '08:15',
    ])
    await allow(0)
    const none = await nurse('POST', '/api/booking/over', { ...{ contactId: one.contactId, needId: one.needId }, day })
    expect(none.body).toEqual({ allowed: false, times: [] })
  })
  const listed = async ({ contactId, needId }: Need) => {
    const found = await nurse('POST', '/api/booking/over', { contactId, needId, day })
    return (found.body.times as (Item & { mode: string })[]).map(
      ({ staffId, start, mode }) => `${staffId === petri ? 'petri' : 'paula'} ${start.slice(11, 16)} ${mode}`,
    )
  }
  test('is listed only when the companion can come', async () => {
    await allow(1)
    const one = await newNeed()
    for (const clock of ['09:00', '09:30']) await book(await newNeed(), time(petri, clock))
    const companion = { windows: [{ weekdays: [3], from: '09:30', to: '10:15' }] }
    const told = await nurse('POST', `/api/desk/needs/${one.needId}/visit`, {
      ...{ interpreter: null, moreTime: false, companion },
    })
    expect(told.status, told.text).toBe(200)
    expect(await listed(one)).toEqual(['petri 09:30 onsite', 'petri 09:45 onsite'])
  })
  test('is listed only when somebody interprets, where somebody of the county does', async () => {
    await allow(1)
    const one = await newNeed()
    await book(await newNeed(), time(petri, '09:00'))
    await county.owner.query(`update need set interpreter = 'so' where id = $1`, [one.needId])
    const all = await listed(one)
    expect(all).toContain('petri 09:00 onsite')
    const { rows } = await county.owner.query<{ id: string }>(
      `insert into interpreter (county_id, name, languages, is_remote) values ('lapland', 'Tulkki päälle', '{so}', true) returning id`,
    )
    try {
      expect(await listed(one)).toEqual([])
      // Hours that touch are one stretch.
      await county.owner.query(
        `insert into interpreter_time (county_id, interpreter_id, during)
         values ('lapland', $1, tstzrange($2, $3)), ('lapland', $1, tstzrange($3, $4))`,
        [rows[0]?.id, at('09:00'), at('09:15'), at('09:30')],
      )
      expect(await listed(one)).toEqual(['petri 09:00 onsite'])
      expect((await over(one)).status).toBe(200)
    } finally {
      await county.owner.query(`update interpreter set active = false where id = $1`, [rows[0]?.id])
    }
  })
  test('on site is listed only where a room that has what is asked is free then, and can be booked there', async () => {
    await allow(1)
    await county.owner.query(`update service set resources = '{hoitohuone}' where code = 'FYSIO'`)
    const room = async (name: string, features: string) =>
      (
        await county.owner.query<{ id: string }>(
          `insert into resource (county_id, unit_id, kind, name, features) values ('lapland', $1, 'hoitohuone', $2, $3) returning id`,
          [smallCounty.healthUnit, name, features],
        )
      ).rows[0]?.id ?? ''
    const rooms = [await room('Huone 1', '{}')]
    try {
      const one = await newNeed()
      expect((await book(await newNeed(), time(petri, '09:00'))).status).toBe(200)
      // The one room is taken: over a connection nobody needs it.
      expect(new Set((await listed(one)).map((line) => line.slice(12)))).toEqual(new Set(['remote']))
      rooms.push(await room('Huone 2', '{hearing-loop}'))
      expect(await listed(one)).toContain('petri 09:00 onsite')
      const wish = (placeWishes: string[]) =>
        nurse('POST', `/api/desk/needs/${one.needId}/visit`, { interpreter: null, moreTime: false, placeWishes })
      expect((await wish(['hearing-loop'])).status).toBe(200)
      expect(await listed(one)).toContain('petri 09:00 onsite')
      expect((await over(one)).status).toBe(200)
      const two = await newNeed()
      expect(await listed(two)).not.toContain('petri 09:00 onsite')
      await county.owner.query(`update appointment set status = 'cancelled' where need_id = $1`, [one.needId])
      await county.owner.query(
        `insert into resource_closure (county_id, resource_id, during) values ('lapland', $1, tstzrange($2, $3))`,
        [rooms[1], at('08:00'), at('09:30')],
      )
      expect(await listed(two)).not.toContain('petri 09:00 onsite')
    } finally {
      await county.owner.query(`update appointment set status = 'cancelled' where status = 'booked'`)
      await county.owner.query(`update resource set active = false where id = any ($1)`, [rooms])
    }
  })
  test('the search says of which needs one may be asked for: none where the county allows none', async () => {
    const one = await newNeed()
    const overOf = async () =>
      (await nurse('POST', '/api/booking/search', { contactId: one.contactId, needIds: [one.needId], limit: 1 })).body
        .over
    expect(await overOf()).toEqual([])
    await allow(1)
    expect(await overOf()).toEqual([one.needId])
    await allow(0)
    expect(await overOf()).toEqual([])
  })
  test('nobody lies over a group or a collective visit', async () => {
    await allow(1)
    const one = await newNeed()
    await county.owner.query(
      `insert into group_session (county_id, service, staff_ids, unit_id, mode, during, places, made_by, made_at)
       values ('lapland', 'FYSIO', array[$1::uuid], $2, 'onsite', tstzrange($3, $4), 8, $1, now())`,
      [petri, smallCounty.healthUnit, at('11:00'), at('12:00')],
    )
    expect((await over(one, '11:00')).body.code).toBe('slot-taken')
  })
})
