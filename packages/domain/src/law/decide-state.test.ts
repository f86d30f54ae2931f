import { describe, expect, test } from 'vitest'
import { readLaw } from '../../../../tools/law/law-files.ts'
import { toLocalDate } from '../time/index.ts'
import { evaluateClocks } from './evaluate-clocks.ts'
import type { LawEvents, RecordedException } from './types.ts'

const law = readLaw()
/** An adult's three months from 23 November 2026: 23 February 2027. */
const care = (exceptions: readonly RecordedException[], events: LawEvents = {}, asOf?: string) => {
  const facts = { birthDate: '1980-03-15', reason: 'illness', specialty: 'general-medicine', exceptions } as const
  const input = { area: 'health', events: { assessment: '2026-11-23', ...events }, facts, asOf } as const
  const clock = evaluateClocks(law, input).find(({ ruleId }) => ruleId === 'H-PHC-3M-2025')
  return { state: clock?.state, status: clock?.status, exception: clock?.exception?.id, dueDate: clock?.dueDate }
}
const dueDate = '2027-02-23'
const record = (id: string, more: Partial<RecordedException> = {}): RecordedException => ({
  id,
  ground: 'told',
  ...more,
})

describe('several records of one matter', () => {
  test('what takes the duty away decides before what only marks it, in whichever order they were made', () => {
    const taken = { state: 'notApplied', status: 'notApplied', exception: 'DECLINES-ELSEWHERE', dueDate }
    expect(care([record('DECLINES-ELSEWHERE'), record('NO-SHOW')])).toEqual(taken)
    expect(care([record('NO-SHOW'), record('DECLINES-ELSEWHERE')])).toEqual(taken)
  })
  test('of several that only mark it the latest stands', () => {
    const marks = (...ids: string[]) => care(ids.map((id) => record(id))).exception
    expect([marks('NO-SHOW', 'PROVIDER-CANCELS'), marks('PROVIDER-CANCELS', 'NO-SHOW')]).toEqual([
      'PROVIDER-CANCELS',
      'NO-SHOW',
    ])
  })
  test('one without the ground that it needs counts for nothing, also where another record stands', () => {
    expect(care([record('NO-SHOW'), record('DECLINES-ELSEWHERE', { ground: ' ' })])).toMatchObject({
      state: 'running',
      exception: 'NO-SHOW',
    })
  })
})

describe('a decree that is in force on its days only (§ 88 of the Emergency Powers Act)', () => {
  const decree = (from: string, to: string): RecordedException => ({
    id: 'EMERGENCY-POWERS',
    inForce: { from: toLocalDate(from), to: toLocalDate(to) },
  })
  const around = decree('2027-02-01', '2027-03-31')
  const out = { state: 'notApplied', status: 'suspended', exception: 'EMERGENCY-POWERS', dueDate }
  test.each([
    ['the day before it', '2027-01-31', 'running'],
    ['its first day', '2027-02-01', 'notApplied'],
    ['a day past the limit', '2027-02-24', 'notApplied'],
    ['its last day', '2027-03-31', 'notApplied'],
    ['the day after it, past the limit', '2027-04-01', 'breached'],
  ])('%s: %s is %s', (_, asOf, state) => {
    const answer = care([around], {}, asOf)
    expect(answer).toEqual(state === 'notApplied' ? out : { state, dueDate })
  })
  test('a limit that ran out before it began stays broken; one that ends on its first day is out of use', () => {
    expect(care([decree('2027-02-24', '2027-03-31')], {}, '2027-03-01').state).toBe('breached')
    expect(care([decree('2027-02-23', '2027-03-31')], {}, '2027-03-01')).toEqual(out)
  })
  test('care given late while it was in force broke nothing; after it, it was late; in time it is met as ever', () => {
    const given = (day: string) => care([around], { firstCareEvent: day }, '2027-06-01')
    expect(given('2027-03-31')).toEqual(out)
    expect(given('2027-04-01')).toEqual({ state: 'breached', dueDate })
    expect(given('2027-02-20')).toEqual({ state: 'met', dueDate })
  })
  test('a duty that no decree concerns runs on', () => {
    const input = {
      area: 'social',
      events: { contact: '2026-11-23' },
      facts: { age: 80, exceptions: [around] },
    } as const
    const clocks = evaluateClocks(law, { ...input, asOf: '2027-02-10' })
    expect(clocks.find(({ ruleId }) => ruleId === 'SO-75-7WD')).toMatchObject({ state: 'breached' })
  })
})

describe('an offer meets the duty only on a day inside the limit', () => {
  test.each([
    ['the last day', '2027-02-23', 'metByOffer'],
    ['the day after', '2027-02-24', 'running'],
  ])('offered for %s', (_, offeredDate, state) => {
    expect(care([record('RESIDENT-CHOICE', { offeredDate: toLocalDate(offeredDate) })])).toMatchObject({
      state,
      dueDate,
    })
  })
  test('without the day that was offered, the day on which the offer was made is asked', () => {
    expect(care([record('RESIDENT-CHOICE')], { offerMade: '2027-02-23' }).state).toBe('metByOffer')
    expect(care([record('RESIDENT-CHOICE')], { offerMade: '2027-02-24' }).state).toBe('running')
    expect(care([record('RESIDENT-CHOICE')]).state).toBe('metByOffer')
  })
})

describe('the last day passes, and the case is closed', () => {
  test('on the last day it runs, the day after it is broken', () => {
    expect([care([], {}, '2027-02-23').state, care([], {}, '2027-02-24').state]).toEqual(['running', 'breached'])
  })
  test('closed in time it ends; closed after its last day it stays broken; opened again it goes on', () => {
    expect(care([], { caseClosed: '2027-02-23' }).state).toBe('ended')
    expect(care([], { caseClosed: '2027-02-24' }).state).toBe('breached')
    expect(care([], { caseClosed: '2027-01-10', caseReopened: '2027-01-11' }, '2027-01-12').state).toBe('running')
    expect(care([], { caseClosed: '2027-01-10', caseReopened: '2027-01-09' }, '2027-01-12').state).toBe('ended')
  })
  test('what lies before the day on which the matter began meets nothing: a slip of the year, another matter', () => {
    const done = (firstCareEvent: string, more: LawEvents = {}) => care([], { ...more, firstCareEvent }).state
    expect([done('2026-11-22'), done('2025-11-24')]).toEqual(['running', 'running'])
    expect([done('2026-11-23'), done('2026-11-24')]).toEqual(['met', 'met'])
    // Help that was given between the contact and the assessment is of this matter.
    expect([done('2026-11-21', { contact: '2026-11-20' }), done('2026-11-19', { contact: '2026-11-20' })]).toEqual([
      'met',
      'running',
    ])
    const implemented = { matterPending: '2026-08-31', decisionImplemented: '2025-10-01' } as const
    const [clock] = evaluateClocks(law, { area: 'social', events: implemented, facts: {}, asOf: '2026-11-23' })
    expect(clock).toMatchObject({ ruleId: 'SO-EXEC-3M', state: 'running', stoppedBy: null })
    const served = { letterSent: '2026-11-16', reviewRequested: '2026-11-18' } as const
    const asked = evaluateClocks(law, { area: 'administration', events: served, facts: { chain: 'review' } })
    expect(asked).toMatchObject([{ ruleId: 'AD-REVIEW-30D', state: 'met' }])
  })
  test('done on the last day it is met, done the day after it was broken', () => {
    expect(care([], { firstCareEvent: '2027-02-23' }).state).toBe('met')
    expect(care([], { firstCareEvent: '2027-02-24' }).state).toBe('breached')
  })
})
