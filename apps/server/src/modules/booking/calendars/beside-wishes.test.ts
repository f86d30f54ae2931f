import { describe, expect, test } from 'vitest'
import { besideWishes, bestOfEachStart } from './beside-wishes.ts'

const all = () => true
const social = ['beside:X:0']

describe('who sits in', () => {
  test('is whoever is free where nothing is wished, and nobody where nobody sits in', () => {
    expect(besideWishes([social], { known: [] }, all)).toEqual([[social]])
    expect(besideWishes([], { language: 'sv', known: ['a'] }, all)).toEqual([[]])
  })
  test('speaks the language before they know the person, and is anybody at last', () => {
    expect(besideWishes([social], { language: 'sv', known: ['a'] }, all)).toEqual([
      [[...social, 'language:sv', 'staff:a']],
      [[...social, 'language:sv']],
      [[...social, 'staff:a']],
      [social],
    ])
  })
  test('is not looked for where nobody has what is wished', () => {
    const has = (words: readonly string[]) => !words.includes('language:sv') && !words.includes('staff:a')
    expect(besideWishes([social], { language: 'sv', known: ['a', 'b'] }, has)).toEqual([
      [[...social, 'staff:b']],
      [social],
    ])
  })
  test('of two is both as wished before one of them', () => {
    const [one, two] = [['beside:X:0'], ['beside:X:1']]
    expect(besideWishes([one, two], { language: 'sv', known: [] }, all)).toEqual([
      [
        [...one, 'language:sv'],
        [...two, 'language:sv'],
      ],
      [[...one, 'language:sv'], two],
      [one, [...two, 'language:sv']],
      [one, two],
    ])
  })
})
test('of each start the first list that has it; of a stretch its own first', () => {
  const time = (start: number, who: number) => ({ start, way: 0, calendars: [0, who] })
  const [better, any] = [[time(4, 1)], [time(0, 2), time(4, 2), time(9, 2)]]
  expect(bestOfEachStart([better, any], 1)).toEqual([time(0, 2), time(4, 1), time(9, 2)])
  expect(bestOfEachStart([better, any], 6)).toEqual([time(4, 1), time(9, 2)])
  expect(bestOfEachStart([any], 6)).toBe(any)
})
