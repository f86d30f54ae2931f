import pg from 'pg'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@luukku/testkit/create-test-database'
import { systemClock } from './clock.ts'
import { createCountyCopies } from './county-copies.ts'
import { createDb, type Db, type WriteTx } from './db.ts'

describe('a copy of what a county decides', () => {
  test('is read once while its version stands, and anew with the next', async () => {
    const copies = createCountyCopies()
    let read = 0
    const load = () => Promise.resolve(++read)
    expect(await copies('a', 1, load)).toBe(1)
    expect(await copies('a', 1, load)).toBe(1)
    expect(await copies('b', 1, load)).toBe(2)
    expect(await copies('a', 2, load)).toBe(3)
  })
  test('is never kept when the county is not counted, nor when reading it failed', async () => {
    const copies = createCountyCopies()
    let read = 0
    const load = () => Promise.resolve(++read)
    expect(await copies('a', undefined, load)).toBe(1)
    expect(await copies('a', undefined, load)).toBe(2)
    await expect(copies('b', 1, () => Promise.reject(new Error('gone')))).rejects.toThrow('gone')
    expect(await copies('b', 1, load)).toBe(3)
  })
  test('is read by oneself when whoever began to read it failed', async () => {
    const copies = createCountyCopies()
    const first = copies('a', 1, () => Promise.reject(new Error('gone')))
    const second = copies('a', 1, () => Promise.resolve('read'))
    await expect(first).rejects.toThrow('gone')
    expect(await second).toBe('read')
  })
})

describe('in the database', () => {
  let database: TestDatabase
  let db: Db
  let owner: pg.Client
  beforeAll(async () => {
    database = await createTestDatabase()
    db = createDb(database.appUrl, { pool: 2 })
    owner = new pg.Client({ connectionString: database.superuserUrl })
    await owner.connect()
    await owner.query(`insert into county (id, code, name) values ('x', '1', '{"fi":"X"}')`)
  })
  afterAll(async () => {
    await db.close()
    await owner.end()
    await database.drop()
  })
  const units = () =>
    db.technical(
      'x',
      (tx) =>
        tx.copyOf('codes', async () =>
          (await tx.rows(sql<{ code: string }>`select code from unit order by code`)).map(({ code }) => code),
        ),
      systemClock,
    )

  test('whoever holds a lock is never kept waiting by a reading that stands behind that lock', async () => {
    await owner.query(`update county set code = code || '0'`)
    const read = (tx: WriteTx) => tx.copyOf('slow', () => tx.rows(sql<{ n: number }>`select 1 as n`))
    const lock = sql`select pg_advisory_xact_lock(42)`
    let second: Promise<unknown> = Promise.resolve()
    const first = db.technical(
      'x',
      async (tx) => {
        await tx.run(lock)
        second = db.technical(
          'x',
          async (other) => {
            await other.send(lock)
            return read(other)
          },
          systemClock,
        )
        // The other one has begun to read, and waits for the lock that stands here.
        await new Promise((resolve) => setTimeout(resolve, 200))
        return read(tx)
      },
      systemClock,
    )
    expect(await first).toEqual([{ n: 1 }])
    expect(await second).toEqual([{ n: 1 }])
  })
  test.each([
    ['a row is added', `insert into unit (county_id, code, name) values ('x', 'a', '{}')`, ['a']],
    ['a row is changed', `update unit set code = 'b'`, ['b']],
    ['a row is taken away', `delete from unit`, []],
  ])('%s: the next transaction sees it', async (_, change, codes) => {
    await units()
    await owner.query(change)
    expect(await units()).toEqual(codes)
  })
  test('a change that is not committed yet is not seen, and is seen when it is', async () => {
    await owner.query('begin')
    await owner.query(`insert into unit (county_id, code, name) values ('x', 'late', '{}')`)
    expect(await units()).toEqual([])
    await owner.query('commit')
    expect(await units()).toEqual(['late'])
  })
  test.each(['county', 'municipality', 'unit', 'service', 'staff_member', 'shift', 'duty_role'])(
    'every change of %s is counted, also an emptying',
    async (table) => {
      const version = async () =>
        (await owner.query<{ v: string }>(`select max(version)::text as v from county_version`)).rows[0]?.v
      for (const change of [
        `insert into ${table} select * from ${table} where false`,
        `delete from ${table} where false`,
      ]) {
        const before = await version()
        await owner.query(change)
        expect(await version()).not.toBe(before)
      }
      const truncates = await owner.query(
        `select from pg_trigger where tgrelid = $1::regclass and not tgisinternal and tgtype & 32 <> 0`,
        [table],
      )
      expect(truncates.rowCount).toBe(1)
    },
  )
})
