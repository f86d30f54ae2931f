import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@luukku/testkit/create-test-database'
import { systemClock } from './clock.ts'
import { createDb, type Db, type WriteTx } from './db.ts'
import { violatedConstraint } from './errors.ts'

let database: TestDatabase
let db: Db
let superuser: pg.Client

beforeAll(async () => {
  database = await createTestDatabase()
  db = createDb(database.appUrl, { pool: 1 })
  superuser = new pg.Client({ connectionString: database.superuserUrl })
  await superuser.connect()
  await superuser.query(`insert into county (id, code, name) values ('x', '1', '{}')`)
})
afterAll(async () => {
  await db.close()
  await superuser.end()
  await database.drop()
})

const write = <T>(work: (tx: WriteTx) => Promise<T>) => db.technical('x', work, systemClock)
const draft = (key: string) =>
  sql`insert into draft (key_hash, county_id, sealed, changed_at, expires_at) values (${Buffer.from(key)}, 'x', '', now(), now())`
const drafts = async () =>
  (await write((tx) => tx.rows(sql<{ key: Buffer }>`select key_hash as key from draft order by 1`))).map(({ key }) =>
    key.toString(),
  )

test('what is sent without waiting stands when the transaction does, in the order of asking', async () => {
  await write(async (tx) => {
    await tx.send(draft('a'))
    await tx.send(sql`update draft set key_hash = ${Buffer.from('b')} where key_hash = ${Buffer.from('a')}`)
    expect(await tx.run(sql`select from draft where key_hash = ${Buffer.from('b')}`)).toBe(1)
  })
  expect(await drafts()).toEqual(['b'])
})

test('what is sent and fails undoes everything, and its own error comes out', async () => {
  const failing = write(async (tx) => {
    await tx.send(draft('c'))
    await tx.send(draft('b'))
    return 'done'
  })
  expect(violatedConstraint(await failing.catch((error: unknown) => error))).toBe('draft_pkey')
  expect(await drafts()).toEqual(['b'])
})

test('the error is the first one also when something else was asked after it', async () => {
  const failing = write(async (tx) => {
    await tx.send(draft('b'))
    return tx.rows(sql`select 1`)
  })
  expect(violatedConstraint(await failing.catch((error: unknown) => error))).toBe('draft_pkey')
})

test('work beside is waited for, before the commit and before giving up', async () => {
  const later = async (tx: WriteTx, key: string) => {
    await new Promise((resolve) => setTimeout(resolve, 20))
    await tx.executeSql(`insert into draft values ($1, 'x', null, '', now(), now())`, [Buffer.from(key)])
  }
  await write((tx) => {
    tx.along(later(tx, 'd'))
    return Promise.resolve()
  })
  expect(await drafts()).toEqual(['b', 'd'])
  const refused = write((tx) => {
    tx.along(later(tx, 'e'))
    return Promise.reject(new Error('refused'))
  })
  await expect(refused).rejects.toThrow('refused')
  expect(await drafts()).toEqual(['b', 'd'])
})

test('of two reads beside each other the second asks nothing more when the first has failed', async () => {
  let asked: Promise<unknown> | undefined
  const slow = async (tx: WriteTx) => {
    await new Promise((resolve) => setTimeout(resolve, 30))
    asked = tx.run(draft('late'))
    await asked
  }
  await expect(write((tx) => Promise.all([slow(tx), Promise.reject(new Error('the first failed'))]))).rejects.toThrow(
    'the first failed',
  )
  await new Promise((resolve) => setTimeout(resolve, 60))
  await expect(asked).rejects.toThrow('the transaction has ended')
  expect(await drafts()).not.toContain('late')
})

test('the next transaction on the connection has nothing of the failed one: no actor, no lock, no half', async () => {
  await write((tx) => tx.send(draft('b'))).catch(() => undefined)
  const persons = await db.lookup(
    (lookup) => lookup.rows(sql`select current_setting('luukku.county', true) as county, ${randomUUID()} as other`),
    systemClock,
  )
  expect((persons[0] as { county: string | null }).county ?? '').toBe('')
})
