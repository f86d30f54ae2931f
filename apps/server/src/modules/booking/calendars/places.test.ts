import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ConflictList, DeskCase, Offer } from '@luukku/contract'
import {
  addReception,
  openSmallCounty,
  smallCounty,
  type Browser,
  type SmallCountyServer,
} from '@luukku/testkit/small-county-server'
import { assessKnee } from '@luukku/testkit/assessed-knee'
import { finishJobs } from '@luukku/testkit/open-need'

// Who cannot climb stairs is offered a place without them, and taken to a room without them.
const now = '2026-11-24T09:00:00+02:00'
const day = '2026-11-25'
const [petri, paula, keeperId] = [smallCounty.physiotherapist, randomUUID(), randomUUID()]
let county: SmallCountyServer
let nurse: Browser
let keeper: Browser

beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24', day], moment: now })
  await county.owner.query(
    `insert into staff_member (id, county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id) values
       ($1, 'lapland', 'paula', 'Paula', 'Esimerkki', '{fysioterapeutti}', '{fi}', '{health}', '{health,both}', $2),
       ($3, 'lapland', 'terttu', 'Terttu', 'Esimerkki', '{johtaja}', '{fi}', '{manager}', '{}', $2)`,
    [paula, smallCounty.healthUnit, keeperId],
  )
  for (const staff of [petri, paula]) await addReception(county.owner, staff, day, { from: '08:00', to: '12:00' })
})
afterAll(() => county.close())
let tests = 0
beforeEach(async () => {
  county.at(new Date(Date.parse(now) + tests++ * 20 * 60_000))
  nurse = await county.staff(smallCounty.nurse)
  keeper = await county.staff(keeperId)
  await county.owner.query(`delete from roster_conflict`)
  await county.owner.query(`update appointment set status = 'cancelled' where status = 'booked'`)
  for (const table of ['resource_closure', 'appointment_resource', 'resource'])
    await county.owner.query(`delete from ${table}`)
  await county.owner.query(`update service set resources = '{}' where code = 'FYSIO'`)
  await county.owner.query(`update unit set features = '{}'`)
})

const at = (time: string) => `${day}T${time}:00+02:00`
const unitHas = async (...features: string[]) => {
  const done = await keeper('POST', '/api/resources/units', { unitId: smallCounty.healthUnit, features })
  expect(done.status, done.text).toBe(200)
}
/** Visits take a room: one upstairs, first by name, and one without stairs. */
const addRooms = async (): Promise<{ up: string; down: string }> => {
  await county.owner.query(`update service set resources = '{hoitohuone}' where code = 'FYSIO'`)
  const add = async (name: string, features: string[]) => {
    const body = { unitId: smallCounty.healthUnit, kind: 'hoitohuone', name, active: true, isPlace: true, features }
    return String((await keeper('POST', '/api/resources', body)).body.resourceId)
  }
  return { up: await add('A yläkerta', []), down: await add('B alakerta', ['step-free']) }
}
const newNeed = async (...placeWishes: string[]) => {
  const need = await assessKnee(county.browser(), nurse)
  const set = await nurse('POST', `/api/desk/needs/${need.needId}/visit`, { placeWishes })
  expect(set.status, set.text).toBe(200)
  return need
}
interface Found {
  offers: Offer[]
  uncovered: { why: { en: string } }[]
}
const search = async (contactId: string, more: object = {}) =>
  (await nurse('POST', '/api/booking/search', { contactId, modes: ['onsite'], earliest: true, limit: 20, ...more }))
    .body as Found
const startsOf = ({ offers }: Found) => offers.flatMap(({ items }) => items.map(({ start }) => start.slice(11, 16)))
const book = (need: { contactId: string; needId: string }, staffId: string, start: string) =>
  nurse('POST', '/api/booking/appointments', {
    contactId: need.contactId,
    items: [
      {
        ...{ needId: need.needId, service: 'FYSIO', staffId, mode: 'onsite', start: at(start) },
        end: new Date(Date.parse(at(start)) + 1_800_000).toISOString(),
      },
    ],
  })
const roomsOf = async () =>
  (
    await county.owner.query<{ name: string }>(
      `select r.name from appointment_resource t join resource r on r.id = t.resource_id order by lower(t.during), 1`,
    )
  ).rows.map(({ name }) => name)

