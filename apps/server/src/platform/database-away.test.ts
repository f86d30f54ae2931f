import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@luukku/testkit/create-test-database'
import { createApp, type App } from '../app.ts'
import { systemClock } from './clock.ts'
import { readConfig } from './config.ts'
import { createDb, type Db } from './db.ts'

let database: TestDatabase
let app: App
let superuser: Db
/** Another database of the same cluster: from there the tested one can be closed. */
let outside: pg.Client
const name = () => new URL(database.superuserUrl.replace('@/', '@localhost/')).pathname.slice(1)
async function closeDatabase(closed: boolean) {
  await outside.query(`alter database ${name()} with allow_connections ${closed ? 'false' : 'true'}`)
  if (closed)
    await outside.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()',
      [name()],
    )
}

beforeAll(async () => {
  database = await createTestDatabase()
  superuser = createDb(database.superuserUrl, { pool: 1 })
  outside = new pg.Client({ connectionString: database.superuserUrl.replace(name(), 'postgres') })
  await outside.connect()
  await superuser.technical(
    'lapland',
    (tx) =>
      tx.run(
        sql`insert into county (id, code, name) values ('lapland', '21', '{"fi":"Lappi","sv":"Lappland","en":"Lapland"}')`,
      ),
    systemClock,
  )
  await superuser.close()
  app = await createApp(
    readConfig({
      DATABASE_URL: database.ownerUrl,
      DATABASE_APP_URL: database.appUrl,
      DATABASE_JOBS_URL: database.jobsUrl,
      LUUKKU_LOG: 'silent',
      LUUKKU_RATE_LIMIT: '0',
    }),
  )
})
afterAll(async () => {
  await closeDatabase(false)
  await app.close()
  await outside.end()
  await database.drop()
})

describe('a database that goes away and comes back', () => {
  test('is answered honestly while it is away, and served again by itself when it is back', async () => {
    const county = () => app.http.inject({ url: '/api/county' })
    expect((await county()).statusCode).toBe(200)
    await closeDatabase(true)
    const away = await county()
    expect(away.statusCode).toBe(503)
    expect(away.json()).toMatchObject({ code: 'temporarily-unavailable' })
    expect(away.headers['retry-after']).toBe('5')
    expect((await app.http.inject({ url: '/ready' })).statusCode).toBe(503)
    expect((await app.http.inject({ url: '/health' })).statusCode).toBe(200)
    await closeDatabase(false)
    expect((await county()).statusCode).toBe(200)
    expect((await app.http.inject({ url: '/ready' })).statusCode).toBe(200)
  })
})
