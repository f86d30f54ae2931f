import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@luukku/testkit/create-test-database'
import { systemClock } from './clock.ts'
import { createDb, type Db } from './db.ts'

let database: TestDatabase
let db: Db
let owner: pg.Client

beforeAll(async () => {
  database = await createTestDatabase()
  db = createDb(database.appUrl, { pool: 1 })
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await db.close()
  await owner.end()
  await database.drop()
})

const names = () =>
  db.technical('x', (tx) => tx.rows(sql<{ name: string }>`select name from pg_prepared_statements`), systemClock)

test('a statement is planned once a connection, whatever its values', async () => {
  for (const n of [1, 2, 3]) await db.technical('x', (tx) => tx.first(sql`select ${n}::int as n`), systemClock)
  const before = (await names()).length
  await db.technical('x', (tx) => tx.first(sql`select ${4}::int as n`), systemClock)
  expect(await names()).toHaveLength(before)
})

test('a look-up without an actor runs and sees nobody, though there is somebody', async () => {
  const superuser = new pg.Client({ connectionString: database.superuserUrl })
  await superuser.connect()
  await superuser.query(`insert into county (id, code, name) values ('x', '1', '{}')`)
  await superuser.query(`insert into person (county_id, created_at) values ('x', now())`)
  await superuser.end()
  const found = await db.lookup((lookup) => lookup.rows(sql`select id from person`), systemClock)
  expect(found).toEqual([])
})

test('after a migration changed what a statement gives, one request fails and the next is answered', async () => {
  await owner.query('create table thing (a int); grant select on thing to luukku_app')
  const read = () => db.technical('x', (tx) => tx.rows(sql`select * from thing`), systemClock)
  await read()
  await owner.query('alter table thing add column b int')
  await expect(read()).rejects.toThrow('cached plan')
  await expect(read()).resolves.toEqual([])
})
