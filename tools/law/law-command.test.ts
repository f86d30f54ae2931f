import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { checkLaw } from '../../apps/server/src/cli/check-law.ts'
import { groundFolder, root } from './law-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'law-command-'))
afterAll(() => rmSync(folder, { recursive: true }))

const command = join(root, 'apps/server/src/cli/law.ts')
const start = `import(${JSON.stringify(command)}).then(async ({ run }) => { process.exitCode = await run(process.argv.slice(1)) })`
function law(args: readonly string[], environment: Record<string, string> = {}) {
  return spawnSync(process.execPath, ['-e', start, '--', ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  })
}
function file(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}
const good = { id: 'G', area: 'health', input: { events: { stationChangeNotice: '2026-11-02' }, facts: {} } }

describe('law evaluate', () => {
  const worked = join(groundFolder, 'law/cases.json')
  test('answers the worked cases with one array on standard output and nothing else', () => {
    const { stdout, stderr, status } = law(['evaluate', worked])
    expect(status).toBe(0)
    expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toHaveLength(94)
  })
  test('the answers do not depend on the machine’s time zone or language', () => {
    const here = law(['evaluate', worked]).stdout
    for (const [TZ, LANG] of [
      ['Pacific/Auckland', 'ar_EG.UTF-8'],
      ['America/Los_Angeles', 'th_TH.UTF-8'],
    ] as const) {
      expect(law(['evaluate', worked], { TZ, LANG, LC_ALL: LANG }).stdout).toBe(here)
    }
  })
  test('exit code 2 names the case that cannot be read; the others are answered', () => {
    const cases = [{ id: 'B', area: 'health', input: { events: { x: '2026-11-02' }, facts: {} } }, good]
    const { stdout, stderr, status } = law(['evaluate', file('mixed.json', { cases })])
    expect(status).toBe(2)
    expect(stderr).toBe('case B: unknown event "x"\n')
    expect((JSON.parse(stdout) as { id: string }[]).map(({ id }) => id)).toEqual(['G'])
  })
  test('a file that is no JSON or not there gives one clear line and exit code 1', () => {
    expect(law(['evaluate', file('bad.json', '{')])).toMatchObject({
      status: 1,
      stdout: '',
      stderr: 'The file is not JSON.\n',
    })
    expect(law(['evaluate', join(folder, 'none.json')])).toMatchObject({ status: 1, stdout: '' })
  })
  test('a wrong command shows how to use it', () => {
    expect(law([])).toMatchObject({ status: 2, stdout: '' })
    expect(law(['evaluate']).stderr).toContain('luukku law evaluate FILE')
  })
})

describe('law check and law compare', () => {
  test('the files of law/ are in order', () => expect(law(['check'])).toMatchObject({ status: 0, stdout: '' }))
  test('a promise or a choice of a county that would stop its server is found, with its file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'counties-'))
    const county = join(folder, 'somewhere')
    mkdirSync(county)
    const checked = () => checkLaw(join(root, 'law'), folder)
    try {
      expect(checked()).toMatchObject({ rules: 83, counties: 1, schools: 0 })
      const settings = (law: object) =>
        writeFileSync(join(county, 'settings.json'), JSON.stringify({ settings: { law } }))
      settings({ transition: 'firstEvent' })
      expect(checked()).toMatchObject({ counties: 1 })
      settings({ transition: 'never' })
      expect(checked).toThrow(/^instances\/somewhere\/settings\.json: the county's setting transition/)
      settings({})
      const promises = readFileSync(join(root, 'instances/lapland/promises.law'), 'utf8')
      writeFileSync(join(county, 'promises.law'), promises.replace('starts: assessment', 'starts: asessment'))
      expect(checked).toThrow(/instances\/somewhere\/promises\.law:\d+: .*unknown event "asessment"/)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
  test('a missing name, or nothing to compare, shows how to use it; without a law file the coming rules at hand are tried', () => {
    for (const args of [['compare'], ['compare', '--county'], ['compare', '--county=']]) {
      const { status, stderr } = law(args)
      expect([args, status]).toEqual([args, 2])
      expect(stderr).toContain('luukku law compare FILE LAW')
    }
    const none = law(['compare', file('one.json', { cases: [good] })])
    expect(none).toMatchObject({ status: 0, stdout: '[]\n' })
  })
  test('a changed file says which dates would move', () => {
    const text = readFileSync(join(root, 'law/health-care-act-1326-2010.law'), 'utf8')
    const changed = file('health-care-act-1326-2010.law', text.replace('limit: 3 weeks', 'limit: 2 weeks'))
    const { stdout, status } = law(['compare', file('one.json', { cases: [good] }), changed])
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject([{ id: 'G', movesDays: -7, then: { dueDate: '2026-11-16' } }])
  })
  test('an edited copy under another name too, and a past version that it changes is told', () => {
    const text = readFileSync(join(root, 'law/administrative-procedure-act-434-2003.law'), 'utf8')
    const changed = file('draft.law', text.replace('limit: 7 calendar days', 'limit: 5 calendar days'))
    const letter = {
      id: 'L',
      area: 'administration',
      input: { events: { letterSent: '2026-11-16' }, facts: { chain: 'service' } },
    }
    const { stdout, stderr, status } = law(['compare', file('letter.json', { cases: [letter] }), changed])
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject([{ id: 'L', movesDays: -2, then: { ruleId: 'AD-LETTER-7D' } }])
    expect(stderr).toMatch(/^A past version is changed: AD-LETTER-7D \(changed, in force since 2004-01-01\)\./)
  })
  test('a broken file stops it with file, line and reason', () => {
    const { stdout, stderr, status } = law(['compare', file('one.json', { cases: [good] }), file('x.law', 'rule\n')])
    expect({ stdout, status }).toEqual({ stdout: '', status: 1 })
    expect(stderr).toMatch(/x\.law:1: Neither a heading/)
  })
})
