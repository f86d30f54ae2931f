import { randomUUID } from 'node:crypto'
import type { ConflictList, DeskCase, Offer } from '@luukku/contract'
import { assessKnee } from '@luukku/testkit/assessed-knee'
import {
  addReception,
  openSmallCounty,
  smallCounty,
  type Browser,
  type SmallCountyServer,
} from '@luukku/testkit/small-county-server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { checkPlaces } from './check-places.ts'

// A lift goes out of order: whoever cannot climb stairs is booked where they cannot come to.
const now = '2026-11-24T09:00:00+02:00'
const day = '2026-11-25'
const [petri, bossId, unitId] = [smallCounty.physiotherapist, randomUUID(), smallCounty.healthUnit]
let county: SmallCountyServer
let nurse: Browser
let boss: Browser

beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24', day], moment: now })
  await county.owner.query(
    `insert into staff_member (id, county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
     values ($1, 'lapland', 'maija', 'Maija', 'Esimerkki', '{johtaja}', '{fi}', '{manager}', '{}', $2)`,
    [bossId, smallCounty.guidanceUnit],
  )
  await addReception(county.owner, petri, day, { from: '08:00', to: '12:00' })
})
afterAll(() => county.close())
let tests = 0
beforeEach(async () => {
  county.at(new Date(Date.parse(now) + tests++ * 20 * 60_000))
  nurse = await county.staff(smallCounty.nurse)
  boss = await county.staff(bossId)
  await county.owner.query(`delete from roster_conflict`)
  await county.owner.query(`update appointment set status = 'cancelled' where status = 'booked'`)
  await county.owner.query(`update group_session set status = 'cancelled'`)
  for (const table of ['appointment_resource', 'resource']) await county.owner.query(`delete from ${table}`)
  await county.owner.query(`update service set resources = '{}', is_group = false where code = 'FYSIO'`)
  await county.owner.query(`update unit set features = '{}'`)
})

const at = (clock: string) => `${day}T${clock}:00+02:00`
const unitHas = async (...features: string[]) => {
  const done = await boss('POST', '/api/resources/units', { unitId, features })
  expect(done.status, done.text).toBe(200)
  return done.body as { otherRoom: number; noRoom: number }
}
const room = (name: string, ...features: string[]) => ({
  ...{ kind: 'hoitohuone', name, active: true, isPlace: true, features },
})
const addRoom = async (name: string, ...features: string[]) => {
  await county.owner.query(`update service set resources = '{hoitohuone}' where code = 'FYSIO'`)
  const added = await boss('POST', '/api/resources', { unitId, ...room(name, ...features) })
  expect(added.status, added.text).toBe(200)
  return String(added.body.resourceId)
}
type Need = { contactId: string; needId: string }
const newNeed = async (...placeWishes: string[]): Promise<Need> => {
  const need = await assessKnee(county.browser(), nurse)
  expect((await nurse('POST', `/api/desk/needs/${need.needId}/visit`, { placeWishes })).status).toBe(200)
  return need
}
const book = ({ contactId, needId }: Need, start: string, minutes = 30) =>
  nurse('POST', '/api/booking/appointments', {
    contactId,
    items: [
      {
        ...{ needId, service: 'FYSIO', staffId: petri, mode: 'onsite', start: at(start) },
        end: new Date(Date.parse(at(start)) + minutes * 60_000).toISOString(),
      },
    ],
  })
const booked = async (need: Need, start: string, minutes?: number) => {
  const made = await book(need, start, minutes)
  expect(made.status, made.text).toBe(200)
}
const conflicts = async () =>
  ((await nurse('GET', '/api/conflicts')).body as ConflictList).conflicts.map(({ contactId, why }) => [contactId, why])
