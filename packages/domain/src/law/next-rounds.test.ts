import { describe, expect, test } from 'vitest'
import { readLaw } from '../../../../tools/law/law-files.ts'
import { clocksForNeed, type NeedInLaw } from './clocks-for-need.ts'
import { firstMomentAfter, nextRounds } from './next-rounds.ts'

const law = readLaw()
const child: NeedInLaw = {
  register: 'social',
  service: 'LASTENSUOJELU',
  ageAtContact: 8,
  urgencyClass: 'D',
  socialUrgency: 'ei-kiireellinen',
  contactAt: '2026-01-12T09:00:00+02:00',
  assessedAt: '2026-01-12T09:00:00+02:00',
  asOf: '2028-12-01T09:00:00+02:00',
}
const made = '2026-02-02T10:00:00+02:00'
/** The child's plan, with its reviews in the order they are given. */
const planned = (...reviews: string[]): NeedInLaw => ({
  ...child,
  events: { planMadeOrReviewed: made, ...(reviews[0] ? { planReviewed: reviews[0] } : {}) },
  moments: { planMadeOrReviewed: [made], planReviewed: reviews },
})
const rounds = (need: NeedInLaw, stored = clocksForNeed(law, need)) =>
  nextRounds(law, need, stored).map(({ ruleId, startedAt, dueDate, state }) => [ruleId, startedAt, dueDate, state])

describe('a plan reviewed each year', () => {
  test('a clock of a rule that is no longer in the data starts no round, nor does one that does not recur', () => {
    const need = planned('2027-01-20T10:00:00+02:00')
    const [stored] = clocksForNeed(law, need).filter(({ ruleId }) => ruleId === 'CP-PLAN-1Y')
    if (stored === undefined) throw new Error('no plan')
    expect(rounds(need, [stored])).toHaveLength(1)
    expect(rounds(need, [{ ...stored, ruleId: 'GONE' }])).toEqual([])
    expect(rounds(need, [{ ...stored, ruleId: 'CP-3M' }])).toEqual([])
    // Of a service that opens no child protection no round can start.
    expect(rounds({ ...need, service: 'FYSIO' }, [stored])).toEqual([])
  })
  test('what another duty, or a promise, has started at that moment is no round of this one', () => {
    const review = '2027-01-20T10:00:00+02:00'
    const need = planned(review)
    const [stored] = clocksForNeed(law, need).filter(({ ruleId }) => ruleId === 'CP-PLAN-1Y')
    if (stored === undefined) throw new Error('no plan')
    const then = { ...stored, startedAt: review }
    expect(rounds(need, [stored, then])).toEqual([])
    expect(rounds(need, [stored, { ...then, kind: 'promise' }])).toHaveLength(1)
    expect(rounds(need, [stored, { ...then, obligation: 'child-protection-start', stoppedBy: null }])).toHaveLength(1)
  })
  test('not reviewed yet: no round but the first', () => expect(rounds(planned())).toEqual([]))
  test('one review starts one round, counted from it', () => {
    expect(rounds(planned('2027-01-20T10:00:00+02:00'))).toEqual([
      ['CP-PLAN-1Y', '2027-01-20T10:00:00+02:00', '2028-01-20', 'breached'],
    ])
  })
  test('two reviews start two rounds, whichever was recorded first; the middle one is met by the second', () => {
    const both = [
      ['CP-PLAN-1Y', '2027-01-20T10:00:00+02:00', '2028-01-20', 'met'],
      ['CP-PLAN-1Y', '2028-01-10T10:00:00+02:00', '2029-01-10', 'running'],
    ]
    expect(rounds(planned('2027-01-20T10:00:00+02:00', '2028-01-10T10:00:00+02:00'))).toEqual(both)
    const need = planned('2027-01-20T10:00:00+02:00', '2028-01-10T10:00:00+02:00')
    const turned = { ...need, moments: { planReviewed: [...(need.moments?.planReviewed ?? [])].reverse() } }
    expect(rounds(turned)).toEqual(both)
  })
  test('asked again, with the rounds there, nothing starts twice', () => {
    const need = planned('2027-01-20T10:00:00+02:00', '2028-01-10T10:00:00+02:00')
    const first = clocksForNeed(law, need)
    const more = nextRounds(law, need, first)
    expect(more).toHaveLength(2)
    expect(rounds(need, [...first, ...more])).toEqual([])
    expect(rounds(need, [...first, ...more.slice(0, 1)])).toHaveLength(1)
  })
  test('a duty that does not recur starts no round when it is met', () => {
    const need = { ...child, events: { assessmentStarted: made, assessmentCompleted: made } }
    const stored = clocksForNeed(law, need)
    expect(stored.filter(({ state }) => state === 'met').length).toBeGreaterThan(0)
    expect(rounds(need, stored)).toEqual([])
  })
})

describe('the first moment after another', () => {
  const need = {
    ...child,
    events: { planReviewed: '2027-03-01' },
    moments: { planReviewed: ['2027-05-01', '2027-04-01'] },
  }
  test('is later than it, never the same', () => {
    expect(firstMomentAfter(need, 'planReviewed', '2027-02-01')).toBe('2027-03-01')
    expect(firstMomentAfter(need, 'planReviewed', '2027-03-01')).toBe('2027-04-01')
    expect(firstMomentAfter(need, 'planReviewed', '2027-04-30')).toBe('2027-05-01')
    expect(firstMomentAfter(need, 'planReviewed', '2027-05-01')).toBeUndefined()
  })
  test('of what never took place there is none, also where nothing has been recorded at all', () => {
    expect(firstMomentAfter(child, 'planReviewed', '2027-02-01')).toBeUndefined()
    expect(firstMomentAfter({ ...child, events: { planReviewed: '2027-03-01' } }, 'planReviewed', '2027-02-01')).toBe(
      '2027-03-01',
    )
  })
})
