import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { assessKnee } from '@luukku/testkit/assessed-knee'
import {
  addReception,
  openSmallCounty,
  smallCounty,
  type Browser,
  type SmallCountyServer,
} from '@luukku/testkit/small-county-server'

import { tellSessionCancelled } from './groups/tell-session-cancelled.ts'

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
  await county.owner.query(`delete from shift where kind = 'absence'`)
  await county.owner.query(`update shift set services = '{}'`)
  await county.owner.query(`delete from roster_conflict`)
  await county.owner.query(`delete from resource_closure`)
  await county.owner.query(`delete from appointment_resource`)
  await county.owner.query(`delete from resource`)
  await county.owner.query(`delete from interpreter`)
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
  interpreter?: { how: string }
}
async function offersOf({ contactId }: Need, o: object = { earliest: true }): Promise<Item[]> {
  const found = await nurse('POST', '/api/booking/search', { contactId, modes: ['onsite'], limit: 50, ...o })
  expect(found.status, found.text).toBe(200)
  return (found.body.offers as { items: Item[] }[]).flatMap(({ items }) => items)
}
const rows = async <T extends object>(text: string, values: unknown[] = []) =>
  (await county.owner.query<T & Record<string, unknown>>(text, values)).rows as T[]
const addSession = async (o: object = {}) => {
  await county.owner.query(`update service set is_group = true where code = 'FYSIO'`)
  const made = await boss('POST', '/api/calendars/sessions', {
    ...{ service: 'FYSIO', staffIds: [petri], unitId: smallCounty.healthUnit, mode: 'onsite', day },
    ...{ from: '09:00', to: '10:30', places: 3 },
    ...o,
  })
  return { ...made, id: String((made.body.sessions as string[] | undefined)?.[0] ?? '') }
}
const inGroup = time(petri, '09:00', 90)
const absence = (staffId: string) =>
  county.owner.query(
    `insert into shift (county_id, staff_id, unit_id, during, kind) values ('lapland', $1, $2, tstzrange('2026-11-25 08:00+02', '2026-11-25 16:00+02'), 'absence')`,
    [staffId, smallCounty.healthUnit],
  )
const back = () => county.owner.query(`delete from shift where kind = 'absence'`)
const lostOf = async () =>
  ((await boss('GET', '/api/calendars/shared')).body.sessions as { lost?: boolean }[]).map(({ lost }) => lost === true)

