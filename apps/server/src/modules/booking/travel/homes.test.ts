import { randomUUID } from 'node:crypto'
import { createTravelBook, pairKey, usualTravel } from '@luukku/domain/booking'
import { assessKnee, type AssessedKnee } from '@luukku/testkit/assessed-knee'
import { openSmallCounty, smallCounty, type Browser, type SmallCountyServer } from '@luukku/testkit/small-county-server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

const now = '2026-11-24T09:00:00+02:00'
const day = '2026-11-25'
const petri = smallCounty.physiotherapist
let county: SmallCountyServer
let nurse: Browser

const tstz = `tstzrange(($3 || ' ' || $4)::timestamp at time zone 'Europe/Helsinki', ($3 || ' ' || $5)::timestamp at time zone 'Europe/Helsinki')`
const at = (clock: string) => `${day}T${clock}:00+02:00`
const later = (clock: string, minutes: number) => new Date(Date.parse(at(clock)) + minutes * 60_000).toISOString()

beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24', day], moment: now })
  await county.owner.query(`update municipality set latitude = 66.499, longitude = 25.6887 where code = '698'`)
  await county.owner.query(`update municipality set latitude = 68.6599, longitude = 27.5389 where code = '148'`)
  await county.owner.query(`update service set modes = '{onsite,remote,home}' where code = 'FYSIO'`)
  // Eight to four, lunch from half past eleven to noon.
  await county.owner.query(
    `insert into shift (county_id, staff_id, unit_id, during, kind, modes) values ('lapland', $1, $2, ${tstz}, 'reception', '{onsite,remote,home}')`,
    [petri, smallCounty.healthUnit, day, '08:00', '16:00'],
  )
  await county.owner.query(
    `insert into shift (county_id, staff_id, unit_id, during, kind, modes) values ('lapland', $1, $2, ${tstz}, 'break', '{}')`,
    [petri, smallCounty.healthUnit, day, '11:30', '12:00'],
  )
})
afterAll(() => county.close())
beforeEach(async () => {
  nurse = await county.staff(smallCounty.nurse)
  await county.owner.query(`update appointment set status = 'cancelled' where status = 'booked'`)
  await county.owner.query(`delete from home_travel`)
  await county.owner.query(`delete from travel_time`)
})

type Made = Pick<AssessedKnee, 'contactId' | 'needId' | 'resident'>
const newNeed = async (municipality: string | null = '698'): Promise<Made> => {
  const made = await assessKnee(county.browser(), nurse)
  await county.owner.query(`update need set municipality_code = $2 where contact_id = $1`, [
    made.contactId,
    municipality,
  ])
  return made
}
const book = ({ contactId, needId }: Pick<Made, 'contactId' | 'needId'>, clock: string, mode = 'home') =>
  nurse('POST', '/api/booking/appointments', {
    contactId,
    items: [{ needId, service: 'FYSIO', staffId: petri, mode, start: at(clock), end: later(clock, 30) }],
  })
let searches = 0
const startsOf = async ({ contactId }: Made, mode = 'home'): Promise<string[]> => {
  // What was shown to others a moment ago is left to them: a while passes before each search.
  county.at(new Date(Date.parse(now) + ++searches * 20 * 60_000))
  const found = await nurse('POST', '/api/booking/search', {
    contactId,
    limit: 50,
    earliest: true,
    from: day,
    modes: [mode],
  })
  return (found.body.offers as { items: { start: string }[] }[])
    .flatMap(({ items }) => items.map(({ start }) => start))
    .filter((start) => start.startsWith(day))
    .map((start) => start.slice(11, 16))
}
const homesTake = (minutes: number, code = '698') =>
  county.owner.query(
    `insert into home_travel (county_id, municipality_code, minutes, set_at) values ('lapland', $1, $2, now())
     on conflict (county_id, municipality_code) do update set minutes = excluded.minutes`,
    [code, minutes],
  )
const placesOf = async () =>
  (
    await county.owner.query<{ home_code: string | null }>(
      `select home_code from staff_time where staff_id = $1 and home_code is not null order by lower(during)`,
      [petri],
    )
  ).rows.map(({ home_code }) => home_code)

