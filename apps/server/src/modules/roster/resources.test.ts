import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ConflictList, OwnWeek, RouteResponse, routes } from '@luukku/contract'
import {
  addReception,
  openSmallCounty,
  smallCounty,
  type Browser,
  type SmallCountyServer,
} from '@luukku/testkit/small-county-server'
import { assessKnee } from '@luukku/testkit/assessed-knee'
import { waitForLock } from '@luukku/testkit/wait-for-lock'

const now = '2026-11-24T09:00:00+02:00'
const day = '2026-11-25'
const [petri, paula] = [smallCounty.physiotherapist, '00000000-0000-4000-8000-000000000099']
let county: SmallCountyServer
let nurse: Browser
let keeper: Browser

beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24', day], moment: now })
  await county.owner.query(
    `insert into staff_member (id, county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id) values
       ($1, 'lapland', 'paula', 'Paula', 'Esimerkki', '{fysioterapeutti}', '{fi}', '{health}', '{health,both}', $2),
       ($3, 'lapland', 'terttu', 'Terttu', 'Esimerkki', '{johtaja}', '{fi}', '{manager}', '{}', $2)`,
    [paula, smallCounty.healthUnit, '00000000-0000-4000-8000-000000000098'],
  )
  for (const staff of [petri, paula]) await addReception(county.owner, staff, day, { from: '08:00', to: '12:00' })
  await county.owner.query(`update service set resources = '{hoitohuone}' where code = 'FYSIO'`)
})
afterAll(() => county.close())
let tests = 0
beforeEach(async () => {
  county.at(new Date(Date.parse(now) + tests++ * 20 * 60_000))
  nurse = await county.staff(smallCounty.nurse)
  keeper = await county.staff('00000000-0000-4000-8000-000000000098')
  await county.owner.query(`delete from roster_conflict`)
  await county.owner.query(`update appointment set status = 'cancelled' where status in ('booked', 'arrived')`)
  for (const table of ['resource_closure', 'appointment_resource', 'resource'])
    await county.owner.query(`delete from ${table}`)
})

const at = (time: string) => `${day}T${time}:00+02:00`
const addRoom = async (name: string, isPlace = true): Promise<string> => {
  const body = { unitId: smallCounty.healthUnit, kind: 'hoitohuone', name, active: true, isPlace }
  const added = await keeper('POST', '/api/resources', body)
  expect(added.status, added.text).toBe(200)
  return String(added.body.resourceId)
}
async function booked(staffId: string, time: string) {
  const { contactId, needId, resident } = await assessKnee(county.browser(), nurse, {
    person: { familyName: 'Asukas' },
  })
  const end = new Date(Date.parse(at(time)) + 1_800_000).toISOString()
  const done = await nurse('POST', '/api/booking/appointments', {
    contactId,
    items: [{ needId, service: 'FYSIO', staffId, mode: 'onsite', start: at(time), end }],
  })
  expect(done.status, done.text).toBe(200)
  return { contactId, needId, resident, appointmentId: String(done.body.appointments[0].appointmentId) }
}
const hours = (from: string, to: string) => ({ day, lastDay: day, from, to })
const close = (id: string, time: object) => keeper('POST', `/api/resources/${id}/closures`, time)
const visitsOf = async (id: string, time: Record<string, string> = {}) =>
  (
    (await keeper('GET', `/api/resources/${id}/visits?${new URLSearchParams(time).toString()}`)).body as RouteResponse<
      typeof routes.listResourceVisits
    >
  ).visits
const listed = async () => (await keeper('GET', '/api/resources')).body as RouteResponse<typeof routes.listResources>
const conflicts = async () => {
  // The check that the last change planned may be under way with what it read before this one.
  await county.app.catchUp()
  return ((await nurse('GET', '/api/conflicts')).body as ConflictList).conflicts
}
const roomsOf = async () =>
  (
    await county.owner.query<{ name: string; start: string }>(
      `select r.name, to_char(lower(t.during) at time zone 'Europe/Helsinki', 'HH24:MI') as start
       from appointment_resource t join resource r on r.id = t.resource_id order by 2, 1`,
    )
  ).rows.map(({ name, start }) => `${start} ${name}`)
