import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createTestDatabase, type TestDatabase } from '@luukku/testkit/create-test-database'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isCountyThere } from '../../../../tools/luukku/start/is-county-there.ts'
import { databaseEnvironment } from '../../../../tools/luukku/postgres/urls.ts'

const residents = 1200
const contacts = 5
/** Four processes, each of which loads the whole server. */
const patience = 400_000

let database: TestDatabase
let client: pg.Client
beforeEach(async () => {
  database = await createTestDatabase()
  client = new pg.Client({ connectionString: database.superuserUrl })
  await client.connect()
})
afterEach(async () => {
  await client.end()
  await database.drop()
})

const count = async (what: string) =>
  Number((await client.query<{ n: string }>(`select count(*) as n from ${what}`)).rows[0]?.n)

/** `seed` in a process of its own, as `start` runs it; killed by `signal` as soon as `when` is so. */
async function seed(args: string[], stop?: { when: () => Promise<boolean>; signal: NodeJS.Signals }): Promise<string> {
  const file = join(import.meta.dirname, '../cli/seed.ts')
  const script = `process.exit(await (await import(${JSON.stringify(file)})).run(${JSON.stringify(args)}))`
  const child = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], {
    env: { PATH: process.env['PATH'], ...databaseEnvironment(database) },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const closed = new Promise((resolve) => child.once('close', (code, signal) => resolve(signal ?? code)))
  while (stop && child.exitCode === null && !(await stop.when())) await wait(20)
  if (stop) child.kill(stop.signal)
  expect(await closed, said).toBe(stop ? stop.signal : 0)
  return said
}

test('a county that is not in the database is seeded, one that is there is not asked about again; each by its own name', async () => {
  expect(await isCountyThere(database.ownerUrl, undefined)).toBe('missing')
  await client.query(`insert into county (id, code, name, settings) values ('lapland', '21', '{}', '{}')`)
  expect(await isCountyThere(database.ownerUrl, undefined)).toBe('whole')
  expect(await isCountyThere(database.ownerUrl, 'elsewhere')).toBe('missing')
})

test(
  'a seed stopped while it works is never taken for whole, and the next one ends what was begun, once',
  async () => {
    const asked = [`--residents=${String(residents)}`, `--contacts=${String(contacts)}`]
    await seed(asked, { when: async () => (await count('person')) > 0, signal: 'SIGINT' })
    expect(await isCountyThere(database.ownerUrl)).toBe('half')
    // What one transaction holds is there whole: units and staff with the models that they follow.
    expect(await count('model_version')).toBeGreaterThan(0)
    expect(await count('contact')).toBe(0)

    // As a later start asks: no numbers of its own, and nothing where the county is whole.
    await seed(['--if-empty'], { when: async () => (await count('contact')) > 1, signal: 'SIGKILL' })
    expect(await isCountyThere(database.ownerUrl)).toBe('half')
    expect(await count('person where verified')).toBe(residents)

    // Two starts on one database: the second waits for the first and finds the county whole.
    const said = await Promise.all([seed(['--if-empty']), seed(['--if-empty'])])
    expect(said.join('')).toContain(`${String(residents)} residents, ${String(contacts)} contacts`)
    expect(said.filter((text) => text.includes('waiting for it'))).toHaveLength(1)
    expect(await isCountyThere(database.ownerUrl)).toBe('whole')
    expect(await count(`county where settings ? 'seeding'`)).toBe(0)
    expect([await count('person where verified'), await count('contact')]).toEqual([residents, contacts])
    // Nobody's contact stands twice.
    expect(await count('(select distinct coalesce(reporter_person_id, person_id) from contact) senders')).toBe(contacts)
  },
  patience,
)