describe('a visit at home', () => {
  test('begins after the way there, and ends with the way back inside the working hours', async () => {
    await homesTake(45)
    const [one, two] = [await newNeed(), await newNeed()]
    const starts = await startsOf(one)
    expect(starts[0]).toBe('08:45')
    expect(starts.filter((start) => start > '14:45')).toEqual([])
    expect(await book(one, '08:30')).toMatchObject({ status: 422, body: { reason: 'way-outside-hours' } })
    expect((await book(one, '08:45')).status).toBe(200)
    expect((await book(two, '15:00')).status).toBe(422)
    expect((await book(two, '14:45')).status).toBe(200)
  })
  test('keeps the way to the next one free, minute by minute, in the search and on writing', async () => {
    await homesTake(30)
    const [one, two, three] = [await newNeed(), await newNeed(), await newNeed()]
    expect((await book(one, '09:00')).status).toBe(200)
    const starts = await startsOf(two)
    expect(starts.filter((start) => start < '10:00')).toEqual([])
    expect(starts[0]).toBe('10:00')
    const refused = await book(two, '09:45')
    expect([refused.status, refused.body.code]).toEqual([409, 'slot-taken'])
    expect(refused.body.alternatives.offers.length).toBeGreaterThan(0)
    expect((await book(two, '10:00')).status).toBe(200)
    // At the unit after a home: the way back first.
    expect((await book(three, '10:45', 'onsite')).status).toBe(409)
    expect((await book(three, '11:00', 'onsite')).status).toBe(200)
  })
  test('lets nobody be met at a distance while its professional is on the way', async () => {
    await homesTake(30)
    const [one, two, three] = [await newNeed(), await newNeed(), await newNeed()]
    expect((await book(one, '09:00')).status).toBe(200)
    expect((await book(two, '10:00')).status).toBe(200)
    // Half an hour lies between them, and it is the way.
    expect(await startsOf(three, 'remote')).not.toContain('09:30')
    expect((await book(three, '09:30', 'remote')).status).toBe(409)
    await county.owner.query(`update appointment set status = 'cancelled' where need_id = $1`, [two.needId])
    expect((await book(await newNeed(), '10:30')).status).toBe(200)
    expect((await book(three, '09:30', 'remote')).status).toBe(200)
    expect((await book(await newNeed(), '10:00', 'remote')).status).toBe(409)
  })
  test('in another municipality takes the way there and to the home', async () => {
    await county.owner.query(
      `insert into travel_time (county_id, from_code, to_code, minutes, km, set_at) values ('lapland', '148', '698', 120, 200, now())`,
    )
    await homesTake(20, '148')
    const far = await newNeed('148')
    expect((await startsOf(far))[0]).toBe('10:30')
    // 8:00 and 140 minutes.
    expect((await book(far, '10:15')).status).toBe(422)
    expect((await book(far, '10:30')).status).toBe(200)
  })
  test('of two who book both ends of one way at once exactly one has their time', async () => {
    await homesTake(60)
    for (const [first, second] of [
      ['09:00', '10:00'],
      ['12:30', '13:45'],
    ] as const) {
      const [one, two] = [await newNeed(), await newNeed()]
      const both = await Promise.all([book(one, first), book(two, second)])
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
      await county.owner.query(`update appointment set status = 'cancelled' where status = 'booked'`)
    }
  })
  test('is held by the database, whoever writes: the minute too near is refused, the next is not', async () => {
    await homesTake(30)
    const [one, two] = [await newNeed(), await newNeed()]
    expect((await book(one, '09:00')).status).toBe(200)
    await county.owner.query(`select set_config('luukku.at', $1, false)`, [now])
    const write = (clock: string, mode: string) =>
      county.owner.query(
        `insert into appointment (id, county_id, register, person_id, contact_id, need_id, staff_id, unit_id, service, mode, during, status, booked_at)
         select $1, n.county_id, n.register, n.person_id, n.contact_id, n.id, $2, $3, n.service, $4, tstzrange($5, $6), 'booked', now() from need n where n.id = $7`,
        [randomUUID(), petri, smallCounty.healthUnit, mode, at(clock), later(clock, 30), two.needId],
      )
    await expect(write('09:59', 'home')).rejects.toMatchObject({ constraint: 'appointment_one_per_way' })
    await expect(write('08:01', 'onsite')).rejects.toMatchObject({ constraint: 'appointment_one_per_way' })
    await write('10:00', 'home')
    await expect(
      county.owner.query(`update appointment set during = tstzrange($2, $3) where need_id = $1 and status = 'booked'`, [
        two.needId,
        at('09:45'),
        later('09:45', 30),
      ]),
    ).rejects.toMatchObject({ constraint: 'appointment_one_per_way' })
    // What becomes a visit at home without another change.
    await county.owner.query(
      `update appointment set mode = 'remote', during = tstzrange($2, $3) where need_id = $1 and status = 'booked'`,
      [two.needId, at('09:30'), later('09:30', 30)],
    )
    await expect(
      county.owner.query(`update appointment set mode = 'home' where need_id = $1 and status = 'booked'`, [two.needId]),
    ).rejects.toMatchObject({ constraint: 'appointment_one_per_way' })
  })
})

