import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openSmallCounty, smallCounty, type Browser, type SmallCountyServer } from '@luukku/testkit/small-county-server'
import { assessKnee } from '@luukku/testkit/assessed-knee'

const now = '2026-11-24T09:00:00+02:00'
const day = '2026-11-25'
const [petri, inari] = [smallCounty.physiotherapist, '00000000-0000-4000-8000-0000000000a1']
let county: SmallCountyServer
let nurse: Browser

const addShift = (unit: string, on: string, from: string, to: string) =>
  county.owner.query(
    `insert into shift (county_id, staff_id, unit_id, during, kind, modes) values ('lapland', $1, $2,
       tstzrange(($3 || ' ' || $4)::timestamp at time zone 'Europe/Helsinki', ($3 || ' ' || $5)::timestamp at time zone 'Europe/Helsinki'), 'reception', '{onsite,remote}')`,
    [petri, unit, on, from, to],
  )

beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24', day], moment: now })
  // Rovaniemi and the centre of Inari: 288 km by road (from memory), reckoned as 4 h 52 min.
  await county.owner.query(`update municipality set latitude = 66.499, longitude = 25.6887 where code = '698'`)
  await county.owner.query(`update municipality set latitude = 68.6599, longitude = 27.5389 where code = '148'`)
  await county.owner.query(
    `insert into unit (id, county_id, code, name, municipality_code, joint_guidance) values ($1, 'lapland', 'inari', '{"fi":"Inari","sv":"Enare","en":"Inari"}', '148', false)`,
    [inari],
  )
  await addShift(smallCounty.healthUnit, day, '08:00', '12:00')
  await addShift(inari, day, '12:00', '17:00')
})
afterAll(() => county.close())
let tests = 0
beforeEach(async () => {
  county.at(new Date(Date.parse(now) + tests++ * 20 * 60_000))
  nurse = await county.staff(smallCounty.nurse)
  await county.owner.query(`update appointment set status = 'cancelled' where status = 'booked'`)
  await county.owner.query(`delete from travel_time`)
})

const at = (time: string, on = day) => `${on}T${time}:00+02:00`
const time = (clock: string, mode = 'onsite') => ({
  staffId: petri,
  mode,
  start: at(clock),
  end: new Date(Date.parse(at(clock)) + 1_800_000).toISOString(),
})
const newNeed = () => assessKnee(county.browser(), nurse)
const book = ({ contactId, needId }: { contactId: string; needId: string }, when: object) =>
  nurse('POST', '/api/booking/appointments', { contactId, items: [{ needId, service: 'FYSIO', ...when }] })
interface Item {
  start: string
  placeId: string
  mode: string
  awayKm?: number
}
const offersOf = async (contactId: string, wishes: object = { modes: ['onsite'] }): Promise<Item[]> => {
  const found = await nurse('POST', '/api/booking/search', { contactId, limit: 50, earliest: true, ...wishes })
  return (found.body.offers as { items: Item[] }[]).flatMap(({ items }) => items)
}
const startsIn = async (contactId: string, placeId: string) =>
  (await offersOf(contactId, { modes: ['onsite'], municipality: placeId === inari ? '148' : '698' })).map(({ start }) =>
    start.slice(11, 16),
  )
/** Says what the manager of the joint unit says of the way. */
const say = (minutes: number) =>
  county.owner.query(
    `insert into travel_time (county_id, from_code, to_code, minutes, km, set_at) values ('lapland', '148', '698', $1, 288, now())`,
    [minutes],
  )
const livesIn = (contactId: string, code: string | null) =>
  county.owner.query(`update need set municipality_code = $2 where contact_id = $1`, [contactId, code])

describe('a professional who works at two places', () => {
  test('is offered at the second only after the way there, and from the first only until the way begins', async () => {
    await say(200)
    const [one, other, third] = [await newNeed(), await newNeed(), await newNeed()]
    expect((await startsIn(other.contactId, inari))[0]).toBe('12:00')
    expect((await book(one, time('11:00'))).status).toBe(200)
    expect((await startsIn(other.contactId, inari))[0]).toBe('15:00')
    await county.owner.query(`update appointment set status = 'cancelled'`)
    expect((await book(third, time('12:30'))).status).toBe(200)
    expect((await startsIn(other.contactId, smallCounty.healthUnit))[0]).toBe('08:00')
    // 12:30 less 200 minutes: 9:10.
    expect((await book(other, time('08:45'))).status).toBe(409)
    expect((await book(other, time('08:30'))).status).toBe(200)
  })
  test('past the search: too near in time is refused as a lost race with other times, the minute after is not', async () => {
    await say(200)
    const [one, other] = [await newNeed(), await newNeed()]
    await book(one, time('11:00'))
    const refused = await book(other, time('14:45'))
    expect([refused.status, refused.body.code]).toEqual([409, 'slot-taken'])
    expect(refused.body.alternatives.offers.length).toBeGreaterThan(0)
    // 11:30 and 200 minutes: 14:50.
    expect((await book(other, time('15:00'))).status).toBe(200)
  })
  test('is not asked of who is met remotely, before or after', async () => {
    await say(200)
    const [one, other, third] = [await newNeed(), await newNeed(), await newNeed()]
    expect((await book(one, time('11:00'))).status).toBe(200)
    expect((await book(other, time('12:00', 'remote'))).status).toBe(200)
    expect((await book(third, time('12:30', 'onsite'))).status).toBe(409)
  })
  test('of two who book both ends of one way at once exactly one has their time', async () => {
    await say(200)
    for (const [first, second] of [
      ['10:00', '12:00'],
      ['10:30', '12:30'],
      ['11:00', '13:00'],
    ] as const) {
      await county.owner.query(`update appointment set status = 'cancelled' where status = 'booked'`)
      const [one, two] = [await newNeed(), await newNeed()]
      const both = await Promise.all([book(one, time(first)), book(two, time(second))])
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    }
  })
  test('is kept from being in two places also where the reception of what was just booked is taken away', async () => {
    await say(200)
    const [one, other] = [await newNeed(), await newNeed()]
    expect((await book(one, time('12:30'))).status).toBe(200)
    await county.owner.query(`delete from shift where unit_id = $1`, [inari])
    expect((await book(other, time('10:00'))).status).toBe(409)
    expect((await book(other, time('08:30'))).status).toBe(200)
    await addShift(inari, day, '12:00', '17:00')
  })
  test('moving a time frees the way that it took', async () => {
    await say(200)
    const one = await newNeed()
    const booked = await book(one, time('11:00'))
    const id = String(booked.body.appointments[0].appointmentId)
    const moved = await nurse('POST', `/api/booking/appointments/${id}/move`, { by: 'resident', to: time('12:00') })
    expect(moved.status, moved.text).toBe(200)
  })
})