describe('a place that the visit asks something of', () => {
  test('is the only one offered on site, the offer says why it fits, and where there is none the search says what it asked', async () => {
    const { contactId } = await newNeed('step-free', 'accessible-toilet')
    await unitHas('step-free')
    const none = await search(contactId)
    expect(none.offers).toEqual([])
    expect(none.uncovered[0]?.why.en).toContain('only in places with: step-free way, accessible toilet')
    // Whoever is met from afar climbs no stairs.
    const remote = await search(contactId, { modes: ['remote'] })
    expect(remote.offers.length).toBeGreaterThan(0)
    expect(JSON.stringify(remote.offers[0]?.why)).not.toContain('step-free')
    await unitHas('step-free', 'accessible-toilet', 'hearing-loop')
    const found = await search(contactId)
    expect(startsOf(found)[0]).toBe('08:00')
    expect(found.offers[0]?.why.map(({ en }) => en)).toContain(
      'The place has what the visit asks for: step-free way, accessible toilet.',
    )
    // Who asks nothing is told nothing.
    const plain = await search((await newNeed()).contactId)
    expect(JSON.stringify(plain.offers[0]?.why)).not.toContain('step-free')
  })

  test('is a room where the whole unit is not so: that very room is taken, and left to those who need it', async () => {
    await addRooms()
    const [plain, asks, another] = [await newNeed(), await newNeed('step-free'), await newNeed('step-free')]
    expect((await book(plain, petri, '09:00')).status).toBe(200)
    expect((await book(asks, paula, '08:00')).status).toBe(200)
    expect(await roomsOf()).toEqual(['B alakerta', 'A yläkerta'])
    // The other room is free at eight, and the professional too: not for who cannot come up to it.
    expect(startsOf(await search(another.contactId))[0]).toBe('08:30')
    const refused = await book(another, petri, '08:00')
    expect([refused.status, refused.body.code]).toEqual([409, 'slot-taken'])
    expect(startsOf(await search((await newNeed()).contactId))[0]).toBe('08:00')
  })

  test('past the search: a place that has not what is asked is refused with its reason', async () => {
    const need = await newNeed('step-free')
    const refused = await book(need, petri, '08:00')
    expect([refused.status, refused.body.reason]).toEqual([422, 'place-lacks-what-is-asked'])
    await unitHas('step-free')
    expect((await book(need, petri, '08:00')).status).toBe(200)
    const change = (body: object) => nurse('POST', `/api/desk/needs/${need.needId}/visit`, body)
    const longer = await change({ placeWishes: [], moreTime: true })
    expect([longer.status, longer.body.reason]).toEqual([409, 'already-booked'])
    // What is asked of the place may change: the time stands, and comes to guidance where the place lacks it.
    const changed = await change({ placeWishes: ['hearing-loop'] })
    expect(changed.status, changed.text).toBe(200)
    await finishJobs(county, 'check-places', 'check-roster')
    const whys = await county.owner.query(
      `select k.why from roster_conflict k join appointment a on a.id = k.appointment_id where a.need_id = $1`,
      [need.needId],
    )
    expect(whys.rows).toEqual([{ why: 'place-lacks' }])
    expect((await change({ placeWishes: [] })).status).toBe(200)
    await finishJobs(county, 'check-places', 'check-roster')
    const left = await county.owner.query(
      `select 1 from roster_conflict k join appointment a on a.id = k.appointment_id where a.need_id = $1`,
      [need.needId],
    )
    expect(left.rows).toEqual([])
  })

  test('a device asks nothing of itself, and makes no place of a unit that has stairs', async () => {
    const { contactId } = await newNeed('step-free')
    await county.owner.query(`update service set resources = '{ultraääni}' where code = 'FYSIO'`)
    const device = { unitId: smallCounty.healthUnit, kind: 'ultraääni', name: 'Laite 1', active: true, isPlace: false }
    expect((await keeper('POST', '/api/resources', device)).status).toBe(200)
    expect(startsOf(await search(contactId))).toEqual([])
    await unitHas('step-free')
    expect(startsOf(await search(contactId))[0]).toBe('08:00')
  })

  test('a closed room is changed for one that has it too; without one the visit comes to guidance', async () => {
    const { down } = await addRooms()
    const [plain, asks] = [await newNeed(), await newNeed('step-free')]
    await book(asks, petri, '08:00')
    const plainBooked = await book(plain, paula, '09:00')
    // The plain visit is in the lower room, as if the upper one had been taken then.
    await county.owner.query(`update appointment_resource set resource_id = $1 where appointment_id = $2`, [
      down,
      plainBooked.body.appointments[0].appointmentId,
    ])
    const hours = { day, lastDay: day, from: '08:00', to: '12:00' }
    const closed = await keeper('POST', `/api/resources/${down}/closures`, hours)
    expect(closed.body).toMatchObject({ otherRoom: 1, noRoom: 1 })
    await county.app.catchUp()
    const list = (await nurse('GET', '/api/conflicts')).body as ConflictList
    expect(list.conflicts.map(({ contactId, why }) => [contactId, why])).toEqual([[asks.contactId, 'no-room']])
  })
})

