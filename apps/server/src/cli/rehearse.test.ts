import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@luukku/testkit/create-test-database'
import { before, run } from './rehearse.ts'

let database: TestDatabase
let folder: string
beforeEach(async () => {
  database = await createTestDatabase()
  folder = mkdtempSync(join(tmpdir(), 'luukku-rehearse-'))
})
afterEach(async () => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
  await database.drop()
})

test('a file is played line by line in an environment made for another use, the refused scenarios said first', async () => {
  const anchors = join(folder, 'anchors.jsonl')
  for (const [name, value] of Object.entries({
    DATABASE_URL: database.ownerUrl,
    DATABASE_APP_URL: database.appUrl,
    DATABASE_JOBS_URL: database.jobsUrl,
    LUUKKU_DATA: folder,
    LUUKKU_MODE: 'production',
    LUUKKU_PUBLIC_URL: 'https://luukku.example.invalid',
    LUUKKU_ANCHOR_FILE: anchors,
    LUUKKU_COUNTY: 'pirkanmaa',
  }))
    vi.stubEnv(name, value)
  const played = { contact_time: '2026-11-24T09:12', message: 'Polvi on kipeä', person: { age: '52', sex: 'M' } }
  const file = join(folder, 'contacts.json')
  writeFileSync(file, JSON.stringify([played, { id: 'b', contact_time: '1026-11-24T10:00' }]))
  const lines: { id: string; problem?: string; appointments?: { start: string }[] }[] = []
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => (lines.push(JSON.parse(String(text)) as never), true))
  const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true)

  // As a pipe is: read before the database was made, and empty the second time.
  expect(await before([file, '--county', 'lapland'])).toBeUndefined()
  writeFileSync(file, '')
  expect(await run([file, '--county', 'lapland'])).toBe(1)
  expect(lines.map(({ id }) => id)).toEqual(['b', '#1'])
  expect(lines[0]?.problem).toContain('outside the years')
  expect(lines[1]?.appointments?.length).toBeGreaterThan(0)
  expect(existsSync(anchors)).toBe(false)
  expect(told.mock.calls.join()).toContain('1 of 2 played')
  expect(told.mock.calls.join()).toContain('Lapin')
})
