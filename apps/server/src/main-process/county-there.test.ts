import { createTestDatabase } from '@luukku/testkit/create-test-database'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isCountyThere } from '../../../../tools/luukku/start/is-county-there.ts'

let database: Awaited<ReturnType<typeof createTestDatabase>>
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

test('a county that is not in the database is seeded, one that is there is not asked about again; each by its own name', async () => {
  expect(await isCountyThere(database.ownerUrl, undefined)).toBe(false)
  const client = new pg.Client({ connectionString: database.superuserUrl })
  await client.connect()
  await client.query(`insert into county (id, code, name, settings) values ('lapland', '21', '{}', '{}')`)
  await client.end()
  expect(await isCountyThere(database.ownerUrl, undefined)).toBe(true)
  expect(await isCountyThere(database.ownerUrl, 'elsewhere')).toBe(false)
})
