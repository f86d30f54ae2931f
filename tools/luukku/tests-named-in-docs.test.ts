import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repositoryRoot as root } from './paths.ts'

const pages = ['SECURITY.md', 'docs/attacks.md', 'docs/asvs.md', 'docs/requirements.md']
const there = ['apps', 'e2e', 'packages', 'tools', 'bench'].flatMap((folder) =>
  globSync(`${folder}/**/*.{test,e2e}.{ts,tsx}`, { cwd: root, exclude: (path) => path.includes('node_modules') }),
)

/** Whether a test of this name, told with as much of its path as the page tells, is in the repository. */
const isThere = (name: string) => {
  const file = /\.tsx?$/u.test(name) ? name : `${name}.ts`
  return there.some((path) => path === file || path.endsWith(`/${file}`))
}
const namedIn = (page: string) =>
  [...readFileSync(join(root, page), 'utf8').matchAll(/`([\w./-]+\.(?:test|e2e)(?:\.tsx?)?)`/gu)].flatMap(
    ([, name]) => name ?? [],
  )

test.each(pages)('every test that %s rests on is there', (page) => {
  const named = namedIn(page)
  expect(named.length).toBeGreaterThan(0)
  expect(named.filter((name) => !isThere(name))).toEqual([])
})

test('a test that is not there is named', () => {
  expect(isThere('acting/acting.test.ts')).toBe(true)
  expect(isThere('acting/acted.test.ts')).toBe(false)
})
