import { expect, test } from 'vitest'
import { answersTogether, noneOfThese, notSure, tickedOf } from './answers-together.ts'

const ids = ['chest-pain', 'breathing-hard', 'unconscious']

test('what is ticked is so, and what is left beside it is not', () =>
  expect(answersTogether(ids, ['breathing-hard'])).toEqual({
    answers: { 'chest-pain': false, 'breathing-hard': true, unconscious: false },
  }))

test('«none of these» is a no to each', () =>
  expect(answersTogether(ids, [noneOfThese])).toEqual({
    answers: { 'chest-pain': false, 'breathing-hard': false, unconscious: false },
  }))

test('«I do not know» leaves unknown what is not ticked, also beside «none of these»', () => {
  expect(answersTogether(ids, ['chest-pain', notSure])).toEqual({
    answers: { 'chest-pain': true, 'breathing-hard': 'unknown', unconscious: 'unknown' },
  })
  expect(answersTogether(ids, [noneOfThese, notSure])).toEqual({
    answers: { 'chest-pain': 'unknown', 'breathing-hard': 'unknown', unconscious: 'unknown' },
  })
})

test('nothing ticked says nothing: never taken for a no', () =>
  expect(answersTogether(ids, [])).toEqual({ problem: 'question.amongChoose' }))

test('a statement and «none of these» contradict each other and are asked again', () =>
  expect(answersTogether(ids, ['chest-pain', noneOfThese])).toEqual({ problem: 'question.amongBoth' }))

test('what does not belong to the page answers nothing', () =>
  expect(answersTogether(ids, ['suicidal'])).toEqual({ problem: 'question.amongChoose' }))

test.each([[['chest-pain']], [[noneOfThese]], [[notSure]], [['chest-pain', notSure]]])(
  'back on the page, it is ticked as it was: %j',
  (ticked) => {
    const read = answersTogether(ids, ticked)
    expect(tickedOf(ids, 'answers' in read ? read.answers : {})).toEqual(ticked)
  },
)

test('a page not answered yet has nothing ticked, and one half answered says no «none»', () => {
  expect(tickedOf(ids, {})).toEqual([])
  expect(tickedOf(ids, { 'chest-pain': false })).toEqual([])
})
