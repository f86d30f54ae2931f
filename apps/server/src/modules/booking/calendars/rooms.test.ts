import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  addReception,
  openSmallCounty,
  smallCounty,
  type Browser,
  type SmallCountyServer,
} from '@luukku/testkit/small-county-server'
import { assessKnee } from '@luukku/testkit/assessed-knee'

const now = '2026-11-24T09:00:00+02:00'
const day = '2026-11-25'
const [petri, paula] = [smallCounty.physiotherapist, '00000000-0000-4000-8000-000000000099']
let county: SmallCountyServer
let nurse: Browser

beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24', day], moment: now })
  await county.owner.query(
    `insert into staff_member (id, county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
     values ($1, 'lapland', 'paula', 'Paula', 'Esimerkki', '{fysioterapeutti}', '{fi}', '{health}', '{health,both}', $2)`,
    [paula, smallCounty.healthUnit],
  )
  for (const staff of [petri, paula]) await addReception(county.owner, staff, day, { from: '08:00', to: '12:00' })
  await county.owner.query(`update service set resources = '{hoitohuone}' where code = 'FYSIO'`)
})
afterAll(() => county.close())
let tests = 0
beforeEach(async () => {
  // What the test before was offered is forgotten by then: a time just shown to one is not shown first to another.
  county.at(new Date(Date.parse(now) + tests++ * 20 * 60_000))
  nurse = await county.staff(smallCounty.nurse)
  await county.owner.query(`update appointment set status = 'cancelled' where status = 'booked'`)
  await county.owner.query(`delete from resource_closure`)
  await county.owner.query(`delete from appointment_resource`)
  await county.owner.query(`delete from resource`)
  await addRoom('Huone 1')
})

const addRoom = async (name: string): Promise<string> => {
  const { rows } = await county.owner.query<{ id: string }>(
    `insert into resource (county_id, unit_id, kind, name) values ('lapland', $1, 'hoitohuone', $2) returning id`,
    [smallCounty.healthUnit, name],
  )
  return rows[0]?.id ?? ''
}
const at = (time: string) => `${day}T${time}:00+02:00`
const time = (staffId: string, clock: string, mode = 'onsite') => ({
  staffId,
  mode,
  start: at(clock),
  end: new Date(Date.parse(at(clock)) + 1_800_000).toISOString(),
})

const newNeed = () => assessKnee(county.browser(), nurse)
const book = ({ contactId, needId }: { contactId: string; needId: string }, when: object) =>
  nurse('POST', '/api/booking/appointments', { contactId, items: [{ needId, service: 'FYSIO', ...when }] })
const firstOffer = async (contactId: string, modes = ['onsite']) => {
  const found = await nurse('POST', '/api/booking/search', { contactId, modes, earliest: true, limit: 10 })
  return (found.body.offers as { items: { start: string }[] }[])[0]?.items[0]?.start
}
const roomsOf = async () =>
  (
    await county.owner.query<{ name: string; start: string }>(
      `select r.name, to_char(lower(t.during) at time zone 'Europe/Helsinki', 'HH24:MI') as start
       from appointment_resource t join resource r on r.id = t.resource_id order by 2, 1`,
    )
  ).rows.map(({ name, start }) => `${start} ${name}`)

