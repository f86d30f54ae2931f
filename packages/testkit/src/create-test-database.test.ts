import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase } from './create-test-database.ts'
import { startTestCluster } from './start-test-cluster.ts'

describe('a database of its own for each test', () => {
  let running: Awaited<ReturnType<typeof startTestCluster>>
  beforeAll(async () => {
    running = await startTestCluster()
  }, 60_000)
  afterAll(() => running.stop())

  it('knows nothing of another test, and is gone after drop', async () => {
    const one = await createTestDatabase(running.cluster)
    const other = await createTestDatabase(running.cluster)
    await query(one.ownerUrl, 'create table mine (id integer)')

    await expect(query(other.ownerUrl, 'select * from mine')).rejects.toThrow('does not exist')
    await one.drop()
    await expect(query(one.ownerUrl, 'select 1')).rejects.toThrow('does not exist')
    await other.drop()
  })

  it('has an application role without power over the structure or over row-level security', async () => {
    const database = await createTestDatabase(running.cluster)
    for (const url of [database.appUrl, database.jobsUrl]) {
      expect(
        await query(url, 'select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = current_user'),
      ).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false }])
      await expect(query(url, 'create table mine (id integer)')).rejects.toThrow('permission denied')
    }
    await database.drop()
  })

  it('serves twenty tests that ask at the same moment', async () => {
    const databases = await Promise.all(Array.from({ length: 20 }, () => createTestDatabase(running.cluster)))
    expect(new Set(databases.map((each) => each.ownerUrl)).size).toBe(20)
    await Promise.all(databases.map((each) => each.drop()))
  }, 60_000)
})

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows as unknown[]
  } finally {
    await client.end()
  }
}
