import { describe, expect, test } from 'vitest'
import { toLocalDate } from '../time/index.ts'
import { decideAdoption, decideApproval, decidePublication } from './decide-model-step.ts'

const good = { licensed: true, broughtByMyself: false, approved: false, openQuestions: 2, answered: 2 }
const day = toLocalDate

describe('approving a version', () => {
  test('a licensed professional who did not bring it, with every open question decided', () => {
    expect(decideApproval(good)).toBeUndefined()
  })
  test.each([
    [{ licensed: false }, 'licence-needed'],
    [{ broughtByMyself: true }, 'own-model-version'],
    [{ approved: true }, 'already-approved'],
    [{ answered: 1 }, 'open-questions-left'],
  ] as const)('%o is refused: %s', (more, refusal) => {
    expect(decideApproval({ ...good, ...more })).toBe(refusal)
  })
})

describe('publishing a version', () => {
  const today = day('2026-11-24')
  test('from today on, not from yesterday, and never unapproved', () => {
    const ready = { approved: true, tried: ['received', 'made-up'], from: today, today } as const
    expect(decidePublication(ready)).toBeUndefined()
    expect(decidePublication({ ...ready, from: day('2026-11-23') })).toBe('day-has-passed')
    expect(decidePublication({ ...ready, approved: false })).toBe('model-not-approved')
  })
  test('only when it was tried on made-up contacts and on those the county received', () => {
    const tried = (...tried: ('made-up' | 'received')[]) =>
      decidePublication({ approved: true, tried, from: today, today })
    expect(tried()).toBe('model-not-tried')
    expect(tried('received')).toBe('model-not-tried')
    expect(tried('made-up')).toBe('model-not-tried-on-received')
    expect(tried('made-up', 'received')).toBeUndefined()
  })
})

describe('a unit taking a version into use', () => {
  test('from the day of the publication, not the day before, and only what is published', () => {
    const publishedFrom = day('2026-12-01')
    expect(decideAdoption({ state: 'coming', publishedFrom, from: publishedFrom })).toBeUndefined()
    expect(decideAdoption({ state: 'coming', publishedFrom, from: day('2026-11-30') })).toBe('before-publication')
    expect(decideAdoption({ state: 'approved', from: publishedFrom })).toBe('model-not-published')
    expect(decideAdoption({ state: 'draft', from: publishedFrom })).toBe('model-not-published')
    expect(decideAdoption({ state: 'running', from: publishedFrom })).toBeUndefined()
  })
})
