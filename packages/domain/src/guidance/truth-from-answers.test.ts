import { expect, test } from 'vitest'
import { parseAnswerTest } from './answer-test.ts'
import type { CompiledFact } from './guidance-models.ts'
import { truthFromAnswers } from './truth-from-answers.ts'

const fact = (id: string, answers: readonly string[], clearedByKeys: readonly (readonly string[])[]): CompiledFact => ({
  id,
  number: 0,
  model: 'a',
  raw: { label: { fi: id, sv: id, en: id } },
  tests: [id, ...answers].map(parseAnswerTest),
  clearedByKeys,
  from: null,
})
const truth = (one: CompiledFact, answers: Record<string, unknown>) =>
  truthFromAnswers(one, ({ key }) => answers[key]).truth

const stroke = fact(
  'stroke-signs',
  ['face_droop', 'arm_weak', 'speech_change', 'speech = slurred'],
  [
    ['face_droop', 'arm_weak', 'speech_change'],
    ['face_droop', 'arm_weak', 'speech'],
  ],
)

test('one sign that is not there says nothing of those nobody asked about', () => {
  expect(truth(stroke, { face_droop: false })).toBeNull()
  expect(truth(stroke, { face_droop: false, arm_weak: false })).toBeNull()
  expect(truth(stroke, { face_droop: false, arm_weak: false, speech_change: 'unknown' })).toBe(1)
})

test('each sign of one line answered no is a no, and so is a no to the question itself', () => {
  expect(truth(stroke, { face_droop: false, arm_weak: false, speech_change: false })).toBe(0)
  expect(truth(stroke, { face_droop: false, arm_weak: false, speech: 'ok', speech_change: 'unknown' })).toBe(0)
  expect(truth(stroke, { 'stroke-signs': 'no', speech_change: 'unknown' })).toBe(0)
})

test('one sign that is there is enough, whatever else is answered', () => {
  expect(truthFromAnswers(stroke, ({ key }) => ({ 'stroke-signs': 'no', arm_weak: true })[key])).toMatchObject({
    truth: 2,
    saidBy: ['arm_weak'],
  })
})

test('where no line clears it only its own question does', () => {
  const baby = fact('lethargic-baby', ['feeding = none|no'], [])
  expect(truth(baby, { feeding: 'ok' })).toBeNull()
  expect(truth(baby, { feeding: false })).toBe(2)
  expect(truth(baby, { 'lethargic-baby': 'no' })).toBe(0)
})

test('a key that another answer silences is not waited for', () => {
  const cauda = fact(
    'cauda',
    ['saddle', 'retention', 'legs unless duration_days >= 60'],
    [['saddle', 'retention', 'legs']],
  )
  expect(truth(cauda, { saddle: false, retention: false, legs: true, duration_days: 90 })).toBe(0)
  expect(truth(cauda, { saddle: false, retention: false, legs: true, duration_days: 3 })).toBe(2)
  expect(truth(cauda, { saddle: false, retention: false, duration_days: 3 })).toBeNull()
  expect(truth(cauda, { legs: true, duration_days: 90 })).toBeNull()
})
