import { describe, expect, test } from 'vitest'
import { readLaw } from '../../../../tools/law/law-files.ts'
import { clocksForNeed, type NeedInLaw } from './clocks-for-need.ts'
import { recountNeed } from './recount-need.ts'
import type { Clock } from './types.ts'
import { visitInLaw } from './visit-in-law.ts'
import { waysOutOf } from './ways-out.ts'

const law = readLaw()
const need: NeedInLaw = {
  register: 'health',
  service: 'VO_HOITAJA',
  ageAtContact: 40,
  urgencyClass: 'D',
  socialUrgency: 'none',
  contactAt: '2026-11-24T09:00:00+02:00',
  assessedAt: '2026-11-24T10:00:00+02:00',
  asOf: '2026-11-24T10:00:00+02:00',
}
const stored = clocksForNeed(law, need).filter(({ obligation }) => obligation !== 'need-assessment')
const [care] = stored
const counted = (more: Partial<NeedInLaw>, from: readonly Clock[] = stored) => {
  const { changed } = recountNeed(law, { ...need, ...more }, from)
  return from.map((clock) => changed.find(({ ruleId }) => ruleId === clock.ruleId) ?? clock)
}
const exceptions = (id: string, more: object = {}) => ({ facts: { exceptions: [{ id, ...more }] } })

describe('counting a need anew', () => {
  test('nothing has happened: nothing changes and nothing starts anew', () => {
    expect(recountNeed(law, need, stored).changed).toEqual([])
  })
  test.each([
    ['a later assessment', { assessedAt: '2027-01-10T10:00:00+02:00' }],
    ['another urgency', { urgencyClass: 'C' as const }],
    ['another contact', { contactAt: '2026-12-24T10:00:00+02:00' }],
    ['another age', { ageAtContact: 20 }],
  ])('%s never moves the date of a clock that runs', (_, more) => {
    expect(counted(more)[0]).toMatchObject({ ruleId: care?.ruleId, dueDate: '2027-02-24', startedOn: '2026-11-24' })
  })
  test('other interpretations and a changed law leave the dates of a running clock', () => {
    const other = readLaw({ transition: 'firstEvent', rollForward: 'all' })
    expect(recountNeed(other, need, stored).changed).toEqual([])
    const without = { ...law, ruleById: new Map() }
    expect(recountNeed(without, need, stored).changed).toEqual([])
  })
  test('a visit inside the limit meets it; one a day late is a breach', () => {
    expect(counted({ events: { firstCareEvent: '2027-02-24' } })[0]).toMatchObject({ state: 'met' })
    const late = counted({ events: { firstCareEvent: '2027-02-25' } })[0]
    expect(late).toMatchObject({ state: 'breached', dueDate: '2027-02-24', stoppedBy: { event: 'firstCareEvent' } })
    expect(late?.explanation.map(({ code }) => code)).toContain('stoppedLate')
  })
  test('the last day runs, the day after is a breach without anything done', () => {
    expect(counted({ asOf: '2027-02-24' })[0]?.state).toBe('running')
    expect(counted({ asOf: '2027-02-25' })[0]?.state).toBe('breached')
  })
  test('closing ends a clock, reopening takes it back with its own date', () => {
    const closed = counted({ events: { caseClosed: '2026-12-01T10:00:00+02:00' } })
    expect(closed[0]).toMatchObject({ state: 'ended', dueDate: '2027-02-24' })
    const events = { caseClosed: '2026-12-01T10:00:00+02:00', caseReopened: '2026-12-20T10:00:00+02:00' }
    expect(counted({ events }, closed)[0]).toEqual(care)
  })
  test('closing on the last day ends a clock; closing the day after leaves the duty broken, and says both', () => {
    const closedOn = (day: string) =>
      counted({ events: { caseClosed: `${day}T10:00:00+02:00` }, asOf: '2027-04-01' })[0]
    expect(closedOn('2027-02-24')).toMatchObject({ state: 'ended', endedBy: 'caseClosed' })
    const late = closedOn('2027-02-25')
    expect(late).toMatchObject({ state: 'breached', stoppedBy: null, endedBy: 'caseClosed', dueDate: '2027-02-24' })
    expect(late?.explanation.map(({ code }) => code)).toEqual(expect.arrayContaining(['passed', 'ended']))
    const events = { caseClosed: '2027-02-25T10:00:00+02:00', caseReopened: '2027-02-26T10:00:00+02:00' }
    expect(counted({ events, asOf: '2027-03-01' }, late && [late])[0]).not.toHaveProperty('endedBy')
  })
  test('an exception that took the duty away is not undone by a late closing', () => {
    const declined = exceptions('DECLINES-ELSEWHERE', { ground: 'payload' })
    const events = { caseClosed: '2027-02-25T10:00:00+02:00' }
    expect(counted({ ...declined, events })[0]).toMatchObject({ state: 'ended' })
  })
  test('declining care elsewhere counts only with a professional’s recorded ground', () => {
    expect(counted(exceptions('DECLINES-ELSEWHERE'))[0]).toMatchObject({ state: 'running' })
    expect(counted(exceptions('DECLINES-ELSEWHERE', { ground: 'payload' }))[0]).toMatchObject({
      state: 'notApplied',
      exception: { id: 'DECLINES-ELSEWHERE', confidence: 'medium' },
      dueDate: '2027-02-24',
    })
  })
  test('an offer inside the limit meets a rule that says so; one after it does not', () => {
    const inside = counted(exceptions('RESIDENT-CHOICE', { offeredDate: '2027-02-24' }))
    expect(inside[0]).toMatchObject({ state: 'metByOffer', status: 'residentChoseLater' })
    expect(counted(exceptions('RESIDENT-CHOICE', { offeredDate: '2027-02-25' }))[0]).toMatchObject({ state: 'running' })
  })
  test('an offer does not meet a rule that does not name the exception', () => {
    const social = { ...need, register: 'social' as const, service: 'IKA_OHJAUS', ageAtContact: 80 }
    const clocks = clocksForNeed(law, social)
    const { changed } = recountNeed(law, { ...social, ...exceptions('RESIDENT-CHOICE') }, clocks)
    expect(changed).toEqual([])
    expect(clocks.some(({ ruleId }) => ruleId === 'SO-75-7WD')).toBe(true)
  })
  test('a no-show is a mark; the clock runs on with its date', () => {
    const missed = counted(exceptions('NO-SHOW'))
    expect(missed[0]).toMatchObject({ state: 'running', status: 'residentAttributable', dueDate: '2027-02-24' })
    expect(counted({}, missed)[0]).toEqual(care)
  })
  test('“at once” keeps its word beside what is recorded', () => {
    const urgent = { ...need, service: 'PAIVYSTYS', urgencyClass: 'B' as const }
    const clocks = clocksForNeed(law, urgent).filter(({ ruleId }) => ruleId === 'H-URGENT')
    const { changed } = recountNeed(law, { ...urgent, events: { careGiven: '2026-11-24' } }, clocks)
    expect(changed[0]).toMatchObject({ state: 'met', status: 'immediate' })
  })
})

