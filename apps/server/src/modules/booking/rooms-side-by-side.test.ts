import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@luukku/testkit/create-test-database'
import {
  bookingMoment,
  contactId,
  createBookingCounty,
  needId,
  personId,
  professionalId,
} from '@luukku/testkit/fault/booking-county'
import { smallCounty } from '@luukku/testkit/small-county'
import { waitForLock } from '@luukku/testkit/wait-for-lock'

let database: TestDatabase
let looker: Client
let desks: Client[]
beforeAll(async () => {
  database = await createTestDatabase()
  await createBookingCounty(database.superuserUrl, { professionals: 4, days: 1, cases: 5, hasRooms: true })
  const connect = async () => {
    const client = new Client({ connectionString: database.superuserUrl })
    await client.connect()
    return client
  }
  looker = await connect()
  desks = await Promise.all([1, 2, 3].map(connect))
  // Two rooms for four who may be booked at one moment.
  await looker.query(
    `update resource set active = name in ('hoitohuone 01', 'hoitohuone 02') where kind = 'hoitohuone'`,
  )
})
afterAll(async () => {
  await Promise.all([looker, ...desks].map((client) => client.end()))
  await database.drop()
})
beforeEach(() => looker.query('delete from appointment'))

/** Books for the n-th person with the n-th professional, and leaves the transaction open. */
async function book(desk: Client, n: number, start: string): Promise<void> {
  await desk.query('begin')
  await desk.query(`select set_config('luukku.county', $1, true), set_config('luukku.at', $2, true)`, [
    smallCounty.id,
    bookingMoment,
  ])
  await desk.query(
    `insert into appointment (county_id, register, person_id, contact_id, need_id, staff_id, unit_id, service, mode, during, status, booked_at)
     values ($1, 'health', $2, $3, $4, $5, $6, 'FYSIO', 'onsite', tstzrange($7::timestamptz, $7::timestamptz + interval '30 minutes'), 'booked', $8)`,
    [
      ...[smallCounty.id, personId(n), contactId(n), needId(n), professionalId(n), smallCounty.healthUnit],
      ...[`2026-11-25T${start}:00+02:00`, bookingMoment],
    ],
  )
}
const commit = (desk: Client) => desk.query('commit')
const roomsOf = async () =>
  (
    await looker.query<{ room: string }>(
      `select to_char(lower(t.during) at time zone 'Europe/Helsinki', 'HH24:MI') || ' ' || r.name as room
       from appointment_resource t join resource r on r.id = t.resource_id order by 1`,
    )
  ).rows.map(({ room }) => room)
const refused = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error as { constraint?: string }).constraint,
  )
const [first, second, third] = [0, 1, 2].map((n) => () => desks[n] as Client) as [
  () => Client,
  () => Client,
  () => Client,
]

test('of one unit nobody waits for whoever takes a room for another hour, nor while a room is free', async () => {
  await book(first(), 1, '08:00')
  await second().query(`set lock_timeout = '2s'`)
  await book(second(), 2, '09:00')
  await commit(second())
  await book(second(), 3, '08:00')
  await commit(second())
  await second().query('reset lock_timeout')
  await commit(first())
  expect(await roomsOf()).toEqual(['08:00 hoitohuone 01', '08:00 hoitohuone 02', '09:00 hoitohuone 01'])
})

test('the last room is waited for: whoever gave it up leaves it, and nobody is refused with one free', async () => {
  await book(first(), 1, '08:00')
  await book(second(), 2, '08:00')
  const waiting = refused(book(third(), 3, '08:00'))
  await Promise.race([waitForLock(looker), waiting])
  await first().query('rollback')
  expect(await waiting).toBeUndefined()
  await commit(second())
  await commit(third())
  expect(await roomsOf()).toEqual(['08:00 hoitohuone 01', '08:00 hoitohuone 02'])
})

test('the last room is waited for: once all are taken the third is refused', async () => {
  await book(first(), 1, '08:00')
  await book(second(), 2, '08:00')
  const waiting = refused(book(third(), 3, '08:00'))
  await Promise.race([waitForLock(looker), waiting])
  await commit(first())
  await commit(second())
  expect(await waiting).toBe('appointment_one_per_resource')
  await third().query('rollback')
})

test('times that overlap without beginning together: the second waits, and takes the other room', async () => {
  await book(first(), 1, '08:00')
  const waiting = refused(book(second(), 2, '08:15'))
  await Promise.race([waitForLock(looker), waiting])
  await commit(first())
  expect(await waiting).toBeUndefined()
  await commit(second())
  expect(await roomsOf()).toEqual(['08:00 hoitohuone 01', '08:15 hoitohuone 02'])
})

test('whoever closes a room waits for who chooses, and who chooses for them', async () => {
  const room = `(select id from resource where name = 'hoitohuone 01' and unit_id = '${smallCounty.healthUnit}')`
  await book(first(), 1, '08:00')
  await second().query('begin')
  const closing = second().query(`select lock_resource_kind(${room})`)
  await Promise.race([waitForLock(looker), closing])
  await commit(first())
  await closing
  await second().query(
    `insert into resource_closure (county_id, resource_id, during) select county_id, id, tstzrange('2026-11-25T09:00:00+02:00', '2026-11-25T10:00:00+02:00') from resource where id = ${room}`,
  )
  const waiting = refused(book(third(), 3, '09:00'))
  await Promise.race([waitForLock(looker), waiting])
  await commit(second())
  expect(await waiting).toBeUndefined()
  await commit(third())
  expect(await roomsOf()).toEqual(['08:00 hoitohuone 01', '09:00 hoitohuone 02'])
  await looker.query('delete from resource_closure')
})
