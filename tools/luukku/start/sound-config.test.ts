import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readSoundConfig } from './sound-config.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'luukku-config-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** `./luukku start` with these settings, on a data folder that is not there yet. */
function start(environment: Record<string, string>) {
  const data = join(folder, 'data')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--no-warnings', join(import.meta.dirname, '../main.ts'), 'start', '--data', data],
    { encoding: 'utf8', env: { PATH: process.env.PATH, ...environment } },
  )
  return { status, stdout, stderr, isMade: existsSync(data) }
}

describe('what the server would refuse, start refuses before it makes or changes anything', () => {
  test.each([
    ['a mode in capitals', { LUUKKU_MODE: 'Production' }, 'LUUKKU_MODE'],
    ['a mode cut short', { LUUKKU_MODE: 'prod' }, 'LUUKKU_MODE'],
    ['a mode with a space', { LUUKKU_MODE: 'production ' }, 'LUUKKU_MODE'],
    ['production with the keys of development', { LUUKKU_MODE: 'production' }, 'LUUKKU_SEAL_KEYS'],
    [
      'production on a database without password, which nobody is asked about',
      { LUUKKU_MODE: 'production', DATABASE_URL: 'postgresql://me@127.0.0.1:1/luukku' },
      'DATABASE_URL has no password',
    ],
    ['a number that is none', { LUUKKU_RATE_LIMIT: 'many' }, 'LUUKKU_RATE_LIMIT'],
  ])('%s', (_name, environment, mention) => {
    const { status, stdout, stderr, isMade } = start(environment)
    expect(stderr).toContain(mention)
    expect(stderr).toMatch(/^luukku: Configuration is not safe/)
    expect(stderr).not.toMatch(/\n\s+at /)
    expect([status, stdout, isMade]).toEqual([1, '', false])
  })
})

test('where nothing is set it is a development start, also where a variable is there and empty', async () => {
  const sound = { production: false, apiDocs: true, developmentSignIn: true }
  expect(await readSoundConfig({})).toMatchObject(sound)
  expect(await readSoundConfig({ LUUKKU_MODE: '', DATABASE_URL: '' })).toMatchObject(sound)
})
