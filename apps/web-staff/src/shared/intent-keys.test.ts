import { expect, test } from 'vitest'
import { createIntentKeys } from './intent-keys.ts'

test('the same intent keeps its key over retries; other content and a new intent after it is done get their own', () => {
  let count = 0
  const keys = createIntentKeys(() => `key-${String((count += 1))}`)
  const first = keys.keyFor('book', { at: 9 })
  expect(keys.keyFor('book', { at: 9 })).toBe(first)
  expect(keys.keyFor('book', { at: 10 })).not.toBe(first)
  keys.done('book', { at: 9 })
  expect(keys.keyFor('book', { at: 9 })).not.toBe(first)
})
