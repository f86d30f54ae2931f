import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { before as beforeRehearse } from './rehearse.ts'
import { before as beforeSeed, run as seed } from './seed.ts'

let folder: string
let said: { out: string; err: string }
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'luukku-asked-'))
  said = { out: '', err: '' }
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((said.out += String(text)), true))
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((said.err += String(text)), true))
  // Before a database is opened there is no address of one.
  vi.stubEnv('DATABASE_URL', undefined)
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

const fileOf = (text: string) => {
  const file = join(folder, 'contacts.json')
  writeFileSync(file, text)
  return file
}
const whole = JSON.stringify([{ id: 'a', contact_time: '2026-11-24T09:12', message: 'Polvi on kipeä' }])

describe('a rehearsal asked for wrongly says one message before it makes a database', () => {
  test.each([
    [() => [], 'give one file'],
    [() => [join(folder, 'nothing.json')], 'is not there'],
    [() => [folder], 'is a folder'],
    [() => [fileOf('{"scenarios": [')], 'is no whole JSON'],
    [() => [fileOf('[]')], 'holds no scenarios'],
    [() => [fileOf(whole), fileOf(whole)], 'give one file'],
    [() => [fileOf(whole), '--nonsense'], "Unknown option '--nonsense'"],
    [() => [fileOf(whole), '--county', 'nowhere'], 'there is no county "nowhere"'],
    [() => ['--county', '../lapland', fileOf(whole)], 'there is no county'],
  ])('%#', async (args, why) => {
    expect(await beforeRehearse(args())).toBe(2)
    expect(said.err).toContain(why)
    expect(said.err).not.toMatch(/^\s+at /m)
    expect(said.out).toBe('')
  })
  test('where not one scenario can be played each says why, and it ends with 1', async () => {
    expect(await beforeRehearse([fileOf('[{"id":"x"},{"contact_time":"1970-01-01T10:00"}]')])).toBe(1)
    expect(
      said.out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toMatchObject([{ id: 'x' }, { id: '#2' }])
    expect(said.err).toContain('0 of 2 played')
  })
  test('a file that can be played goes on, with the county before it or after it', async () => {
    expect(await beforeRehearse([fileOf(whole), '--county', 'pirkanmaa'])).toBeUndefined()
    expect(await beforeRehearse(['--county', 'pirkanmaa', fileOf(`\uFEFF${whole}`)])).toBeUndefined()
    expect(said.out).toBe('')
  })
})

describe('seeding asked for wrongly says one message', () => {
  test.each([
    [['--county', 'nonsense'], 'there is no county "nonsense"'],
    [['--bogus'], "Unknown option '--bogus'"],
    [['lapland'], 'lapland'],
    [['--at', 'x'], '--at needs a moment'],
    [['--residents', '-1'], '--residents'],
    [['--residents', 'many'], '--residents needs a whole number'],
    [['--contacts', 'abc'], '--contacts needs a whole number'],
  ])('%j', async (args, why) => {
    expect(await beforeSeed(args)).toBe(2)
    expect(await seed(args)).toBe(2)
    expect(said.err).toContain(why)
    expect(said.err).not.toMatch(/^\s+at /m)
  })
})
