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

test('by their own words what has no number, also one with a number further on, and as the same what differs by a space or a sign', () => {
  expect([compareSections('a', 'b'), compareSections('b', 'a')].map(Math.sign)).toEqual([-1, 1])
  expect([compareSections('b', '2 §'), compareSections('2 §', 'b')].map(Math.sign)).toEqual([-1, 1])
  expect(compareSections('kohta 9', '2 §')).toBeLessThan(0)
  for (const same of ['51a§', '51 a§', '51 a']) expect(compareSections(same, '51 a §'), same).toBe(0)
})
