import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
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
  const folder = join(root, 'packages/domain/src/law')
  const code = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
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
})