const stepOf = async (contactId: string) =>
  (await county.owner.query<{ kind: string }>(`select next_kind as kind from contact where id = $1`, [contactId]))
    .rows[0]?.kind

const stepBecomes = async (contactId: string, kind: string) => {
  await county.app.catchUp()
  expect(await stepOf(contactId)).toBe(kind)
}

describe('a room that is closed for a time', () => {
  test('before it is closed the keeper sees what is booked in it, and which room each visit could have', async () => {
    const one = await addRoom('Huone 1')
    await addRoom('Huone 2')
    await booked(petri, '08:00')
    await booked(paula, '08:00')
    await booked(petri, '09:00')
    const seen = await visitsOf(one, hours('08:00', '10:00'))
    expect(seen.map(({ start, otherRoom }) => [start.slice(11, 16), otherRoom])).toEqual([
      ['08:00', undefined],
      ['09:00', 'Huone 2'],
    ])
    // The edges of the span: a visit that ends as it begins, and one that begins as it ends, are outside.
    expect(await visitsOf(one, hours('08:30', '09:00'))).toEqual([])
    // Looking changes nothing.
    expect(await roomsOf()).toEqual(['08:00 Huone 1', '08:00 Huone 2', '09:00 Huone 1'])
  })

  test('who has said that they are here gets the other room too, and without one comes to guidance', async () => {
    const [one, two] = [await addRoom('Huone 1'), await addRoom('Huone 2')]
    const [moves, stays] = [await booked(petri, '08:00'), await booked(paula, '08:00')]
    await county.owner.query(`update appointment set status = 'arrived' where id = any ($1)`, [
      [moves.appointmentId, stays.appointmentId],
    ])
    await county.owner.query(`delete from appointment_resource where appointment_id = $1`, [stays.appointmentId])
    expect((await close(one, hours('08:00', '10:00'))).body).toEqual({ resourceId: one, otherRoom: 1, noRoom: 0 })
    expect(await roomsOf()).toEqual(['08:00 Huone 2'])
    expect((await close(two, hours('08:00', '10:00'))).body).toMatchObject({ otherRoom: 0, noRoom: 1 })
    expect((await conflicts()).map(({ appointmentId, why }) => [appointmentId, why])).toEqual([
      [moves.appointmentId, 'no-room'],
    ])
  })

  test('a visit gets the other room at its own time; one that gets none keeps its time and comes to guidance', async () => {
    const one = await addRoom('Huone 1')
    await addRoom('Huone 2')
    const stays = await booked(petri, '08:00')
    await booked(paula, '08:00')
    const moves = await booked(petri, '09:00')
    const done = await close(one, hours('08:00', '10:00'))
    expect(done.body).toEqual({ resourceId: one, otherRoom: 1, noRoom: 1 })
    expect(await roomsOf()).toEqual(['08:00 Huone 1', '08:00 Huone 2', '09:00 Huone 2'])
    const [conflict, ...others] = await conflicts()
    expect(others).toEqual([])
    expect([conflict?.appointmentId, conflict?.why, conflict?.room]).toEqual([
      stays.appointmentId,
      'no-room',
      'Huone 1',
    ])
    await stepBecomes(stays.contactId, 'book')
    expect(await stepOf(moves.contactId)).toBe('appointment')
    expect((await listed()).resources.find(({ resourceId }) => resourceId === one)?.noRoom).toBe(1)

    // Guidance moves it to the first proposal: a time when a room is free.
    const proposal = conflict?.proposals[0]
    expect(proposal).toBeDefined()
    const moved = await nurse('POST', `/api/booking/appointments/${stays.appointmentId}/move`, {
      by: 'unit',
      reason: 'Huone on remontissa.',
      told: true,
      to: { staffId: proposal?.staffId, mode: proposal?.mode, start: proposal?.start, end: proposal?.end },
    })
    expect(moved.status, moved.text).toBe(200)
    expect(await conflicts()).toEqual([])
  })

  test('is opened again: what waited for it is no conflict any more, and the case goes on as booked', async () => {
    const one = await addRoom('Huone 1')
    const visit = await booked(petri, '08:00')
    await close(one, hours('07:00', '12:00'))
    await stepBecomes(visit.contactId, 'book')
    const closure = (await listed()).resources[0]?.closures[0]
    expect(closure?.from).toBe(at('07:00'))
    const opened = await keeper('POST', `/api/resources/closures/${closure?.closureId ?? ''}/end`, {})
    expect(opened.status, opened.text).toBe(200)
    expect(await conflicts()).toEqual([])
    await stepBecomes(visit.contactId, 'appointment')
    expect((await keeper('POST', `/api/resources/closures/${closure?.closureId ?? ''}/end`, {})).status).toBe(404)
  })

  test('a new room of the kind takes in what had none', async () => {
    const one = await addRoom('Huone 1')
    await booked(petri, '08:00')
    await close(one, hours('07:00', '12:00'))
    expect((await conflicts()).length).toBe(1)
    await addRoom('Huone 2')
    expect(await conflicts()).toEqual([])
    expect(await roomsOf()).toEqual(['08:00 Huone 2'])
  })

  test('a time that is kept all the same stays kept until its room is closed anew', async () => {
    const one = await addRoom('Huone 1')
    const visit = await booked(petri, '08:00')
    await close(one, hours('07:00', '12:00'))
    expect((await nurse('POST', `/api/conflicts/${visit.appointmentId}/keep`, {})).status).toBe(200)
    expect(await conflicts()).toEqual([])
    await close(one, hours('07:30', '12:00'))
    expect((await conflicts()).map(({ appointmentId }) => appointmentId)).toEqual([visit.appointmentId])
  })

  test('a visit cancelled while its room is closed leaves no room taken: the cancellation first, or the other room first', async () => {
    const one = await addRoom('Huone 1')
    await addRoom('Huone 2')
    const connection = { connectionString: county.database.superuserUrl }
    const [beside, canceller] = [new Client(connection), new Client(connection)]
    await Promise.all([beside.connect(), canceller.connect()])
    try {
      const gone = await booked(petri, '08:00')
      await beside.query('begin')
      await beside.query(`update appointment set status = 'cancelled' where id = $1`, [gone.appointmentId])
      const closing = close(one, hours('08:00', '10:00'))
      await Promise.race([waitForLock(county.owner), closing])
      await beside.query('commit')
      expect((await closing).body).toEqual({ resourceId: one, otherRoom: 0, noRoom: 0 })
      expect(await roomsOf()).toEqual([])

      const visit = await booked(petri, '11:00')
      await beside.query('begin')
      await beside.query(
        `select move_to_resource(t.id, t.appointment_id, other_resource(t.resource_id, t.during)) from appointment_resource t where t.appointment_id = $1`,
        [visit.appointmentId],
      )
      const cancelling = canceller.query(`update appointment set status = 'cancelled' where id = $1`, [
        visit.appointmentId,
      ])
      await Promise.race([waitForLock(county.owner), cancelling])
      await beside.query('commit')
      await cancelling
      expect(await roomsOf()).toEqual([])
    } finally {
      await Promise.all([beside.end(), canceller.end()])
    }
  })

  test('nonsense is refused with its reason: the end before the start, a time that is over, an hour that no clock shows', async () => {
    const one = await addRoom('Huone 1')
    const reasonOf = async (time: object) => (await close(one, time)).body.reason as string
    expect(await reasonOf(hours('09:00', '09:00'))).toBe('end-before-start')
    expect(await reasonOf({ ...hours('08:00', '09:00'), lastDay: '2026-11-23' })).toBe('end-before-start')
    expect(await reasonOf({ day: '2026-11-23', lastDay: '2026-11-23', from: '08:00', to: '09:00' })).toBe(
      'entry-in-the-past',
    )
    expect(await reasonOf({ day: '2027-03-28', lastDay: '2027-03-28', from: '03:30', to: '05:00' })).toBe(
      'hour-that-does-not-exist',
    )
  })

  test('whoever does not keep the unit is answered as for a room that is not there, and sees nothing of it', async () => {
    const one = await addRoom('Huone 1')
    await booked(petri, '08:00')
    const stranger = randomUUID()
    await county.owner.query(
      `insert into staff_member (id, county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
       values ($1, 'lapland', $2, 'Sirpa', 'Esimerkki', '{johtaja}', '{fi}', '{manager}', '{}', $3)`,
      [stranger, stranger, smallCounty.socialUnit],
    )
    await close(one, hours('08:00', '09:00'))
    const closureId = (await listed()).resources[0]?.closures[0]?.closureId ?? ''
    const other = await county.staff(stranger)
    for (const id of [one, randomUUID()]) {
      expect((await other('GET', `/api/resources/${id}/visits`)).status).toBe(404)
      expect((await other('POST', `/api/resources/${id}/closures`, hours('10:00', '11:00'))).status).toBe(404)
    }
    for (const id of [closureId, randomUUID()])
      expect((await other('POST', `/api/resources/closures/${id}/end`, {})).status).toBe(404)
    expect((await listed()).resources[0]?.closures.length).toBe(1)
  })
})