describe('the resident’s way', () => {
  test('is told about in kilometres beside a far place, not beside a near one or a remote time', async () => {
    const { contactId } = await newNeed()
    await livesIn(contactId, '148')
    const [near] = await offersOf(contactId, { modes: ['onsite'], municipality: '148' })
    expect([near?.placeId, near?.awayKm]).toEqual([inari, undefined])
    const [remote] = await offersOf(contactId, { modes: ['remote'] })
    expect([remote?.mode, remote?.awayKm]).toEqual(['remote', undefined])
    const [far] = await offersOf(contactId, { modes: ['onsite'], municipality: '698' })
    expect(far?.awayKm).toBeGreaterThan(280)
    expect((far?.awayKm ?? 1) % 10).toBe(0)
  })
  test('puts the nearer place first, though the farther one is free earlier', async () => {
    const { contactId } = await newNeed()
    await livesIn(contactId, '148')
    expect((await offersOf(contactId))[0]?.placeId).toBe(inari)
    await livesIn(contactId, '698')
    expect((await offersOf(contactId))[0]?.placeId).toBe(smallCounty.healthUnit)
  })
  test('under an order of non-disclosure decides and tells nothing: offers are those of somebody who lives nowhere', async () => {
    const { contactId } = await newNeed()
    await livesIn(contactId, null)
    const nowhere = await offersOf(contactId)
    await livesIn(contactId, '148')
    await county.owner.query(
      `update person set non_disclosure = true where id = (select person_id from contact where id = $1)`,
      [contactId],
    )
    // The row gives its place up whoever writes it.
    await livesIn(contactId, '148')
    county.at(new Date(Date.parse(now) + tests++ * 20 * 60_000))
    const hidden = await offersOf(contactId)
    expect(hidden.map(({ placeId, start }) => `${placeId} ${start}`)).toEqual(
      nowhere.map(({ placeId, start }) => `${placeId} ${start}`),
    )
    expect(hidden.some(({ awayKm }) => awayKm !== undefined)).toBe(false)
    await county.owner.query(`update person set non_disclosure = false`)
  })
})

describe('who says how long a way is', () => {
  const addManager = async (unit: string): Promise<Browser> => {
    const id = randomUUID()
    await county.owner.query(
      `insert into staff_member (id, county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
       values ($1, 'lapland', $2, 'Maija', 'Esimerkki', '{johtaja}', '{fi}', '{manager}', '{}', $3)`,
      [id, id, unit],
    )
    return county.staff(id)
  }
  const body = { from: '698', to: '148', said: { minutes: 210, km: 288 } }
  test('the manager of the joint unit, for both directions; another’s word is answered as for no municipality', async () => {
    const [centre, own] = [await addManager(smallCounty.guidanceUnit), await addManager(smallCounty.healthUnit)]
    expect((await own('POST', '/api/calendars/travel', body)).status).toBe(404)
    expect((await centre('POST', '/api/calendars/travel', { ...body, to: '000' })).status).toBe(404)
    expect((await centre('POST', '/api/calendars/travel', { ...body, to: '698' })).body.reason).toBe('one-place-twice')
    expect((await centre('POST', '/api/calendars/travel', body)).status).toBe(200)
    const seen = async (from: string) =>
      (await own('GET', `/api/calendars/travel?from=${from}`)).body.journeys[0] as Record<string, unknown>
    expect(await seen('698')).toMatchObject({ minutes: 210, km: 288, source: 'said', hasUnit: true })
    expect(await seen('148')).toMatchObject({ minutes: 210, km: 288, source: 'said' })
    expect((await centre('POST', '/api/calendars/travel', { from: '148', to: '698' })).status).toBe(200)
    expect(await seen('148')).toMatchObject({ source: 'reckoned' })
    expect((await own('GET', '/api/calendars/travel')).body).toMatchObject({ from: '698', canChange: false })
  })
})
