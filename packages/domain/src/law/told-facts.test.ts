import { describe, expect, test } from 'vitest'
import { readLaw } from '../../../../tools/law/law-files.ts'
import { answerCases } from './answer-cases.ts'
import { readCase } from './case-file.ts'
import type { LawArea } from './vocabulary.ts'

const law = readLaw()
const answer = (area: LawArea, events: object, facts: object) => {
  const { answers, problems } = answerCases(law, { cases: [{ id: 'T', area, input: { events, facts } }] }, '2026-11-26')
  expect(problems).toEqual([])
  return (answers[0]?.clocks ?? []).map(({ ruleId, dueDate }) => `${ruleId} ${dueDate ?? 'no day'}`)
}
const assessed = { contact: '2026-11-20', assessment: '2026-11-20' }
const adult = { birthDate: '1980-03-15' }
const child = { birthDate: '2016-03-15' }

describe('a case that leaves out the fact that its events or its question make plain', () => {
  test('asked for the doctor, or met by another professional first: a doctor is needed', () => {
    expect(answer('health', assessed, { ...adult, ask: 'doctorAppointment' })).toEqual(['H-PHC-DOC-2025 2027-02-20'])
    expect(answer('health', assessed, { ...adult, ask: 'doctor' })).toEqual(['H-PHC-DOC-2025 2027-02-20'])
    const met = { ...assessed, professionalAppointment: '2026-11-24' }
    expect(answer('health', met, adult)).toEqual(['H-PHC-3M-2025 2027-02-20', 'H-PHC-DOC-2025 2027-02-20'])
    expect(answer('health', met, { ...child, ask: 'doctor' })).toEqual(['H-GP-DOC7-U23-2025 2026-12-01'])
    expect(answer('health', assessed, adult)).toEqual(['H-PHC-3M-2025 2027-02-20'])
  })
  test('what is said stands: no doctor is needed, or a doctor was met first', () => {
    const met = { ...assessed, professionalAppointment: '2026-11-24' }
    expect(answer('health', met, { ...adult, needDoctor: false })).toEqual(['H-PHC-3M-2025 2027-02-20'])
    expect(answer('health', met, { ...adult, directedFirstTo: 'doctor' })).toEqual(['H-PHC-3M-2025 2027-02-20'])
  })
  test('asked for the dentist, or the need of one found: somebody else was met first', () => {
    expect(answer('oral', assessed, { ...adult, ask: 'dentistAppointment' })).toEqual(['O-DENT-2025 2027-05-20'])
    const found = { ...assessed, needFound: '2026-11-24' }
    expect(answer('oral', found, adult)).toEqual(['O-6M-2025 2027-05-20', 'O-DENT-2025 2027-05-20'])
    expect(answer('oral', found, child)).toEqual(['O-3M-U23-2025 2027-02-20', 'O-DENT-U23-2025 2027-02-20'])
    expect(answer('oral', found, { ...adult, directedFirstTo: 'dentist' })).toEqual(['O-6M-2025 2027-05-20'])
    expect(answer('oral', assessed, adult)).toEqual(['O-6M-2025 2027-05-20'])
  })
  test('noticed and never assessed on a contact of its own: a need noticed elsewhere', () => {
    expect(answer('health', { needFound: '2026-10-05' }, adult)).toEqual(['H-PHC-3M-2025 2027-01-05'])
    expect(answer('health', { ...assessed, needFound: '2026-10-05' }, adult)).toEqual(['H-PHC-3M-2025 2027-02-20'])
    expect(answer('health', { needFound: '2026-10-05' }, { ...adult, otherNeed: false })).toEqual([])
  })
  test('a supplement that came tells that the application lacked something: seven working days from it', () => {
    const came = { applicationArrived: '2026-11-02', supplementArrived: '2026-11-16' }
    expect(answer('income-support', came, {})).toEqual(['IS-SUPPLEMENTED 2026-11-25'])
    const waited = { applicationArrived: '2026-11-02', supplementDeadlinePassed: '2026-11-16' }
    expect(answer('income-support', waited, {})).toEqual(['IS-NOT-SUPPLEMENTED 2026-11-25'])
    expect(answer('income-support', came, { incomplete: false })).toEqual(['IS-7WD 2026-11-11'])
  })
  test('a plan alone tells of care by a plan, in the mouth of an interval; beside an assessment it tells nothing', () => {
    expect(answer('health', { plan: '2026-11-03' }, adult)).toEqual(['H-PLAN-BASED no day'])
    expect(answer('oral', { plan: '2026-11-03' }, adult)).toEqual(['O-INTERVAL no day'])
    expect(answer('health', { ...assessed, plan: '2026-11-03' }, adult)).toEqual(['H-PHC-3M-2025 2027-02-20'])
    expect(answer('health', { plan: '2026-11-03' }, { ...adult, planBased: false })).toEqual([])
  })
  test('a plan beside a need that was found or established is the plan of that need: its date stays', () => {
    const primary = { ...child, service: 'structured-psychosocial-primary-care' }
    const established = { needEstablished: '2026-11-03', plan: '2026-11-05' }
    expect(answer('psychosocial', established, primary)).toEqual(['P-28D-U23-2025 2026-12-01'])
    const found = { needFound: '2026-10-05', plan: '2026-10-07' }
    expect(answer('health', found, adult)).toEqual(['H-PHC-3M-2025 2027-01-05'])
    const input = { events: found, facts: child }
    expect(readCase(law, { id: 'T', area: 'oral', input }, 0).input?.facts).not.toHaveProperty('individualInterval')
  })
  test('asked for the request to complete, the application lacks something', () => {
    const arrived = { applicationArrived: '2026-11-02' }
    expect(answer('income-support', arrived, { ask: 'supplement' })).toEqual(['IS-COMPLETE-REQ 2026-11-11'])
    expect(answer('income-support', arrived, { ask: 'supplementRequested' })).toEqual(['IS-COMPLETE-REQ 2026-11-11'])
    expect(answer('income-support', arrived, { ask: 'supplement', incomplete: false })).toEqual([])
    expect(answer('income-support', arrived, { ask: ['decision', 'supplement'] })).toEqual([
      'IS-7WD 2026-11-11',
      'IS-COMPLETE-REQ 2026-11-11',
    ])
  })
  test.each([{}, { incomplete: true }])(
    'asked for the decision while a supplement is waited for: seven working days from the arrival, as nothing else began (%j)',
    (facts) => {
      const asked = { applicationArrived: '2026-11-02', supplementRequested: '2026-11-09' }
      expect(answer('income-support', asked, { ...facts, ask: 'decision' })).toEqual(['IS-7WD 2026-11-11'])
      expect(answer('income-support', asked, { ...facts, ask: 'decision', urgent: true })).toEqual([
        'IS-URGENT 2026-11-03',
      ])
      expect(answer('income-support', asked, facts)).toEqual([])
      const came = { ...asked, supplementArrived: '2026-11-16' }
      expect(answer('income-support', came, { ...facts, ask: 'decision' })).toEqual(['IS-SUPPLEMENTED 2026-11-25'])
      const passed = { ...asked, supplementDeadlinePassed: '2026-11-16' }
      expect(answer('income-support', passed, { ...facts, ask: 'decision' })).toEqual([
        'IS-NOT-SUPPLEMENTED 2026-11-25',
      ])
    },
  )
  test('asked for the treatment and the decision, psychosocial care is answered as care and as social support', () => {
    const established = { needEstablished: '2026-11-03' }
    const both = ['P-28D-U23-2025 2026-12-01', 'P-SHL-1M-U23-2025 2026-12-03']
    for (const ask of [
      ['treatmentStarted', 'decisionImplemented'],
      ['treatment', 'decision'],
    ])
      expect(answer('psychosocial', established, { ...child, ask })).toEqual(both)
    expect(answer('psychosocial', established, { ...child, ask: ['decision', 'treatment'] })).toEqual(both.toReversed())
    expect(answer('psychosocial', { ...established, matterPending: '2026-10-20' }, child)).toEqual(both)
    expect(answer('psychosocial', { ...established, application: '2026-10-20' }, child)).toEqual(both)
    expect(answer('psychosocial', established, { ...child, ask: ['treatment', 'care'] })).toEqual([both[0]])
  })
  test('a matter that became pending is one of social services; a service that is named says which it is', () => {
    const pending = { matterPending: '2026-10-20', needEstablished: '2026-11-03' }
    expect(answer('psychosocial', pending, adult)).toEqual(['SO-EXEC-3M 2027-01-20'])
    const primary = { ...child, service: 'structured-psychosocial-primary-care' }
    expect(answer('psychosocial', pending, primary)).toEqual(['P-28D-U23-2025 2026-12-01'])
    const social = { ...child, service: 'social-psychosocial-support' }
    expect(answer('psychosocial', pending, social)).toEqual(['P-SHL-1M-U23-2025 2026-12-03'])
  })
  test('asked for the dentist without an area, somebody else was met first though another professional was met', () => {
    const input = {
      events: { ...assessed, professionalAppointment: '2026-11-24' },
      facts: { ...adult, ask: 'dentist' },
    }
    const { answers, problems } = answerCases(law, { cases: [{ id: 'T', input }] }, '2026-11-26')
    expect(problems).toEqual([])
    expect(answers[0]?.clocks).toMatchObject([{ ruleId: 'O-DENT-2025', dueDate: '2027-05-20' }])
  })
  test('asked for a decision put into effect, psychosocial care is the support of social services', () => {
    const events = { needEstablished: '2026-11-03' }
    expect(answer('psychosocial', events, { ...child, ask: 'decisionImplemented' })).toEqual([
      'P-SHL-1M-U23-2025 2026-12-03',
    ])
    expect(answer('psychosocial', events, child)).toEqual(['P-28D-U23-2025 2026-12-01'])
  })
  test('without an area nothing is told of the mouth or of other care', () => {
    const input = { events: { ...assessed, needFound: '2026-11-24' }, facts: adult }
    expect(readCase(law, { id: 'T', input }, 0).input?.facts).toEqual(adult)
  })
})

