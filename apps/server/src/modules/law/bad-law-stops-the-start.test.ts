import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { lawFolder } from './load-law.ts'

// A county of this test's own: what other tests running beside it read is untouched.
const county = 'zz-county-of-a-test'
const folder = join(lawFolder, '../instances', county)
const main = join(import.meta.dirname, '../../main.ts')
const start = () =>
  spawnSync(process.execPath, [main], {
    encoding: 'utf8',
    timeout: 150_000,
    env: {
      ...process.env,
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
      LUUKKU_COUNTY: county,
      PORT: '0',
      LUUKKU_LOG: 'silent',
    },
  })
afterEach(() => rmSync(folder, { force: true, recursive: true }))

const rule = (more: string) => `act p
  name fi: Lupaus
  name sv: Löfte
  name en: Promise

promise P-ONE
  section: 1
  title fi: a
  title sv: b
  title en: c
  area: health
  obligation: p-one
  starts: assessment
  stops: firstCareEvent
  limit: 2 months
  in force: 2026-01-01 to further notice
  version by: assessment
  transition: none
  confidence: high
${more}`

describe('bad data in the law stops the start of the real server', () => {
  test.each([
    [
      'an unknown event',
      rule('  source: x\n').replace('starts: assessment', 'starts: assesment'),
      ':13: .*unknown event "assesment"',
    ],
    ['a missing source', rule(''), ':6: .*"source" is missing'],
    ['a line that is no field', rule('  source: x\nhello\n'), ':21: Neither a heading'],
    ['an unknown exception', rule('  source: x\n  exceptions: NOT-ONE\n'), ':6: .*unknown exception "NOT-ONE"'],
  ])('%s: file, line and reason, exit code 1, nothing listens', (_, text, reason) => {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'bad.law'), text)
    const { status, stdout, stderr } = start()
    expect(stderr).toMatch(/^The law cannot be read; nothing was started\.\n/)
    expect(stderr).toMatch(new RegExp(`instances/${county}/bad\\.law${reason}`))
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  })
})
