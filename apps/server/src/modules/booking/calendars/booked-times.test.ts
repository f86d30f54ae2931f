import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  createBookingCounty,
  bookingMoment,
  contactId,
  needId,
  personId,
  professionalId,
} from '@luukku/testkit/fault/booking-county'
import { openFaultPlace } from '@luukku/testkit/fault/fault-place'
import { createKeptClient } from '@luukku/testkit/fault/kept-client'
import { startServerChild } from '@luukku/testkit/server-child'
import { createTestDatabase, type TestDatabase } from '@luukku/testkit/create-test-database'
import { smallCounty } from '@luukku/testkit/small-county'
import { Agent } from 'node:http'
import { sql } from 'kysely'
import { createDb, type Db, type ReadTx } from '../../../platform/db.ts'
import { createBookedTimes, type BookedTimes, type CalendarNews } from './booked-times.ts'

let database: TestDatabase
let db: Db
let owner: pg.Client
let other: pg.Client
const clock = { now: () => new Date(bookingMoment) }
const [anna, bertta] = [professionalId(0), professionalId(1)]

beforeAll(async () => {
  database = await createTestDatabase()
  await createBookingCounty(database.superuserUrl, { professionals: 3, days: 5, cases: 20 })
  db = createDb(database.appUrl, { pool: 3 })
  owner = new pg.Client({ connectionString: database.superuserUrl })
  other = new pg.Client({ connectionString: database.superuserUrl })
  await owner.connect()
  await other.connect()
})
afterAll(async () => {
  await db.close()
  await owner.end()
  await other.end()
  await database.drop()
})
beforeEach(() => owner.query('truncate appointment cascade'))

let next = 0
async function book(client: pg.Client, staffId: string, from: string, id: string = randomUUID()): Promise<string> {
  const n = next++ % 20
  await client.query(
    `insert into appointment (id, county_id, register, person_id, contact_id, need_id, staff_id, unit_id, service, mode, during, status, booked_at)
     values ($1, $2, 'health', $3, $4, $5, $6, $7, 'FYSIO', 'onsite', tstzrange($8::timestamptz, $8::timestamptz + interval '30 minutes'), 'booked', now())`,
    [
      id,
      smallCounty.id,
      personId(n),
      contactId(n),
      needId(n),
      staffId,
      smallCounty.healthUnit,
      `2026-11-25 ${from}+02`,
    ],
  )
  return id
}
const read = <T>(work: (tx: ReadTx) => Promise<T>) => db.technical(smallCounty.id, work, clock)
const follow = (times: BookedTimes) => read((tx) => times.follow(tx))
const startsOf = (times: BookedTimes, staffId: string) =>
  times
    .spansOf(staffId)
    .map(({ fromMs }) => new Date(fromMs).toISOString().slice(11, 16))
    .sort()
const started = async (told: (news: CalendarNews) => void = () => undefined, now?: () => number) => {
  const times = createBookedTimes(told, now)
  await follow(times)
  return times
}

