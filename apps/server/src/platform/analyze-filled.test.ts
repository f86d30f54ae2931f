import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEmptyDatabase, type TestDatabase } from '@luukku/testkit/create-test-database'
import { analyzeFilled } from './analyze-filled.ts'

let database: TestDatabase
let owner: Client
beforeAll(async () => {
  database = await createEmptyDatabase()
  owner = new Client({ connectionString: database.ownerUrl })
  await owner.connect()
  await owner.query(`create table filled as select n as id from generate_series(1, 5000) n`)
  await owner.query(`create table still_empty (id integer primary key, words text)`)
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})

test('what holds something is counted, and what is empty yet is still planned by its index', async () => {
  await analyzeFilled(owner)
  const { rows } = await owner.query<{ relname: string; reltuples: number }>(
    `select relname, reltuples::int from pg_class where relname in ('filled', 'still_empty') order by relname`,
  )
  // Minus one: never counted.
  expect(rows).toEqual([
    { relname: 'filled', reltuples: 5000 },
    { relname: 'still_empty', reltuples: -1 },
  ])
  const plan = await owner.query(`explain select words from still_empty where id = 1`)
  expect(JSON.stringify(plan.rows)).toContain('Index Scan')
  await owner.query(`analyze still_empty`)
  const counted = await owner.query(`explain select words from still_empty where id = 1`)
  expect(JSON.stringify(counted.rows)).toContain('Seq Scan')
})
