import { readdirSync } from 'node:fs'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createEmptyDatabase, type TestDatabase } from '@luukku/testkit/create-test-database'
import { before, run } from './migrate.ts'

let database: TestDatabase
let said = ''
beforeAll(async () => {
  database = await createEmptyDatabase()
  vi.stubEnv('DATABASE_URL', database.ownerUrl)
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((said += String(text)), true))
})
afterAll(async () => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  await database.drop()
})

const files = readdirSync(new URL('../../migrations', import.meta.url)).filter((name) => name.endsWith('.sql'))

test('brings an empty database to the newest structure, says each file, and changes nothing the second time', async () => {
  expect(await run()).toBe(0)
  for (const file of files) expect(said).toContain(file)
  const owner = new Client({ connectionString: database.superuserUrl })
  await owner.connect()
  const { rows } = await owner.query<{ name: string }>('select name from schema_migration')
  await owner.end()
  expect(rows.map(({ name }) => name).sort()).toEqual(files.sort())
  said = ''
  expect(await run()).toBe(0)
  expect(said).toBe('migrate: the structure was the newest already\n')
})
test('says its usage to what it does not know', async () => {
  said = ''
  expect(await before(['--nonsense'])).toBe(2)
  expect(said).toContain('usage: ./luukku migrate')
})