describe('what is asked of the place', () => {
  test('stands with the need on the desk, and is asked again of the person’s next need', async () => {
    const { contactId, needId, resident } = await newNeed('step-free')
    const read = async () => (await nurse('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase
    expect((await read()).needs[0]?.visit?.placeWishes).toEqual(['step-free'])
    await nurse('POST', `/api/desk/needs/${needId}/visit`, { moreTime: true })
    expect((await read()).needs[0]?.visit).toMatchObject({ moreTime: true, placeWishes: ['step-free'] })
    const assess = async (...services: string[]) => {
      const again = await nurse('POST', `/api/desk/contacts/${contactId}/assessment`, {
        basedOn: (await read()).version,
        decision: 'override',
        overrideReason: 'Arvio puhelimessa',
        urgencyClass: 'D',
        needs: services.map((service) => ({ service, extract: 'Polvi kipeä' })),
        note: 'Arvioitu uudelleen',
      })
      expect(again.status, again.text).toBe(200)
      return Object.fromEntries((await read()).needs.map(({ service, visit }) => [service, visit?.placeWishes]))
    }
    expect(await assess('FYSIO')).toEqual({ FYSIO: ['step-free'] })
    // Nobody comes to a place for what is given by phone alone; what they need of one is not forgotten behind it.
    const given = (modes: string) =>
      county.owner.query(`update service set modes = $1 where code = 'VO_HOITAJA'`, [modes])
    await given('{phone}')
    try {
      await county.app.catchUp()
      expect(await assess('FYSIO', 'VO_HOITAJA')).toEqual({ FYSIO: ['step-free'], VO_HOITAJA: undefined })
      county.at(new Date(Date.parse(now) + 60_000))
      const all = await assess('FYSIO', 'VO_HOITAJA', 'VO_LAAKARI')
      expect(all).toEqual({ FYSIO: ['step-free'], VO_HOITAJA: undefined, VO_LAAKARI: ['step-free'] })
    } finally {
      await given('{onsite,remote}')
      await county.app.catchUp()
    }
    // The resident sees what is asked for them.
    expect((await resident('GET', '/api/me')).text).toContain('step-free')
  })

  test('what a place has is kept by who keeps its rosters, and a change that does not say it leaves it', async () => {
    const { down } = await addRooms()
    const outsider = randomUUID()
    await county.owner.query(
      `insert into staff_member (id, county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
       values ($1, 'lapland', $2, 'Sirpa', 'Esimerkki', '{johtaja}', '{fi}', '{manager}', '{}', $3)`,
      [outsider, outsider, smallCounty.socialUnit],
    )
    const other = await county.staff(outsider)
    const body = { unitId: smallCounty.healthUnit, features: ['step-free'] }
    expect((await other('POST', '/api/resources/units', body)).status).toBe(404)
    expect((await keeper('POST', '/api/resources/units', { ...body, features: ['escalator'] })).status).toBe(400)
    const renamed = { kind: 'hoitohuone', name: 'C alakerta', active: true, isPlace: true }
    await keeper('POST', `/api/resources/${down}`, renamed)
    const features = async () =>
      (
        (await keeper('GET', '/api/resources')).body as { resources: { resourceId: string; features: string[] }[] }
      ).resources.find(({ resourceId }) => resourceId === down)?.features
    expect(await features()).toEqual(['step-free'])
    await keeper('POST', `/api/resources/${down}`, { ...renamed, features: [] })
    expect(await features()).toEqual([])
  })
})
