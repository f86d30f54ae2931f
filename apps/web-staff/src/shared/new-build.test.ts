import { beforeEach, expect, test, vi } from 'vitest'
import type * as NewBuild from './new-build.ts'

let page: typeof NewBuild
beforeEach(async () => {
  vi.resetModules()
  page = await import('./new-build.ts')
})

test('the first build named is the page’s own; the same one, or none, is no news', () => {
  for (const build of ['a', 'a', null]) page.noteBuild(build)
  expect(page.isNewBuild()).toBe(false)
})
test('another build is newer, and stays so whichever of two servers answers next', () => {
  for (const build of ['a', 'b', 'a']) page.noteBuild(build)
  expect(page.isNewBuild()).toBe(true)
})