describe('a room taken out of use', () => {
  test('gives its visits away as a closure does, from now on for good; back in use it takes them in', async () => {
    const one = await addRoom('Huone 1')
    await booked(petri, '08:00')
    const body = { kind: 'hoitohuone', name: 'Huone 1', isPlace: true }
    expect((await visitsOf(one)).length).toBe(1)
    const out = await keeper('POST', `/api/resources/${one}`, { ...body, active: false })
    expect(out.body).toEqual({ resourceId: one, otherRoom: 0, noRoom: 1 })
    expect((await conflicts()).map(({ why }) => why)).toEqual(['no-room'])
    await keeper('POST', `/api/resources/${one}`, { ...body, active: true })
    expect(await conflicts()).toEqual([])
  })
})

describe('where to go', () => {
  test('the room is told to the resident, to the desk and to who gives the visit; a device only to the last', async () => {
    await addRoom('Huone 1')
    await county.owner.query(
      `insert into resource (county_id, unit_id, kind, name, is_place) values ('lapland', $1, 'ultraääni', 'Ultra 1', false)`,
      [smallCounty.healthUnit],
    )
    await county.owner.query(`update service set resources = '{hoitohuone,ultraääni}' where code = 'FYSIO'`)
    const { contactId, needId, resident } = await booked(petri, '08:00')
    await county.owner.query(`update service set resources = '{hoitohuone}' where code = 'FYSIO'`)
    const desk = await nurse('GET', `/api/desk/contacts/${contactId}`)
    expect(desk.body.plan.lines[0].appointment.place.room).toBe('Huone 1')
    const mine = await resident('GET', '/api/me')
    expect(mine.text).toContain('"room":"Huone 1"')
    const theirs = await county.staff(petri)
    const week = (await theirs('GET', `/api/own-week?day=${day}`)).body as OwnWeek
    expect(week.days[2]?.pieces.find(({ booked: it }) => it)?.booked?.room).toBe('Huone 1, Ultra 1')
    const need = await theirs('GET', `/api/own/${needId}`)
    expect(need.body.appointments[0].place.room).toBe('Huone 1, Ultra 1')
    county.at(at('07:00'))
    const list = await (await county.staff(petri))('GET', '/api/own')
    expect(list.text).toContain('"room":"Huone 1, Ultra 1"')
    expect(mine.text).not.toContain('Ultra')
  })
})
