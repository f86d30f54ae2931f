import { expect, test } from 'vitest'
import { compareSections } from './compare-sections.ts'

test('sections stand as in the act: the plain one before its letters, numbers by their size, then the moment', () => {
  const inOrder = [
    '9 §',
    '26 § 2 mom.',
    '26 § 5 mom.',
    '38 § 2 mom.',
    '38 a §',
    '51 § 1 mom.',
    '51 § 2 mom.',
    '51 a § 1 mom.',
    '51 a § 5 mom.',
    '51 b § 1 mom.',
    '52 § 2 mom.',
  ]
  expect([...inOrder].reverse().sort(compareSections)).toEqual(inOrder)
  expect(compareSections('51 §', '51 §')).toBe(0)
  // What has no number (a county's promise) stands by its own words, before the numbers.
  expect(['2 §', 'b', 'a'].sort(compareSections)).toEqual(['a', 'b', '2 §'])
})
