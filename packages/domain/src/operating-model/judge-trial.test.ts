import { describe, expect, test } from 'vitest'
import { judgeTrial, type TrialOutcome } from './judge-trial.ts'

const outcome = (more: Partial<TrialOutcome> = {}): TrialOutcome => ({
  urgencyClass: 'C',
  call112: false,
  services: ['HTA', 'FYSIO'],
  childProtection: false,
  ...more,
})

describe('what a changed model would do to a contact', () => {
  test('nothing, when class, dangers and services are as they were, in whatever order', () => {
    expect(judgeTrial(outcome(), outcome({ services: ['FYSIO', 'HTA'] }))).toEqual([])
  })
  test.each([
    [{ urgencyClass: 'D' }, 'less-urgent', 'more-urgent'],
    [{ call112: true }, 'newly-112', 'no-longer-112'],
    [{ childProtection: true }, 'newly-child-protection', 'no-longer-child-protection'],
    [{ services: ['HTA'] }, 'other-services', 'other-services'],
  ] as const)('%o: %s, and back: %s', (more, there, back) => {
    expect(judgeTrial(outcome(), outcome(more))).toEqual([there])
    expect(judgeTrial(outcome(more), outcome())).toEqual([back])
  })
})