describe('a room that a visit takes', () => {
  test('is offered once at a time, whoever is free; who is met remotely needs none', async () => {
    const [one, other] = [await newNeed(), await newNeed()]
    expect(await firstOffer(other.contactId)).toBe(at('08:00'))
    expect((await book(one, time(petri, '08:00'))).status).toBe(200)
    expect(await firstOffer(other.contactId)).toBe(at('08:30'))
    expect(await firstOffer(other.contactId, ['remote'])).toBe(at('08:00'))
    expect((await book(other, time(paula, '08:00', 'remote'))).status).toBe(200)
    expect(await roomsOf()).toEqual(['08:00 Huone 1'])
  })
  test('past the search: the second is refused as a lost race, with other times', async () => {
    const [one, other] = [await newNeed(), await newNeed()]
    await book(one, time(petri, '09:00'))
    const refused = await book(other, time(paula, '09:15'))
    expect([refused.status, refused.body.code]).toEqual([409, 'slot-taken'])
    expect(refused.body.alternatives.offers.length).toBeGreaterThan(0)
    expect((await book(other, time(paula, '09:30'))).status).toBe(200)
  })
  test('goes with a move, and is free again after a cancellation', async () => {
    const one = await newNeed()
    const booked = await book(one, time(petri, '10:00'))
    const id = String(booked.body.appointments[0].appointmentId)
    const moved = await nurse('POST', `/api/booking/appointments/${id}/move`, {
      by: 'resident',
      to: time(petri, '10:15'),
    })
    expect(moved.status, moved.text).toBe(200)
    expect(await roomsOf()).toEqual(['10:15 Huone 1'])
    const now = String(moved.body.appointments[0].appointmentId)
    expect((await nurse('POST', `/api/booking/appointments/${now}/cancel`, { by: 'resident' })).status).toBe(200)
    expect(await roomsOf()).toEqual([])
    expect((await book(await newNeed(), time(paula, '10:15'))).status).toBe(200)
  })
  test('stays taken while the visit goes on, whatever step it takes', async () => {
    const booked = await book(await newNeed(), time(petri, '10:00'))
    const id = String(booked.body.appointments[0].appointmentId)
    for (const status of ['arrived', 'started', 'done']) {
      await county.owner.query(`update appointment set status = $2 where id = $1`, [id, status])
      expect(await roomsOf()).toEqual(['10:00 Huone 1'])
    }
    await county.owner.query(`update appointment set status = 'no-show' where id = $1`, [id])
    expect(await roomsOf()).toEqual([])
  })
  test('two rooms serve two at once, each another one, and never a third', async () => {
    await addRoom('Huone 2')
    const [one, two, three] = [await newNeed(), await newNeed(), await newNeed()]
    const both = await Promise.all([book(one, time(petri, '11:00')), book(two, time(paula, '11:00'))])
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    expect(await roomsOf()).toEqual(['11:00 Huone 1', '11:00 Huone 2'])
    await county.owner.query(`update appointment set staff_id = $1 where staff_id = $2 and status = 'booked'`, [
      smallCounty.psychiatricNurse,
      petri,
    ])
    expect((await book(three, time(petri, '11:00'))).status).toBe(409)
  })
  test('of two who want the last room at once exactly one has it', async () => {
    for (const clock of ['08:00', '08:30', '09:00', '09:30']) {
      const [one, two] = [await newNeed(), await newNeed()]
      const both = await Promise.all([book(one, time(petri, clock)), book(two, time(paula, clock))])
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    }
  })
  test('closed, it is neither offered nor given: to the minute', async () => {
    const { rows } = await county.owner.query<{ id: string }>(`select id from resource`)
    await county.owner.query(
      `insert into resource_closure (county_id, resource_id, during) values ('lapland', $1, tstzrange('2026-11-25 08:00+02', '2026-11-25 09:00+02'))`,
      [rows[0]?.id],
    )
    const one = await newNeed()
    expect(await firstOffer(one.contactId)).toBe(at('09:00'))
    expect((await book(one, time(petri, '08:45'))).status).toBe(409)
    expect((await book(one, time(petri, '09:00'))).status).toBe(200)
  })
  test('a unit without one is offered nothing on site', async () => {
    await county.owner.query(`update resource set active = false`)
    const one = await newNeed()
    expect(await firstOffer(one.contactId)).toBeUndefined()
    expect(await firstOffer(one.contactId, ['remote'])).toBe(at('08:00'))
    expect((await book(one, time(petri, '08:00'))).status).toBe(409)
  })
  test('the constraint itself refuses two in one room, past every trigger', async () => {
    await book(await newNeed(), time(petri, '08:00'))
    await expect(
      county.owner.query(
        `insert into appointment_resource (id, county_id, appointment_id, resource_id, during) select $1, county_id, appointment_id, resource_id, during from appointment_resource`,
        [randomUUID()],
      ),
    ).rejects.toThrow(/appointment_one_per_resource/)
  })
})

describe('who keeps rooms', () => {
  const addManager = async (unit: string): Promise<Browser> => {
    const id = randomUUID()
    await county.owner.query(
      `insert into staff_member (id, county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
       values ($1, 'lapland', $2, 'Maija', 'Esimerkki', '{johtaja}', '{fi}', '{manager}', '{}', $3)`,
      [id, id, unit],
    )
    return county.staff(id)
  }
  const room = { unitId: smallCounty.healthUnit, kind: 'hoitohuone', name: 'Huone 7', active: true }
  test('the unit’s manager adds, closes and takes out of use; another unit’s is answered as for nobody', async () => {
    const [own, other] = [await addManager(smallCounty.healthUnit), await addManager(smallCounty.socialUnit)]
    expect((await other('POST', '/api/resources', room)).status).toBe(404)
    const added = await own('POST', '/api/resources', room)
    expect(added.status, added.text).toBe(200)
    expect((await own('POST', '/api/resources', room)).body.reason).toBe('resource-name-in-use')
    const path = `/api/resources/${String(added.body.resourceId)}`
    const hour = { day, lastDay: day, from: '08:00', to: '09:00' }
    expect((await other('POST', `${path}/closures`, hour)).status).toBe(404)
    expect((await own('POST', `${path}/closures`, { ...hour, from: '09:00' })).status).toBe(422)
    expect((await own('POST', `${path}/closures`, hour)).status).toBe(200)
    expect((await other('POST', path, { ...room, active: false })).status).toBe(404)
    expect((await own('POST', path, { ...room, active: false })).status).toBe(200)
    const seen = (await own('GET', '/api/resources')).body.resources as { name: string; active: boolean }[]
    expect(seen.find(({ name }) => name === 'Huone 7')?.active).toBe(false)
    expect((await other('GET', '/api/resources')).body.resources).toEqual([])
  })
  test('what a service takes is the whole county’s: the manager of the joint unit says it', async () => {
    const [centre, own] = [await addManager(smallCounty.guidanceUnit), await addManager(smallCounty.healthUnit)]
    const body = { service: 'FYSIO', kinds: [] }
    expect((await own('POST', '/api/resources/services', body)).status).toBe(404)
    expect((await centre('POST', '/api/resources/services', body)).status).toBe(200)
    const [one, two] = [await newNeed(), await newNeed()]
    expect((await book(one, time(petri, '08:00'))).status).toBe(200)
    expect((await book(two, time(paula, '08:00'))).status).toBe(200)
    expect((await centre('POST', '/api/resources/services', { ...body, kinds: ['hoitohuone'] })).status).toBe(200)
  })
})
