import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@luukku/testkit/create-test-database'
import { openTestApp } from '@luukku/testkit/open-test-app'
import { createSmallCounty } from '@luukku/testkit/small-county'
import type { App } from '../app.ts'

let database: TestDatabase
let app: App
/** Another database of the same cluster: from there the tested one can be closed. */
let outside: pg.Client
const name = () => new URL(database.superuserUrl.replace('@/', '@localhost/')).pathname.slice(1)
async function closeDatabase(closed: boolean) {
  await outside.query(`alter database ${name()} with allow_connections ${closed ? 'false' : 'true'}`)
  if (!closed) return
  await outside.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()',
    [name()],
  )
  // Telling a connection to end is not its end.
  await expect
    .poll(async () => (await outside.query('select from pg_stat_activity where datname = $1', [name()])).rows.length, {
      timeout: 120_000,
      interval: 20,
    })
    .toBe(0)
}

beforeAll(async () => {
  database = await createTestDatabase()
  outside = new pg.Client({ connectionString: database.superuserUrl.replace(name(), 'postgres') })
  await outside.connect()
  await createSmallCounty(database.superuserUrl, [])
  app = await openTestApp(database)
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
