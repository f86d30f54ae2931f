import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@luukku/testkit/create-test-database'
import { databaseEnvironment } from '../../../../tools/luukku/postgres/urls.ts'
import { readCountyFiles, seedCounty, seedResidents } from '../modules/seed/index.ts'
import { movableClock } from '../platform/clock.ts'
import { readConfig } from '../platform/config.ts'
import { createDb } from '../platform/db.ts'
import { createSealer } from '../platform/seal.ts'
import { seedContacts } from './seed-contacts.ts'

/** A Tuesday in the middle of the day: guidance is at work. */
const now = new Date('2026-11-24T12:00:00+02:00')
const contacts = 13
let database: TestDatabase
let client: pg.Client
const outer = { ...process.env }

beforeAll(async () => {
  database = await createTestDatabase()
  Object.assign(process.env, databaseEnvironment(database))
  const whole = await readCountyFiles('lapland')
  // A few professionals beside guidance and duty: nothing here is about their times.
  const county = {
    ...whole,
    professionalsPer10000: Object.fromEntries(Object.keys(whole.professionalsPer10000).map((name) => [name, 0.1])),
  }
  const clock = movableClock(now)
  await seedCounty(database.ownerUrl, county, clock, 12)
  const config = readConfig(process.env)
  const db = createDb(database.appUrl, { pool: 2 })
  await seedResidents(
    { db, sealer: createSealer(config.sealKeys, config.indexKey), clock },
    county,
    400,
    () => undefined,
  )
  await db.close()
  client = new pg.Client({ connectionString: database.superuserUrl })
  await client.connect()
})
afterAll(async () => {
  for (const name of Object.keys(databaseEnvironment(database))) {
    const before = outer[name]
    if (before === undefined) Reflect.deleteProperty(process.env, name)
    else process.env[name] = before
  }
  await client.end()
  await database.drop()
})

const seed = () => seedContacts(contacts, { county: 'lapland', now }, () => undefined)
const rows = async <T extends pg.QueryResultRow>(text: string) => (await client.query<T>(text)).rows

test('the contacts of the demo county come by every way; somebody phones one of class A now, one waits with two matters, one hides', async () => {
  const { made, refused } = await seed()
  expect([made, [...refused]]).toEqual([contacts, []])
  const ways = await rows<{ channel: string }>('select distinct channel from contact')
  expect(ways.map(({ channel }) => channel).sort()).toEqual(['callback', 'chat', 'phone', 'walk_in', 'web_form'])
  // Who phones or walks in is found by their code: nobody was made anew.
  expect(await rows(`select from contact where channel in ('phone', 'walk_in') and not verified`)).toEqual([])
  const urgent = await rows<{ kind: string; at: Date; there: boolean }>(
    `select next_kind as kind, next_at as at, step_is_carried(county_id, next_owner_kind, next_owner_id, '${now.toISOString()}') as there
     from contact where urgency_class = 'A'`,
  )
  expect(urgent).toHaveLength(1)
  expect(urgent[0]).toMatchObject({ kind: 'emergency-call', there: true })
  expect(now.getTime() - (urgent[0]?.at.getTime() ?? 0)).toBeLessThan(5 * 60_000)
  const twice = await rows(
    `select person_id from contact where status <> 'closed' and next_kind <> 'appointment' group by person_id having count(*) = 2`,
  )
  expect(twice).toHaveLength(1)
  const hidden = await rows(
    `select from contact c join person p on p.id = coalesce(c.reporter_person_id, c.person_id) where p.non_disclosure`,
  )
  expect(hidden.length).toBeGreaterThan(0)
})

test('seeded again, as after a stop, nothing is sent twice', async () => {
  await seed()
  expect(await rows('select from contact')).toHaveLength(contacts)
})