describe('a group that cannot be held', () => {
  test.each([petri, outi])(
    'is offered and booked no more while somebody who holds it is away, and again after',
    async (who) => {
      await addSession({ staffIds: [petri, outi] })
      const one = await newNeed()
      expect(await offersOf(one)).toHaveLength(1)
      expect(await lostOf()).toEqual([false])
      await absence(who)
      expect(await offersOf(one)).toEqual([])
      expect((await book(one, inGroup)).body.reason).toBe('not-on-shift-for-this')
      expect(await lostOf()).toEqual([true])
      await back()
      expect((await book(one, inGroup)).status).toBe(200)
    },
  )
  test('takes nobody whose shift is for other services alone', async () => {
    await county.owner.query(`update shift set services = '{NEUVONTA}' where staff_id = $1`, [outi])
    expect((await addSession({ staffIds: [petri, outi] })).body.reason).toBe('session-off-shift')
    await county.owner.query(`update shift set services = '{NEUVONTA,FYSIO}' where staff_id = $1`, [outi])
    expect((await addSession({ staffIds: [petri, outi] })).status).toBe(200)
  })
  test('in a room that is closed moves whole to another, and without one comes to guidance', async () => {
    await county.owner.query(`update service set resources = '{hoitohuone}' where code = 'FYSIO'`)
    const addRoom = async (name: string) =>
      (
        await rows<{ id: string }>(
          `insert into resource (county_id, unit_id, kind, name) values ('lapland', $1, 'hoitohuone', $2) returning id`,
          [smallCounty.healthUnit, name],
        )
      )[0]?.id ?? ''
    const addRoomByKeeper = async (name: string) => {
      const made = await boss('POST', '/api/resources', {
        ...{ unitId: smallCounty.healthUnit, kind: 'hoitohuone', name },
        ...{ active: true, isPlace: true },
      })
      expect(made.status, made.text).toBe(200)
    }
    const roomsOf = () =>
      rows(
        `select r.name from appointment_resource t join resource r on r.id = t.resource_id where t.session_id is not null`,
      )
    const [first, second] = [await addRoom('Huone 1'), await addRoom('Huone 2')]
    await addSession()
    const [one, two] = [await newNeed(), await newNeed()]
    for (const need of [one, two]) expect((await book(need, inGroup)).status).toBe(200)
    expect(await roomsOf()).toEqual([{ name: 'Huone 1' }])
    const close = (id: string) =>
      boss('POST', `/api/resources/${id}/closures`, { day, lastDay: day, from: '08:00', to: '16:00' })
    const closed = await close(first)
    expect(closed.status, closed.text).toBe(200)
    expect(await roomsOf()).toEqual([{ name: 'Huone 2' }])
    expect(await rows(`select 1 from roster_conflict`)).toEqual([])
    expect((await close(second)).status).toBe(200)
    expect(await rows(`select why from roster_conflict`)).toEqual([{ why: 'no-room' }, { why: 'no-room' }])
    expect(await lostOf()).toEqual([true])
    expect((await book(await newNeed(), inGroup)).status).toBe(422)
    // A room again: the session has it whole, and nobody is a conflict any more.
    await addRoomByKeeper('Huone 3')
    expect(await roomsOf()).toEqual([{ name: 'Huone 3' }])
    expect(await rows(`select 1 from roster_conflict`)).toEqual([])
    expect(await lostOf()).toEqual([false])
  })
  test('tells everybody although one cannot be told; that one is told when the work is done again', async () => {
    const { id } = await addSession()
    const needs = [await newNeed(), await newNeed(), await newNeed()]
    for (const need of needs) expect((await book(need, inGroup)).status).toBe(200)
    const left = () =>
      rows<{ need_id: string }>(`select need_id from appointment where session_id = $1 and status = 'booked'`, [id])
    const stuck = needs[0]?.needId ?? ''
    await county.owner.query(
      `create function fault() returns trigger language plpgsql as $$ begin raise exception 'a fault of one'; end $$`,
    )
    await county.owner.query(
      `create trigger fault before update on need for each row when (new.id = '${stuck}') execute function fault()`,
    )
    await boss('POST', `/api/calendars/sessions/${id}/cancel`, { reason: 'too-few' })
    const told = { county: 'lapland', sessionId: id, reason: 'too-few' }
    await expect(tellSessionCancelled(county.app.services, told)).rejects.toThrow('a fault of one')
    expect(await left()).toEqual([{ need_id: stuck }])
    await county.owner.query(`drop trigger fault on need`)
    await county.owner.query(`drop function fault`)
    await tellSessionCancelled(county.app.services, told)
    expect(await left()).toEqual([])
  })
  test('lets a held place go: it cannot be accepted any more, and nobody meets a fault', async () => {
    const { id } = await addSession()
    const need = await newNeed()
    const [held] = await rows<{ id: string }>(
      `insert into appointment (county_id, register, person_id, contact_id, need_id, staff_id, unit_id, service, mode, during, status, booked_at, held_until, session_id, seat)
       select county_id, register, person_id, contact_id, id, $2, $3, 'FYSIO', 'onsite', tstzrange($4, $5), 'held', now(), $4, $6, 1 from need where id = $1 returning id`,
      [need.needId, petri, smallCounty.healthUnit, at('09:00'), at('10:30'), id],
    )
    const [freed] = await rows<{ id: string }>(
      `insert into freed_time (county_id, staff_id, during, freed_at, status) values ('lapland', $1, tstzrange($2, $3), now(), 'offered') returning id`,
      [petri, at('09:00'), at('10:30')],
    )
    const [offer] = await rows<{ id: string }>(
      `insert into waiting_offer (county_id, register, person_id, contact_id, need_id, freed_id, appointment_id, offered_at, expires_at, channel, status)
       select county_id, register, person_id, contact_id, id, $2, $3, now(), $4, 'desk', 'offered' from need where id = $1 returning id`,
      [need.needId, freed?.id, held?.id, at('09:00')],
    )
    await county.owner.query(`update group_session set status = 'cancelled' where id = $1`, [id])
    const accepted = await nurse('POST', `/api/booking/waiting/offers/${offer?.id ?? ''}`, { answer: 'accept' })
    expect([accepted.status, accepted.body.reason]).toEqual([409, 'offer-over'])
    await tellSessionCancelled(county.app.services, { county: 'lapland', sessionId: id, reason: 'other' })
    expect(await rows(`select status from waiting_offer where id = $1`, [offer?.id])).toEqual([{ status: 'withdrawn' }])
    expect(await rows(`select status from appointment where id = $1`, [held?.id])).toEqual([{ status: 'lapsed' }])
  })
})