const stepOf = async ({ contactId }: Need) =>
  ((await nurse('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase).nextStep?.kind
const roomOf = async ({ needId }: Need) =>
  (
    await county.owner.query<{ name: string }>(
      `select r.name from appointment_resource t join appointment a on a.id = t.appointment_id join resource r on r.id = t.resource_id where a.need_id = $1`,
      [needId],
    )
  ).rows.map(({ name }) => name)

describe('what a place no longer has', () => {
  test('makes a conflict of who asks for it and of nobody else; back again, all is as it was', async () => {
    await unitHas('step-free', 'hearing-loop')
    const [asks, plain] = [await newNeed('step-free'), await newNeed()]
    await booked(asks, '08:00')
    await booked(plain, '09:00')
    expect(await unitHas('step-free')).toMatchObject({ otherRoom: 0, noRoom: 0 })
    expect(await unitHas()).toMatchObject({ otherRoom: 0, noRoom: 1 })
    await county.app.catchUp()
    expect(await conflicts()).toEqual([[asks.contactId, 'place-lacks']])
    expect([await stepOf(asks), await stepOf(plain)]).toEqual(['book', 'appointment'])
    expect(await unitHas('step-free')).toMatchObject({ otherRoom: 1, noRoom: 0 })
    await county.app.catchUp()
    expect([await conflicts(), await stepOf(asks)]).toEqual([[], 'appointment'])
  })
  test('is had in a room, where one is free: the visit is moved there at its own time, and nobody has to do anything', async () => {
    await unitHas('step-free')
    await addRoom('A yläkerta')
    const [asks, second] = [await newNeed('step-free'), await newNeed('step-free')]
    await booked(asks, '08:00')
    await booked(second, '09:00')
    const down = await addRoom('B alakerta', 'step-free')
    expect(await roomOf(asks)).toEqual(['A yläkerta'])
    expect(await unitHas()).toMatchObject({ otherRoom: 2, noRoom: 0 })
    expect([await roomOf(asks), await roomOf(second), await conflicts()]).toEqual([['B alakerta'], ['B alakerta'], []])
    // The room loses it too.
    const lost = await boss('POST', `/api/resources/${down}`, room('B alakerta'))
    expect(lost.body).toMatchObject({ otherRoom: 0, noRoom: 2 })
    expect((await conflicts()).map(([, why]) => why)).toEqual(['place-lacks', 'place-lacks'])
    // A new room has it.
    const added = await boss('POST', '/api/resources', { unitId, ...room('C alakerta', 'step-free') })
    expect(added.body).toMatchObject({ otherRoom: 2, noRoom: 0 })
    expect([await roomOf(asks), await conflicts()]).toEqual([['C alakerta'], []])
  })
  test('asks once of a visit that has another fault too: what is kept stays kept at the next look', async () => {
    await unitHas('step-free')
    const asks = await newNeed('step-free')
    await booked(asks, '08:00')
    await county.owner.query(
      `insert into shift (county_id, staff_id, unit_id, during, kind, modes) values ('lapland', $1, $2, tstzrange($3, $4), 'absence', '{}')`,
      [petri, unitId, at('08:00'), at('09:00')],
    )
    const isKept = async () =>
      (await county.owner.query<{ kept: boolean }>(`select kept_at is not null as kept from roster_conflict`)).rows
    expect(await unitHas('hearing-loop')).toMatchObject({ noRoom: 1 })
    expect(await conflicts()).toEqual([[asks.contactId, 'absent']])
    const { rows } = await county.owner.query<{ id: string }>(`select appointment_id as id from roster_conflict`)
    expect((await nurse('POST', `/api/conflicts/${rows[0]?.id ?? ''}/keep`, {})).status).toBe(200)
    expect(await unitHas()).toMatchObject({ noRoom: 0 })
    expect(await isKept()).toEqual([{ kept: true }])
    await county.owner.query(`delete from shift where kind = 'absence' and staff_id = $1`, [petri])
  })
  test('is found a little later of a booking that saw the place as it was before', async () => {
    await unitHas('step-free')
    const asks = await newNeed('step-free')
    await booked(asks, '08:00')
    // As if the change had been made while the booking was under way.
    await county.owner.query(`update unit set features = '{}'`)
    expect(await conflicts()).toEqual([])
    await checkPlaces(county.app.services, { county: smallCounty.id, unitId })
    expect(await conflicts()).toEqual([[asks.contactId, 'place-lacks']])
  })
  test('is no matter of a visit over a connection', async () => {
    await unitHas('step-free')
    const asks = await newNeed('step-free')
    await booked(asks, '08:00')
    await county.owner.query(`update appointment set mode = 'remote' where need_id = $1`, [asks.needId])
    expect(await unitHas()).toMatchObject({ otherRoom: 0, noRoom: 0 })
  })
})

describe('a group', () => {
  const addSession = async () => {
    await county.owner.query(`update service set is_group = true where code = 'FYSIO'`)
    const made = await boss('POST', '/api/calendars/sessions', {
      ...{ service: 'FYSIO', staffIds: [petri], unitId, mode: 'onsite', day, from: '10:00', to: '11:00', places: 4 },
    })
    expect(made.status, made.text).toBe(200)
  }
  const offered = async ({ contactId }: Need) => {
    const found = await nurse('POST', '/api/booking/search', { contactId, modes: ['onsite'], earliest: true, limit: 9 })
    return (found.body.offers as Offer[]).length
  }
  test('is looked at with its room: offered and booked where that has what is asked, and nowhere else', async () => {
    const down = await addRoom('A alakerta', 'step-free')
    await addSession()
    const [stairs, hears] = [await newNeed('step-free'), await newNeed('step-free', 'hearing-loop')]
    expect([await offered(stairs), await offered(hears)]).toEqual([1, 0])
    const refused = await book(hears, '10:00', 60)
    expect([refused.status, refused.body.reason]).toEqual([422, 'place-lacks-what-is-asked'])
    await booked(stairs, '10:00', 60)
    const plain = await newNeed()
    await booked(plain, '10:00', 60)
    // Whoever asks for it is told of; the group and the others stay.
    const lost = await boss('POST', `/api/resources/${down}`, room('A alakerta'))
    expect(lost.body).toMatchObject({ noRoom: 1 })
    expect(await conflicts()).toEqual([[stairs.contactId, 'place-lacks']])
    // Another room has it: the whole group goes there.
    const other = await boss('POST', '/api/resources', { unitId, ...room('B alakerta', 'step-free') })
    expect(other.body).toMatchObject({ otherRoom: 1, noRoom: 0 })
    expect(await conflicts()).toEqual([])
  })
})
