import { expect, test } from 'vitest'
import { answerOf, typedOf } from './answer.ts'

test('yes, no and unknown are told apart; nothing chosen is no answer', () => {
  expect(answerOf('yesNoUnknown', 'yes')).toBe(true)
  expect(answerOf('yesNoUnknown', 'no')).toBe(false)
  expect(answerOf('yesNoUnknown', 'unknown')).toBe('unknown')
  expect(answerOf('yesNoUnknown', ' ')).toBeUndefined()
})
test('a number is read with a comma and a degree sign; words are no number', () => {
  expect(answerOf('number', '38,5 °C')).toBe(38.5)
  expect(answerOf('scale', '0')).toBe(0)
  expect(answerOf('number', 'korkea')).toBeUndefined()
})
test('an answer given earlier comes back as the same choice', () => {
  for (const typed of ['yes', 'no', 'unknown']) expect(typedOf(answerOf('yesNoUnknown', typed))).toBe(typed)
  expect(typedOf(null)).toBeUndefined()
})