describe('a place in a group', () => {
  test('is offered on a day on which nothing else is free, whatever the policy keeps', async () => {
    await county.owner.query(
      `insert into shift (county_id, staff_id, unit_id, during, kind, modes)
       values ('lapland', $1, $2, tstzrange('2026-11-26 13:00+02', '2026-11-26 14:30+02'), 'reception', '{onsite,remote}')`,
      [petri, smallCounty.healthUnit],
    )
    expect((await addSession({ day: '2026-11-26', from: '13:00', to: '14:30' })).status).toBe(200)
    const one = await newNeed()
    expect(await offersOf(one, {})).toMatchObject([{ start: '2026-11-26T13:00:00+02:00' }])
    await county.owner.query(`delete from shift where staff_id = $1 and lower(during) > '2026-11-26'`, [petri])
  })
  test('is given to who needs an interpreter, with the word that nobody interprets', async () => {
    await county.owner.query(
      `insert into interpreter (county_id, name, languages, is_remote) values ('lapland', 'Tulkki', '{ar}', true)`,
    )
    await addSession()
    const one = await newNeed()
    await nurse('POST', `/api/desk/needs/${one.needId}/visit`, { interpreter: 'ar', moreTime: false })
    expect(await offersOf(one)).toMatchObject([{ interpreter: { how: 'missing' } }])
    const booked = await book(one, inGroup)
    expect(booked.status, booked.text).toBe(200)
    expect(booked.body.appointments[0].interpreter).toEqual({ language: 'ar', how: 'missing' })
  })
})

