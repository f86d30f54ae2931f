import { describe, expect, test } from 'vitest'
import { readLaw, readLawFiles } from '../../../../tools/law/law-files.ts'
import { compileLaw } from './compile-law.ts'
import { evaluateClocks } from './evaluate-clocks.ts'
import type { Clock, LawInput } from './types.ts'

const law = readLaw()
const clockOf = (ruleId: string, input: LawInput, under = law): Clock => {
  const clock = evaluateClocks(under, input).find((one) => one.ruleId === ruleId)
  if (clock === undefined) throw new Error(`no ${ruleId}`)
  return clock
}
const sometimes = ['dueAt', 'earlierAlternative', 'status', 'exception', 'lapses', 'endedBy'] as const
/** What a clock has besides what every clock has: a record is kept of what is there, and an empty word is not nothing. */
const besides = (clock: Clock) => sometimes.filter((key) => key in clock)

const ill = { birthDate: '1980-03-15', reason: 'illness', specialty: 'general-medicine' } as const
const adult = { birthDate: '1980-03-15' } as const

describe('what a clock carries', () => {
  test('an ordinary limit in months has no time of day, no second date, no status, nothing that ended it', () => {
    const input = { area: 'health', events: { contact: '2026-11-23', assessment: '2026-11-23' }, facts: ill } as const
    expect(besides(clockOf('H-PHC-3M-2025', input))).toEqual([])
  })
  test('the same office day has its closing time', () => {
    const input = { area: 'health', events: { contact: '2026-11-23' }, facts: ill } as const
    expect(besides(clockOf('H-HTA-2023', input))).toEqual(['dueAt'])
  })
  test('«A or B» has the earlier of the two once both are known, and only then', () => {
    const facts = { birthDate: '2010-01-01', directedFirstTo: 'hygienist' } as const
    const assessed = { area: 'oral', events: { assessment: '2026-11-23', needFound: '2026-12-01' }, facts } as const
    expect(clockOf('O-DENT-U23-2025', assessed)).toMatchObject({
      dueDate: '2027-02-23',
      earlierAlternative: '2026-12-29',
    })
    const found = { area: 'oral', events: { needFound: '2026-12-01' }, facts } as const
    expect(clockOf('O-DENT-U23-2025', found).dueDate).toBe('2026-12-29')
    expect(besides(clockOf('O-DENT-U23-2025', found))).toEqual([])
  })
  test('a right says that its last day ends it; a duty does not', () => {
    const right = { area: 'administration', events: { decisionServed: '2026-11-05' }, facts: {} } as const
    expect(besides(clockOf('AD-REVIEW-30D', right))).toEqual(['lapses'])
  })
  test('what ended a clock without meeting it is named', () => {
    const events = { applicationArrived: '2026-12-01', supplementArrived: '2026-12-03' } as const
    const input = { area: 'income-support', events, facts: { incomplete: true } } as const
    const ended = clockOf('IS-COMPLETE-REQ', input)
    expect(ended).toMatchObject({ state: 'ended', endedBy: 'supplementArrived', stoppedBy: null })
    expect(besides(ended)).toEqual(['endedBy'])
    expect(besides(clockOf('IS-SUPPLEMENTED', input))).toEqual([])
  })
  test('at once, without delay and as the plan says are statuses; a counted limit has none', () => {
    const statusOf = (ruleId: string, input: LawInput) => clockOf(ruleId, input).status
    expect(statusOf('H-URGENT', { area: 'health', events: { urgentNeedPresented: '2026-11-23' }, facts: adult })).toBe(
      'immediate',
    )
    expect(statusOf('H-CONTACT-2011', { area: 'health', events: { contactAttempt: '2020-11-23' }, facts: adult })).toBe(
      'immediate',
    )
    expect(statusOf('SO-GENERAL', { area: 'social', events: { contact: '2026-11-23' }, facts: adult })).toBe(
      'withoutDelay',
    )
    const planned = { ...ill, planBased: true }
    // Also when it has been done: no number was broken, and none was kept.
    const done = { plan: '2026-11-23', careEvent: '2026-12-01' } as const
    expect(clockOf('H-PLAN-BASED', { area: 'health', events: done, facts: planned })).toMatchObject({
      state: 'met',
      status: 'asPlanned',
    })
    expect(statusOf('H-PLAN-BASED', { area: 'health', events: { plan: '2026-11-23' }, facts: planned })).toBe(
      'asPlanned',
    )
  })
  test('an exception is named with how sure it is', () => {
    const exceptions = [{ id: 'NO-SHOW', ground: 'did not come' }]
    const input = { area: 'health', events: { assessment: '2026-11-23' }, facts: { ...ill, exceptions } } as const
    const clock = clockOf('H-PHC-3M-2025', input)
    expect(clock.exception?.id).toBe('NO-SHOW')
    expect(besides(clock)).toEqual(['status', 'exception'])
  })
  test('a law is called by its name and number, a county’s promise by its name alone: it has no number of an act', () => {
    const input = { area: 'health', events: { assessment: '2027-02-01' }, facts: { age: 40 } } as const
    expect(clockOf('H-PHC-3M-2025', input).law).toBe('terveydenhuoltolaki 1326/2010')
    const text = `act promises
  name fi: Lupaukset
  name sv: Löften
  name en: Promises

promise P-CARE
  section: 1
  title fi: a
  title sv: b
  title en: c
  area: health
  obligation: p-care
  starts: assessment
  stops: firstCareEvent
  limit: 2 weeks
  in force: 2026-01-01 to further notice
  version by: assessment
  transition: none
  confidence: high
  source: the county council
`
    const promise = clockOf('P-CARE', input, compileLaw([...readLawFiles(), { path: 'p.law', text }]))
    expect([promise.law, promise.dueDate]).toEqual(['Lupaukset', '2027-02-15'])
  })
  test('what is due at once, or the same office day, has no day to move to; a last day that is a holiday has', () => {
    const both = ({ dueDate, dueDateIfRolled }: Clock) => [dueDate, dueDateIfRolled]
    const urgent = { area: 'health', events: { urgentNeedPresented: '2026-12-25' }, facts: adult } as const
    expect(both(clockOf('H-URGENT', urgent))).toEqual(['2026-12-25', '2026-12-25'])
    // Read as working days, the eves are office days; the law of time limits would move their last day on.
    const eves = readLaw({ eveIsWorkingDay: true })
    const contact = { area: 'health', events: { contact: '2026-12-24' }, facts: ill } as const
    expect(both(clockOf('H-HTA-2023', contact, eves))).toEqual(['2026-12-24', '2026-12-24'])
    const called = { area: 'health', events: { contactAttempt: '2021-12-24' }, facts: ill } as const
    expect(both(clockOf('H-CONTACT-2011', called, eves))).toEqual(['2021-12-24', '2021-12-24'])
    const station = { area: 'health', events: { stationChangeNotice: '2026-12-03' }, facts: {} } as const
    expect(both(clockOf('H-STATION-3W', station))).toEqual(['2026-12-24', '2026-12-28'])
  })
})
