import { expect, test } from 'vitest'
import { anchorShift, cursorAfter } from './anchor.ts'

const at = (scrollTop: number, after: string[], shownId = 'b') =>
  anchorShift({ before: ['a', 'b', 'c'], after, shownId, scrollTop, rowHeight: 40 })

test('a row that comes in above moves the scroll by its height, so what is read stays where it was', () => {
  expect(at(40, ['new', 'a', 'b', 'c'])).toEqual({ shiftPixels: 40, newAbove: 1 })
})
test('at the very top nothing is held: the new urgent row comes into sight', () => {
  expect(at(0, ['new', 'a', 'b', 'c'])).toEqual({ shiftPixels: 0, newAbove: 0 })
})
test('a row that leaves above moves the scroll back and is not counted as new', () => {
  expect(at(40, ['b', 'c'])).toEqual({ shiftPixels: -40, newAbove: 0 })
})
test('the cursor stays on its person, and goes to the next one when the person has left', () => {
  expect(cursorAfter(['a', 'b', 'c'], ['c', 'b'], 'b')).toBe('b')
  expect(cursorAfter(['a', 'b', 'c'], ['a', 'c'], 'b')).toBe('c')
  expect(cursorAfter(['a', 'b', 'c'], ['a', 'b'], 'c')).toBe('b')
  expect(cursorAfter([], ['a'], undefined)).toBe('a')
})
