import { spawnSync } from 'node:child_process'
import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createRegister } from '../../packages/domain/src/law/index.ts'
import { readLaw, root } from './law-files.ts'

const law = readLaw()

describe('the register of docs/law', () => {
  test('the pages are what the data gives', () => {
    const ran = spawnSync(process.execPath, ['tools/law/write-register.ts', '--check'], { cwd: root, encoding: 'utf8' })
    expect(ran.stderr).not.toContain('is not what law/ gives')
    expect(ran.status).toBe(0)
  })
  test('a rule that another body answers for says so, and starts all the same', () => {
    const page = createRegister(law).find(({ name }) => name === '1997-1412.md')?.text ?? ''
    expect(page).toMatch(/- \*\*Starts\*\* [^-]*\n- [^#]*- \*\*Answered by another body\*\* Kela/)
    expect(page).not.toContain('Does not start here')
  })
  test('every rule is on a page, and every link of the start page leads to a heading', () => {
    const pages = new Map(createRegister(law).map(({ name, text }) => [name, text]))
    const all = [...pages.values()].join('\n')
    for (const { id } of law.rules) expect(all).toContain(`### ${id}\n`)
    const links = [...(pages.get('README.md') ?? '').matchAll(/\]\((\S+?\.md)(?:#(\S+))?\)/g)]
    expect(links.length).toBeGreaterThan(40)
    for (const [, file = '', target] of links) {
      const headings = [...(pages.get(file) ?? '').matchAll(/^#+ (.*)$/gm)].map(([, text = '']) =>
        text
          .toLowerCase()
          .replace(/[^\p{L}\p{N} -]/gu, '')
          .replaceAll(' ', '-'),
      )
      expect(headings.length).toBeGreaterThan(0)
      if (target !== undefined) expect(headings).toContain(target)
    }
  })
})

describe('legal limits stand in the data', () => {
  const folder = join(root, 'packages/domain/src')
  const code = ['law', 'time'].flatMap((part) =>
    readdirSync(join(folder, part))
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => join(part, name)),
  )
  /** A number with a unit of time, or an age: "14 days", `months: 3`, `addMonths(x, 3)`, `>= 23`. */
  const limitInCode = [
    /\b(?!0\b|1\b)\d+ ?(?:calendar |working )?(?:days|weeks|months|vrk|kk)\b/i,
    /\b(?:days|weeks|months|years|age)\w* ?(?:[:=]|===|[<>]=?) ?(?!0\b|1\b|-1\b|150\b|366\b)\d+/i,
    /add\w*(?:Days|Months|Weeks)\w*\([^)]*, ?(?!0\b|1\b)\d+\)/,
  ]
  test.each(code)('%s has no limit of its own', (name) => {
    const lines = readFileSync(join(folder, name), 'utf8').split('\n')
    const inCode = lines.filter((line) => !/^\s*(\*|\/\*|\/\/)/.test(line) && limitInCode.some((one) => one.test(line)))
    expect(inCode).toEqual([])
  })
  test('the check sees a limit when there is one', () => {
    for (const line of ['const limit = addDays(start, 14)', 'if (age >= 23)', "'within 3 months'"]) {
      expect(limitInCode.some((one) => one.test(line))).toBe(true)
    }
  })
  /** Elsewhere days count many things that are no law; months, weeks, years, working days and ages of people hardly do. */
  const limitElsewhere = [
    /\w*(?:months|weeks|years|workingDays)(?:[A-Z]\w*)? ?[:=] ?(?:\d+|\{.*\b\d+)/i,
    /add(?:Months|WorkingDays)\(.*, ?-?\d+/,
    /\bage\w* ?[<>]=? ?\d\d\b/i,
    /addDays\(.*, ?(?:14|28|30)\)/,
  ]
  /** A comment, and a name that says how far somebody looks or how much is taken: `weeksAhead`, `mostWeeks`. */
  const isOther = /^\s*(?:\*|\/\*|\/\/)|\b(?:most\w+|\w+(?:Ahead|Back|Around|Shown)) ?[:=] ?\d/
  /** What looks like a limit and is none of an act in law/, each with the reason. */
  const noLimits: Readonly<Record<string, string>> = {
    'packages/domain/src/access/permission-until.ts':
      'how long a permission lasts is our choice; the act lets it stand',
    'packages/domain/src/retention/retention-rule.ts': 'how long documents are kept: no duty that a clock runs for',
    'packages/domain/src/capacity/draw-demand.ts': 'days of the simulation before and after what is measured',
    'packages/domain/src/capacity/example-centre.ts':
      'a modelled centre of the simulation; its goals are not anybody’s duties',
    'packages/domain/src/guidance/last-time.ts': 'from which age on a number in a sentence is the age of an illness',
    'packages/domain/src/guidance/read-vitals.ts': 'from which age on the points of NEWS2 are scored',
    'apps/server/src/modules/data-rights/my-data.ts': '2016/679 is not one of the acts of law/',
    'apps/server/src/modules/rehearsal/scenario.ts': 'which ages a case file may write',
    'apps/server/src/cli/seed-contacts.ts': 'invented people of the demonstration',
    'apps/server/src/modules/seed/plan-residents.ts': 'invented people of the demonstration',
    'apps/server/src/modules/seed/plan-shared.ts': 'how far ahead the demonstration has shared visits',
  }
  const elsewhere = globSync(
    [
      'packages/{domain,contract,ui,fhir,i18n}/src/**/*.{ts,tsx}',
      'apps/server/src/**/*.ts',
      'apps/web-*/{src,app}/**/*.{ts,tsx}',
    ],
    { cwd: root },
  ).filter((path) => !/\.test\.tsx?$|\/testing\/|domain\/src\/(law|time)\//.test(path))
  test('no part of the code has a limit of its own: what looks like one is named with its reason', () => {
    expect(elsewhere.length).toBeGreaterThan(500)
    const found = elsewhere.filter((path) => hasLimit(readFileSync(join(root, path), 'utf8')))
    // Both ways: a limit that is not named, and a name whose file has none any more.
    expect(found.sort()).toEqual(Object.keys(noLimits).sort())
  })
  test('the wider check sees a limit when there is one, and no other number', () => {
    const limits = [
      'const answerMonths = { log: 2 }',
      'const dueOn = addMonths(toHelsinkiDate(toInstant(tx.at)), 3)',
      'addWorkingDays(start, 7)',
      'if (age >= 75)',
      'addDays(today, 14)',
      'weeks: 3',
    ]
    for (const line of limits) expect([line, hasLimit(line)]).toEqual([line, true])
    for (const line of [
      'addDays(today, 7)',
      '/** within 3 months: 3 */',
      'const months = monthsOf(day)',
      'page: 14',
      'const weeksAhead = 8',
    ])
      expect([line, hasLimit(line)]).toEqual([line, false])
  })
  function hasLimit(text: string): boolean {
    return text.split('\n').some((line) => !isOther.test(line) && limitElsewhere.some((one) => one.test(line)))
  }
})