describe('a visit in law', () => {
  const young = { ...need, ageAtContact: 20 }
  test('the nurse’s visit is the first care event, and starts nothing unless a doctor is needed', () => {
    const visit = visitInLaw(law, young, { at: '2026-12-01', profession: 'nurse' })
    expect(visit.events).toEqual({ firstCareEvent: '2026-12-01', professionalAppointment: '2026-12-01' })
    const before = clocksForNeed(law, young)
    expect(visit.facts).toEqual({})
    for (const age of [20, 40])
      for (const service of ['VO_HOITAJA', 'MT_PERUS', 'KUNTOUTUS']) {
        const one = { ...young, ageAtContact: age, service }
        const { events, facts } = visitInLaw(law, one, { at: '2026-12-01', profession: 'nurse' })
        expect(recountNeed(law, { ...one, events, facts }, clocksForNeed(law, one)).started).toEqual([])
      }
    const found = visitInLaw(law, young, { at: '2026-12-01', profession: 'nurse', findings: ['doctor-needed'] })
    const { started } = recountNeed(law, { ...young, events: found.events, facts: found.facts }, before)
    expect(started).toMatchObject([{ ruleId: 'H-GP-DOC7-U23-2025', dueDate: '2026-12-08' }])
  })
  test('the doctor’s visit meets both', () => {
    const { events } = visitInLaw(law, young, { at: '2026-12-01', profession: 'doctor' })
    expect(events).toEqual({ firstCareEvent: '2026-12-01', doctorAppointment: '2026-12-01' })
  })
  test('a second visit is not a first care event', () => {
    const first = visitInLaw(law, young, { at: '2026-12-01', profession: 'nurse' })
    const second = visitInLaw(law, { ...young, events: first.events }, { at: '2026-12-09', profession: 'doctor' })
    expect(second.events).toMatchObject({ firstCareEvent: '2026-12-01', doctorAppointment: '2026-12-09' })
  })
  test('the hygienist who finds that a dentist is needed starts the dentist’s clock', () => {
    const teeth = { ...need, service: 'SUU_HYG', ageAtContact: 12 }
    const visit = { at: '2026-12-01', profession: 'dental-hygienist', findings: ['dentist-needed'] }
    const { events, facts } = visitInLaw(law, teeth, visit)
    const { started } = recountNeed(law, { ...teeth, events, facts }, clocksForNeed(law, teeth))
    expect(started).toMatchObject([{ ruleId: 'O-DENT-U23-2025', dueDate: '2027-02-24' }])
  })
  test('the hygienist’s visit to a grown person is no dentist’s limit unless a dentist is needed; a doctor needed is none', () => {
    const teeth = { ...need, service: 'SUU_HYG', ageAtContact: 40 }
    const startedBy = (findings: readonly string[]) => {
      const { events, facts } = visitInLaw(law, teeth, { at: '2026-12-01', profession: 'dental-hygienist', findings })
      const { started } = recountNeed(law, { ...teeth, events, facts }, clocksForNeed(law, teeth))
      return started.map(({ ruleId, dueDate }) => `${ruleId} ${dueDate ?? ''}`)
    }
    expect(startedBy([])).toEqual([])
    expect(startedBy(['doctor-needed'])).toEqual([])
    expect(startedBy(['dentist-needed'])).toEqual(['O-DENT-2025 2027-05-24'])
  })
  test('who was at the doctor first is told so, and is sent to no doctor afterwards', () => {
    expect(visitInLaw(law, young, { at: '2026-12-01', profession: 'doctor' }).facts).toEqual({
      directedFirstTo: 'doctor',
    })
  })
  test('each of several findings tells its facts, and what is known of the need stands over them', () => {
    const visit = { at: '2026-12-01', profession: 'nurse', findings: ['doctor-needed', 'need-noticed-elsewhere'] }
    expect(visitInLaw(law, need, visit).facts).toMatchObject({ needDoctor: true, otherNeed: true })
    expect(visitInLaw(law, { ...need, facts: { needDoctor: false } }, visit).facts).toMatchObject({
      ...{ needDoctor: false, otherNeed: true },
    })
  })
  test('an unknown finding is refused', () => {
    expect(() => visitInLaw(law, need, { at: '2026-12-01', profession: 'nurse', findings: ['x'] })).toThrow(
      new RangeError('No such finding'),
    )
  })
})