/** Writes past the use cases, by the county's clock. */
async function put({ needId }: Pick<Made, 'needId'>, clock: string, mode: string, lane = 0): Promise<void> {
  await county.owner.query(`select set_config('luukku.at', $1, false)`, [now])
  await county.owner.query(
    `insert into appointment (id, county_id, register, person_id, contact_id, need_id, staff_id, unit_id, service, mode, during, status, booked_at, lane)
     select $1, n.county_id, n.register, n.person_id, n.contact_id, n.id, $2, $3, n.service, $4, tstzrange($5, $6), 'booked', now(), $8 from need n where n.id = $7`,
    [randomUUID(), petri, smallCounty.healthUnit, mode, at(clock), later(clock, 30), needId, lane],
  )
}
const shortWay = { constraint: 'appointment_one_per_way' }

describe('what is no way', () => {
  test('two visits at one home, one after the other: to another home of the municipality there is one', async () => {
    await homesTake(30)
    const [one, two] = [await newNeed(), await newNeed()]
    await put(one, '09:00', 'home')
    await expect(put(two, '09:30', 'home')).rejects.toMatchObject(shortWay)
    await put(one, '09:30', 'home')
    await expect(put(one, '10:00', 'onsite')).rejects.toMatchObject(shortWay)
    await put(one, '10:30', 'onsite')
  })
  test('the home of somebody who hides, twice; another who hides is as far as ever', async () => {
    const [one, two] = [await newNeed(null), await newNeed(null)]
    await put(one, '09:00', 'home')
    await put(one, '09:30', 'home')
    await expect(put(two, '11:29', 'home')).rejects.toMatchObject(shortWay)
    await put(two, '11:30', 'home')
  })
  test('time on the telephone, counted once where two lie over one another', async () => {
    await homesTake(60)
    const [one, two, three, four] = [await newNeed(), await newNeed(), await newNeed(), await newNeed()]
    await county.owner.query(
      `insert into overbooking_rule (county_id, service, unit_id, extra, set_at) values ('lapland', 'FYSIO', null, 1, now())`,
    )
    await put(one, '09:00', 'home')
    await put(two, '11:00', 'home')
    await put(three, '09:30', 'remote')
    await put(four, '09:30', 'remote', 1)
    await expect(put(await newNeed(), '10:00', 'remote')).rejects.toMatchObject(shortWay)
    await county.owner.query(`delete from overbooking_rule`)
  })
})

test('what is offered in the place of a booked visit at home is what the database takes', async () => {
  await county.owner.query(
    `insert into travel_time (county_id, from_code, to_code, minutes, km, set_at) values ('lapland', '148', '698', 120, 200, now())`,
  )
  await homesTake(20, '148')
  const far = await newNeed('148')
  const booked = await book(far, '11:00')
  expect(booked.status, booked.text).toBe(200)
  const path = `/api/me/appointments/${booked.body.appointments[0].appointmentId as string}`
  const found = await far.resident('GET', `${path}/times?limit=50`)
  expect(found.status, found.text).toBe(200)
  const times = (found.body.times as { choice: string; mode: string; start: string }[]).filter(
    ({ mode, start }) => mode === 'home' && start.startsWith(day),
  )
  // To end 140 minutes before four at the latest.
  expect(times.map(({ start }) => start.slice(11, 16)).filter((start) => start > '13:10')).toEqual([])
  const last = times.at(-1)
  expect((await far.resident('POST', `${path}/move`, { choice: last?.choice })).status).toBe(200)
})

