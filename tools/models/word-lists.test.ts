import { describe, expect, test } from 'vitest'
import { parseJsonc } from '@luukku/domain/guidance'
import { readModelFiles } from '../../apps/server/src/modules/guidance/index.ts'

/** Every list of words of a file by its path. */
function listsOf(value: unknown, path = ''): { readonly path: string; readonly words: readonly string[] }[] {
  if (Array.isArray(value))
    return value.every((one) => typeof one === 'string') ? [{ path, words: value as string[] }] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => listsOf(part, path === '' ? key : `${path}.${key}`))
}

// The frequency lists are left as they were taken over.
const written = readModelFiles().filter(({ path }) => !/everyday|languages/.test(path))

describe('a word list', () => {
  test.each(written)('of $path says nothing twice', ({ path, text }) => {
    const twice = listsOf(parseJsonc(path, text).value).flatMap(({ path: list, words }) =>
      words.filter((word, i) => words.indexOf(word) !== i).map((word) => `${list}: ${word}`),
    )
    expect(twice).toEqual([])
  })
})