describe('ways out (Health Care Act § 54)', () => {
  test('for primary care: own other unit, together, by contract, voucher; each with its section and source', () => {
    const ways = waysOutOf(law, ['care-in-months'])
    expect(ways.map(({ id }) => id)).toEqual(['OWN', 'COOPERATE', 'BUY', 'VOUCHER'])
    for (const { section, source } of ways) expect(section && source).toMatch(/^https:/)
  })
  test('for a decision of social care: no duty of § 54, the ways of 611/2021', () => {
    expect(waysOutOf(law, ['social-decision-implemented']).map(({ id }) => id)).toEqual([
      'OWN',
      'VOUCHER',
      'BUY-SOCIAL',
    ])
  })
  test('what cannot be bought: the assessment of need stays with the county', () => {
    expect(waysOutOf(law, ['assessment-over-75']).map(({ id }) => id)).toEqual(['OWN'])
  })
})

describe('an urgent income-support decision (§ 14 b) and the decision on the whole application (§ 14 a)', () => {
  const application: NeedInLaw = {
    register: 'social',
    service: 'TOTU',
    ageAtContact: 40,
    urgencyClass: 'B',
    socialUrgency: 'kiireellinen',
    contactAt: '2026-11-24T09:00:00+02:00',
    assessedAt: '2026-11-24T09:00:00+02:00',
    asOf: '2026-11-24T09:00:00+02:00',
  }
  const clocks = clocksForNeed(law, application)
  const states = (events: NeedInLaw['events'], asOf = '2026-11-24T12:00:00+02:00') => {
    const { changed } = recountNeed(law, { ...application, events, asOf }, clocks)
    const now = (id: string) => [...changed, ...clocks].find(({ ruleId }) => ruleId === id)
    return ['IS-URGENT', 'IS-7WD'].map((id) => `${now(id)?.state ?? ''} ${now(id)?.stoppedBy?.event ?? ''}`.trim())
  }
  const day = (date: string) => `${date}T12:00:00+02:00`
  test('the urgent decision meets the urgent duty alone: the rest of the application runs on', () => {
    expect(states({ urgentDecisionMade: day('2026-11-24') })).toEqual(['met urgentDecisionMade', 'running'])
  })
  test('on the next working day it is in time, on the second late', () => {
    expect(states({ urgentDecisionMade: day('2026-11-25') }, day('2026-11-26'))[0]).toBe('met urgentDecisionMade')
    expect(states({ urgentDecisionMade: day('2026-11-26') }, day('2026-11-26'))[0]).toBe('breached urgentDecisionMade')
  })
  test('a decision on the whole leaves nothing to decide at once: it meets both', () => {
    expect(states({ decisionMade: day('2026-11-24') })).toEqual(['met decisionMade', 'met decisionMade'])
  })
  test('the earlier of the two meets the urgent duty, whichever was recorded first', () => {
    const both = { decisionMade: day('2026-12-03'), urgentDecisionMade: day('2026-11-25') }
    expect(states(both, day('2026-12-03'))).toEqual(['met urgentDecisionMade', 'met decisionMade'])
    const late = { decisionMade: day('2026-12-04'), urgentDecisionMade: day('2026-11-25') }
    expect(states(late, day('2026-12-04'))).toEqual(['met urgentDecisionMade', 'breached decisionMade'])
  })
})