describe('what is booked, kept in memory', () => {
  test('begins with what is there and follows what is booked, cancelled and moved to another', async () => {
    const first = await book(owner, anna, '10:00')
    const times = await started()
    expect(startsOf(times, anna)).toEqual(['08:00'])
    await book(owner, anna, '11:00')
    await follow(times)
    expect(startsOf(times, anna)).toEqual(['08:00', '09:00'])
    await owner.query(`update appointment set status = 'cancelled' where id = $1`, [first])
    await owner.query(`update appointment set staff_id = $1 where status = 'booked'`, [bertta])
    await follow(times)
    expect([startsOf(times, anna), startsOf(times, bertta)]).toEqual([[], ['09:00']])
  })
  test('misses nothing of a long transaction that commits after younger ones were read', async () => {
    const times = await started()
    await other.query('begin')
    await book(other, anna, '09:00')
    await book(owner, anna, '10:00')
    await follow(times)
    expect(startsOf(times, anna)).toEqual(['08:00'])
    await book(owner, anna, '11:00')
    await follow(times)
    await other.query('commit')
    await follow(times)
    expect(startsOf(times, anna)).toEqual(['07:00', '08:00', '09:00'])
  })
  test('does not believe what was rolled back, nor what its own transaction has not yet committed', async () => {
    const times = await started()
    await other.query('begin')
    await book(other, anna, '09:00')
    await other.query('rollback')
    const actor = { kind: 'system' as const, county: smallCounty.id, task: 'test' }
    const work = db.write(
      { actor, purpose: 'care', requestId: randomUUID(), clock, action: 't', ground: 't' },
      async (tx) => {
        await tx.run(sql`
          insert into appointment (county_id, register, person_id, contact_id, need_id, staff_id, unit_id, service, mode, during, status, booked_at)
          values (${smallCounty.id}, 'health', ${personId(1)}, ${contactId(1)}, ${needId(1)}, ${anna}, ${smallCounty.healthUnit}, 'FYSIO', 'onsite',
            '[2026-11-25 12:00+02,2026-11-25 12:30+02)', 'booked', now())`)
        await times.follow(tx)
        throw new Error('changed its mind')
      },
    )
    await expect(work).rejects.toThrow('changed its mind')
    await follow(times)
    expect(startsOf(times, anna)).toEqual([])
  })
  test('what was told before everything was emptied is void, however far back a long transaction holds the horizon', async () => {
    await other.query('begin')
    await other.query('select pg_current_xact_id()')
    await book(owner, anna, '10:00')
    await owner.query('truncate appointment cascade')
    const times = await started()
    await follow(times)
    expect(startsOf(times, anna)).toEqual([])
    await book(owner, anna, '11:00')
    await follow(times)
    expect(startsOf(times, anna)).toEqual(['09:00'])
    await other.query('rollback')
  })
  test('a slow reader does not undo what a faster one has read', async () => {
    const id = await book(owner, anna, '10:00')
    const times = await started()
    await owner.query(`update appointment set staff_id = $1 where id = $2`, [bertta, id])
    let letGo = (): void => undefined
    const held = new Promise<void>((resolve) => (letGo = resolve))
    // The slow one has asked, and its answer is looked at only when the other has come by.
    const slow = read(async (tx) => {
      const late: ReadTx = {
        ...tx,
        rows: async (query) => {
          const rows = await tx.rows(query)
          await held
          return rows
        },
      }
      await times.follow(late)
    })
    await owner.query(`update appointment set status = 'cancelled' where id = $1`, [id])
    await follow(times)
    letGo()
    await slow
    expect([startsOf(times, anna), startsOf(times, bertta)]).toEqual([[], []])
  })
  test('tells of each change once: the time that is freed and the one that is taken', async () => {
    const told: CalendarNews[] = []
    const times = await started((news) => told.push(news))
    const id = await book(owner, anna, '10:00')
    await follow(times)
    await follow(times)
    await owner.query(`update appointment set status = 'cancelled' where id = $1`, [id])
    await follow(times)
    expect(told.map((news) => news?.isTaken)).toEqual([undefined, true, false])
  })
  test('who did not look for half an hour begins anew, a minute before does not', async () => {
    let now = 0
    let begun = 0
    const times = await started(
      (news) => (begun += news === undefined ? 1 : 0),
      () => now,
    )
    now = 29 * 60_000
    await follow(times)
    expect(begun).toBe(1)
    now += 31 * 60_000
    await follow(times)
    expect(begun).toBe(2)
  })
})

test('a time booked, and an absence entered, in one process are gone from the next search of another', async () => {
  const county = { professionals: 1, days: 2, cases: 12 }
  const place = await openFaultPlace(county, 'throwaway')
  const agent = new Agent({ keepAlive: true })
  try {
    const servers = await Promise.all([startServerChild(place.environment), startServerChild(place.environment)])
    const [session = ''] = await place.signIn([{ kind: 'staff', staffId: smallCounty.nurse }])
    const [one, two] = servers.map(({ origin }) =>
      createKeptClient({ origin, agent, cookieKey: place.cookieKey, session }),
    )
    if (!one || !two) throw new Error('two servers were started')
    type Item = { needId: string; staffId: string; service: string; mode: string; start: string; end: string }
    const search = async (client: typeof one, n: number) => {
      const answer = await client.command('/api/booking/search', { contactId: contactId(n), limit: 50 })
      return (answer.body as { offers: { items: Item[] }[] }).offers.flatMap(({ items }) => items)
    }
    for (let n = 0; n < 8; n++) {
      const [offered] = await search(one, n)
      if (!offered) throw new Error('there is a time to book')
      const { needId: need, staffId, service, mode, start, end } = offered
      expect((await search(two, 11)).map((item) => item.start)).toContain(start)
      const booked = await one.command('/api/booking/appointments', {
        contactId: contactId(n),
        items: [{ needId: need, staffId, service, mode, start, end }],
      })
      expect(booked.status).toBe(200)
      // Not within two seconds, but at once: a search asks for the changes before it answers.
      expect((await search(two, 11)).map((item) => item.start)).not.toContain(start)
    }
    // What the county decides is followed as soon: another process enters that the only professional is away on the first day.
    const [first] = await search(two, 11)
    const day = first?.start.slice(0, 10) ?? ''
    const writer = new pg.Client({ connectionString: place.superuserUrl })
    await writer.connect()
    await writer.query(
      `insert into shift (county_id, staff_id, unit_id, during, kind)
       select county_id, id, unit_id, tstzrange($2::date::timestamptz, ($2::date + 1)::timestamptz), 'absence' from staff_member where id = $1`,
      [first?.staffId, day],
    )
    await writer.end()
    const days = (await search(two, 11)).map((item) => item.start.slice(0, 10))
    expect([days.length > 0, days.includes(day)]).toEqual([true, false])
    await Promise.all(servers.map((server) => server.stop()))
  } finally {
    agent.destroy()
    await place.stop()
  }
})