test('a home in another county is one that nobody knows, in the search and on writing', async () => {
  await county.owner.query(`insert into county select (jsonb_populate_record(c, '{"id":"elsewhere"}')).* from county c`)
  await county.owner.query(
    `insert into municipality (code, county_id, name, population) values ('999', 'elsewhere', '{"fi":"Muu","sv":"Annan","en":"Other"}', 0)`,
  )
  const one = await newNeed('999')
  expect((await startsOf(one))[0]).toBe('09:30')
  expect((await book(one, '09:30')).status).toBe(200)
  const two = await newNeed()
  // 10:00 and the 90 minutes of an unknown place, the lunch after them not needed.
  expect((await startsOf(two))[0]).toBe('12:00')
  expect((await book(two, '12:00')).status).toBe(200)
})

test('a time over another is listed where the ways to homes leave it, and what is listed can be booked', async () => {
  await homesTake(30)
  await county.owner.query(
    `insert into overbooking_rule (county_id, service, unit_id, extra, set_at) values ('lapland', 'FYSIO', null, 1, now())`,
  )
  try {
    const [home, clinic, more] = [await newNeed(), await newNeed(), await newNeed()]
    expect((await book(clinic, '09:00', 'onsite')).status).toBe(200)
    expect((await book(home, '10:15')).status).toBe(200)
    const found = await nurse('POST', '/api/booking/over', { contactId: more.contactId, needId: more.needId, day })
    const times = found.body.times as { start: string; mode: string; staffId: string; end: string }[]
    // Over the visit at the unit until the way begins; over the visit at home a call alone, at no place.
    expect(times.map(({ start, mode }) => `${start.slice(11, 16)} ${mode}`)).toEqual([
      '08:45 onsite',
      '09:00 onsite',
      '09:15 onsite',
      '10:00 remote',
      '10:15 remote',
      '10:30 remote',
    ])
    for (const { start, mode, staffId, end } of [times[2], times[3]].filter((one) => one !== undefined)) {
      const made = await newNeed()
      const booked = await nurse('POST', '/api/booking/appointments', {
        contactId: made.contactId,
        items: [{ needId: made.needId, service: 'FYSIO', staffId, mode, start, end, over: 'Kiireellinen' }],
      })
      expect(booked.status, `${start} ${booked.text}`).toBe(200)
    }
  } finally {
    await county.owner.query(`delete from overbooking_rule`)
  }
})

describe('with an order of non-disclosure', () => {
  test('the way is that of an unknown place, wherever they live, and nothing of where is kept', async () => {
    await homesTake(5)
    const hidden = await newNeed(null)
    expect((await startsOf(hidden))[0]).toBe('09:30')
    expect((await book(hidden, '09:30')).status).toBe(200)
    expect(await placesOf()).toEqual([''])
  })
  test('told after booking, it takes the municipality from what is booked and from what was told of it', async () => {
    const one = await newNeed('698')
    expect((await book(one, '10:00')).status).toBe(200)
    expect(await placesOf()).toEqual(['698'])
    await county.owner.query(
      `update person set non_disclosure = true where id = (select person_id from need where id = $1)`,
      [one.needId],
    )
    expect(await placesOf()).toEqual([''])
    const told = await county.owner.query(
      `select c.home_code from calendar_change c join appointment a on a.id = c.appointment_id where a.need_id = $1 and c.home_code <> ''`,
      [one.needId],
    )
    expect(told.rows).toEqual([])
    // The calendars in memory follow: 10:30 and the 90 minutes of an unknown place, the lunch not counted.
    expect((await startsOf(await newNeed())).filter((start) => start > '10:00')[0]).toBe('12:30')
  })
})