describe('a rule that the statute puts on no condition has none here', () => {
  test('an urgent contact has its assessment without delay too (social welfare act § 36 2 mom.)', () => {
    expect(answer('social', { contact: '2026-11-24' }, { ...adult, urgent: true })).toEqual(['SO-GENERAL no day'])
    const aware = { contact: '2026-11-24', awareOfNeed: '2026-11-24' }
    expect(answer('social', aware, { ...adult, urgent: true })).toEqual(['SO-URGENT 2026-11-24', 'SO-GENERAL no day'])
  })
  test('four weeks after a check are a child’s or student’s: another setting has none', () => {
    const found = { ...assessed, needFound: '2026-11-24' }
    const dentist = (setting: string) => answer('oral', found, { ...child, setting, ask: 'dentist' })
    expect(dentist('child-or-student-health-check')).toEqual(['O-CHECKUP-4W 2026-12-22'])
    expect(dentist('clinic')).toEqual(['O-DENT-U23-2025 2027-02-20'])
  })
  test('self-monitoring is published every four months, whether or not the case says what is published', () => {
    expect(answer('publication', { lastPublished: '2026-06-30' }, {})).toEqual(['PUB-SELFMON-4M 2026-10-30'])
  })
})

test('no month, and no area, may be said as such', () => {
  expect(answer('income-support', { applicationArrived: '2026-11-02' }, { payer: 'Kela', forMonth: false })).toEqual([
    'IS-7WD 2026-11-11',
  ])
  const raw = { id: 'T', area: null, input: { events: { stationChangeNotice: '2026-11-02' }, facts: null } }
  expect(answerCases(law, { cases: [raw] }, undefined)).toMatchObject({ problems: [], answers: [{ id: 'T' }] })
  expect(answerCases(law, { cases: [{ ...raw, area: '' }] }, undefined).problems).toEqual(['case T: unknown area'])
})