describe('who sits in', () => {
  const asOuti = {
    actor: {
      kind: 'staff' as const,
      county: 'lapland',
      staffId: outi,
      roles: ['social' as const],
      registers: ['social' as const],
      unitId: smallCounty.socialUnit,
      languages: ['fi'],
      licensed: true,
      guidance: false,
    },
    purpose: 'care' as const,
    requestId: randomUUID(),
    action: 'test',
    ground: 'test',
  }
  beforeEach(() =>
    county.owner.query(`update service set together = $1 where code = 'FYSIO'`, [
      JSON.stringify([{ professions: ['sosiaaliohjaaja'], register: 'social' }]),
    ]),
  )
  const weekOf = async () => (await (await county.staff(outi))('GET', `/api/own-week?day=${day}`)).text

  test('reads the name and nothing else of the identity', async () => {
    const one = await newNeed()
    expect((await book(one, { ...time(petri, '09:00'), beside: [outi] })).status).toBe(200)
    expect(await weekOf()).toContain('Testi')
    const { db, clock } = county.app.services
    await db.read({ ...asOuti, clock }, async (tx) => {
      expect(await tx.rows(sql`select id from appointment where need_id = ${one.needId}`)).toHaveLength(1)
      for (const table of ['person_identity', 'person', 'need', 'contact'])
        expect(await tx.rows(sql`select 1 from ${sql.table(table)}`), table).toEqual([])
    })
  })
  const deny = ({ needId }: Need) =>
    county.owner.query(
      `insert into denial (county_id, register, person_id, target, asked_by, made_at, in_emergency)
       select county_id, 'health', person_id, 'register', 'voice', now(), false from need where id = $1`,
      [needId],
    )
  test('is not taken where the person has denied the other side, and sees no more when it is denied afterwards', async () => {
    const one = await newNeed()
    expect((await book(one, { ...time(petri, '09:30'), beside: [outi] })).status).toBe(200)
    expect(await weekOf()).toContain('Testi')
    await deny(one)
    expect(await weekOf()).not.toContain('Testi')
    const other = await newNeed()
    await deny(other)
    const refused = await book(other, { ...time(petri, '10:30'), beside: [outi] })
    expect([refused.status, refused.body.reason]).toEqual([422, 'denied-beside'])
  })
  test('is left out where it is denied: the time is offered from when the professional is free, booked and moved without, and said so', async () => {
    const one = await newNeed()
    expect((await offersOf(one))[0]).toMatchObject({ start: at('09:00'), beside: [{ staffId: outi }] })
    await deny(one)
    const [first] = await offersOf(one)
    expect(first).toMatchObject({ start: at('08:00'), withoutBeside: true })
    expect(first).not.toHaveProperty('beside')
    const booked = await book(one, time(petri, '08:00'))
    expect(booked.status, booked.text).toBe(200)
    expect(booked.body.appointments).toMatchObject([{ withoutBeside: true }])
    expect(booked.body.appointments[0]).not.toHaveProperty('beside')
    expect((await one.resident('GET', '/api/me/plan')).text).not.toContain('withoutBeside')
    const moved = await nurse(
      'POST',
      `/api/booking/appointments/${String(booked.body.appointments[0].appointmentId)}/move`,
      {
        by: 'resident',
        to: time(petri, '08:30'),
      },
    )
    expect(moved.status, moved.text).toBe(200)
    expect(await rows(`select 1 from appointment_beside b where b.need_id = $1`, [one.needId])).toEqual([])
    // Whoever has denied nothing still meets both, and nobody is told of a denial.
    const other = await newNeed()
    const both = await book(other, time(petri, '09:30'))
    expect(both.body.appointments).toMatchObject([{ beside: [{ name: 'Outi Esimerkki' }] }])
    expect(both.body.appointments[0]).not.toHaveProperty('withoutBeside')
  })
  test('has no part in a visit that was booked before the denial, and it is not called one without them', async () => {
    const one = await newNeed()
    await book(one, time(petri, '10:00'))
    await deny(one)
    const seen = await nurse('GET', `/api/desk/contacts/${one.contactId}`)
    expect(seen.text).not.toContain('withoutBeside')
  })
  test.each(['held', 'lapsed', 'booked'])(
    'of a time that is %s sees who comes only when it is booked',
    async (status) => {
      const one = await newNeed()
      expect((await book(one, { ...time(petri, '11:00'), beside: [outi] })).status).toBe(200)
      await county.owner.query(`update appointment set status = $2, held_until = $3 where need_id = $1`, [
        ...[one.needId, status],
        status === 'held' ? at('10:00') : null,
      ])
      const { db, clock } = county.app.services
      const seen = await db.read({ ...asOuti, clock }, (tx) =>
        tx.rows(sql`select id from appointment where need_id = ${one.needId}`),
      )
      expect(seen).toHaveLength(status === 'booked' ? 1 : 0)
    },
  )
})