describe('the professional’s own day', () => {
  test('names the way to each visit in order, and back from the last', async () => {
    await homesTake(25)
    const [one, two, three] = [await newNeed(), await newNeed(), await newNeed(null)]
    expect((await book(one, '09:00')).status).toBe(200)
    expect((await book(two, '10:00')).status).toBe(200)
    expect((await book(three, '14:00')).status).toBe(200)
    const own = await county.staff(petri)
    const week = await own('GET', `/api/own-week?day=${day}`)
    expect(week.status, week.text).toBe(200)
    const pieces = (
      week.body.days as {
        day: string
        pieces: { kind: string; start: string; end: string; way?: object; booked?: { homeIn?: { fi: string } } }[]
      }[]
    )
      .find((one) => one.day === day)!
      .pieces.filter(({ booked, kind }) => booked ?? kind === 'way')
    // What the ways take is no free time: the last one begins in the lunch, and takes what is free before and after it.
    expect(
      pieces.flatMap(({ kind, start, end }) => (kind === 'way' ? [`${start.slice(11, 16)}-${end.slice(11, 16)}`] : [])),
    ).toEqual(['08:35-09:00', '09:35-10:00', '12:30-14:00', '14:30-16:00'])
    expect(
      pieces
        .filter(({ booked }) => booked)
        .map(({ start, way, booked }) => [start.slice(11, 16), way, booked?.homeIn?.fi]),
    ).toEqual([
      ['09:00', { before: 25 }, 'Rovaniemi'],
      ['10:00', { before: 25 }, 'Rovaniemi'],
      ['14:00', { before: 90, back: 90 }, undefined],
    ])
  })
})

test('the database reckons every way as the search does', async () => {
  await homesTake(50, '148')
  await county.owner.query(
    `insert into travel_time (county_id, from_code, to_code, minutes, km, set_at) values ('lapland', '148', '698', 250, 288, now())`,
  )
  await county.owner.query(
    `update municipality set latitude = 66 + code::float8 / 400, longitude = 24 + code::float8 / 250 where code not in ('148', '698')`,
  )
  const { rows } = await county.owner.query<{ code: string; latitude: number | null; longitude: number | null }>(
    `select code, latitude, longitude from municipality where county_id = 'lapland' order by code`,
  )
  const points = new Map(
    rows.flatMap(({ code, latitude, longitude }) =>
      latitude === null || longitude === null ? [] : [[code, { latitude, longitude }]],
    ),
  )
  const book = createTravelBook({
    points,
    said: new Map([[pairKey('148', '698'), { minutes: 250, km: 288 }]]),
    homes: new Map([['148', 50]]),
    parameters: usualTravel,
  })
  const units = await county.owner.query<{ id: string; municipality_code: string | null }>(
    `select id, municipality_code from unit where county_id = 'lapland' order by id`,
  )
  const stops = [
    ...rows.map(({ code }) => ({
      unit: null,
      home: code,
      stop: { municipality: code as string | null, isHome: true },
    })),
    { unit: null, home: '', stop: { municipality: null, isHome: true } },
    { unit: null, home: '999', stop: { municipality: null, isHome: true } },
    ...units.rows.map(({ id, municipality_code: municipality }) => ({
      unit: id,
      home: null,
      stop: { municipality, isHome: false },
    })),
  ]
  const pairs = stops.flatMap((a) => stops.map((b) => ({ a, b })))
  const found = await county.owner.query<{ minutes: number }>(
    `select way_minutes('lapland', p.a, p.ah, p.b, p.bh) as minutes
     from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[]) with ordinality p (a, ah, b, bh, n) order by p.n`,
    [
      pairs.map(({ a }) => a.unit),
      pairs.map(({ a }) => a.home),
      pairs.map(({ b }) => b.unit),
      pairs.map(({ b }) => b.home),
    ],
  )
  expect(found.rows.map(({ minutes }) => minutes)).toEqual(
    pairs.map(({ a, b }) => (a.unit !== null && a.unit === b.unit ? 0 : book.minutesBetweenStops(a.stop, b.stop))),
  )
  expect(pairs.length).toBeGreaterThan(9)
})