describe('the facts that a case is read with', () => {
  const factsOf = (area: LawArea | undefined, events: object, facts: object = {}) =>
    readCase(law, { id: 'T', area, input: { events, facts } }, 0).input?.facts
  test.each(['contact', 'assessment', 'needFound', 'needEstablished', 'specialistNeedFound', 'referralArrived'])(
    'a plan beside %s is the plan of that need; alone the care goes by it',
    (event) => {
      expect(factsOf('health', { plan: '2026-11-24', [event]: '2026-11-20' })?.planBased).toBeUndefined()
      expect(factsOf('oral', { plan: '2026-11-24', [event]: '2026-11-20' })?.individualInterval).toBeUndefined()
      expect(factsOf('health', { plan: '2026-11-24' })).toEqual({ planBased: true })
      expect(factsOf('oral', { plan: '2026-11-24' })).toEqual({ individualInterval: true })
    },
  )
  test('another professional met tells that a doctor is needed, but not in oral care', () => {
    const met = { ...assessed, professionalAppointment: '2026-11-24' }
    for (const area of ['health', 'psychosocial', undefined] as const)
      expect(factsOf(area, met)).toEqual({ needDoctor: true })
    expect(factsOf('oral', met)).toEqual({})
  })
  test('a dentist’s need found tells that another was met first; an appointment of whichever kind tells nothing', () => {
    expect(factsOf('oral', { ...assessed, needFound: '2026-11-24' })).toEqual({ directedFirstTo: 'another' })
    expect(factsOf('oral', assessed, { ask: 'dentist' })).toEqual({ ask: 'dentist', directedFirstTo: 'another' })
    for (const area of ['health', 'oral'] as const)
      expect(factsOf(area, assessed, { ask: 'appointment' })).toEqual({ ask: 'appointment' })
    expect(factsOf('health', assessed, { ask: '51 a §' })).toEqual({ ask: '51 a §' })
    const ask = '14 a § 3 mom.'
    expect(factsOf('income-support', { applicationArrived: '2026-11-24' }, { ask })).toEqual({ ask })
    expect(factsOf('health', assessed, { ask: '51 a § 2 mom.' })).toEqual({ ask: '51 a § 2 mom.', needDoctor: true })
  })
  test('noticed tells a need noticed elsewhere in care alone, and beside no contact or assessment of its own', () => {
    for (const area of ['health', 'psychosocial'] as const) {
      expect(factsOf(area, { needFound: '2026-11-20' })).toEqual({ otherNeed: true })
      expect(factsOf(area, { contact: '2026-11-20' })).toEqual({})
      for (const event of ['contact', 'assessment'])
        expect(factsOf(area, { needFound: '2026-11-20', [event]: '2026-11-20' })).toEqual({})
    }
    expect(factsOf('social', { needFound: '2026-11-20' })).toEqual({})
    expect(factsOf('social', { plan: '2026-11-20' })).toEqual({})
  })
  test('to whom a resident was directed first stands as told; only psychosocial care asked for its decision names a service', () => {
    const met = { ...assessed, professionalAppointment: '2026-11-24' }
    expect(factsOf('health', met, { directedFirstTo: 'nurse' })).toEqual({ directedFirstTo: 'nurse' })
    const ask = 'decisionImplemented'
    expect(factsOf('psychosocial', { needEstablished: '2026-11-20' }, { ask })).toEqual({
      ...{ ask, service: 'social-psychosocial-support' },
    })
    expect(factsOf('social', { matterPending: '2026-11-20' }, { ask })).toEqual({ ask })
  })
  test('a pending matter of the psychosocial area that asks nothing and names no service is read in two ways, any other in one', () => {
    const ways = (area: LawArea, events: object, facts: object = {}) => {
      const read = readCase(law, { id: 'T', area, input: { events, facts } }, 0)
      return read.input === undefined ? [] : read.readings.map((one) => one.facts.service)
    }
    const support = 'social-psychosocial-support'
    for (const event of ['matterPending', 'application'])
      expect(ways('psychosocial', { [event]: '2026-11-20' })).toEqual([undefined, support])
    expect(ways('psychosocial', { contact: '2026-11-20' })).toEqual([undefined])
    expect(ways('psychosocial', { matterPending: '2026-11-20' }, { ask: 'treatment' })).toEqual([undefined])
    expect(ways('psychosocial', { matterPending: '2026-11-20' }, { service: 'x' })).toEqual(['x'])
    expect(ways('social', { matterPending: '2026-11-20' })).toEqual([undefined])
  })
  test('a month that is not to come is no next month', () => {
    const month = (forMonth: unknown, events: object = { applicationArrived: '2026-11-10' }) =>
      factsOf('income-support', events, { forMonth })?.forMonth
    expect(month('2026-10')).toBeUndefined()
    expect(month('2026-11')).toBeUndefined()
    expect(month('2026-12')).toBe('2026-12')
    expect(month(true)).toBe('next')
    expect(month('2026-10', {})).toBe('2026-10')
  })
})
