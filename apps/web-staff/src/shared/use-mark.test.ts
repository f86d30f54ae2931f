import { expect, test } from 'vitest'
import { placeOfMark } from './use-mark.ts'

test.each([
  ['nothing is marked yet: the first', ['a', 'b'], { id: undefined, at: 0 }, 0],
  ['somebody came before the marked one', ['x', 'a', 'b'], { id: 'a', at: 0 }, 1],
  ['one before the marked one is gone', ['b', 'c'], { id: 'b', at: 1 }, 0],
  ['the marked one is gone: whoever took its place', ['a', 'c'], { id: 'b', at: 1 }, 1],
  ['the marked one was the last and is gone', ['a'], { id: 'b', at: 1 }, 0],
  ['nobody is left', [], { id: 'b', at: 1 }, 0],
])('the mark follows whom it marks: %s', (_, ids, mark, expected) => {
  expect(placeOfMark(ids, mark)).toBe(expected)
})
