import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readLaw, readLawFiles } from '../../../../tools/law/law-files.ts'
import { addDays, fromEpochDay, toEpochDay, toLocalDate } from '../time/index.ts'
import { compareMatter } from './compare-laws.ts'
import { compileLaw } from './compile-law.ts'
import { evaluateClocks } from './evaluate-clocks.ts'
import { explainClock, tellResident } from './explain-step.ts'
import type { Clock, LawEvents, LawFacts, LawInput, LawSettings } from './types.ts'
import { eventNames, factKinds, lawAreas } from './vocabulary.ts'

const law = readLaw()
const sick = { birthDate: '1980-03-15', reason: 'illness', specialty: 'general-medicine' } as const
const run = (
  area: LawInput['area'],
  events: LawEvents,
  facts: LawFacts = {},
  settings?: Partial<LawSettings>,
  asOf?: string,
) => evaluateClocks(settings === undefined ? law : readLaw(settings), { area, events, facts, asOf })
const only = (clocks: readonly Clock[], ruleId: string): Clock => {
  const found = clocks.find((clock) => clock.ruleId === ruleId)
  if (found === undefined) throw new Error(`${ruleId} does not run: ${clocks.map((clock) => clock.ruleId).join(', ')}`)
  return found
}
const care = (facts: LawFacts = {}, more: LawEvents = {}, asOf?: string) =>
  only(
    run('health', { contact: '2026-11-23', assessment: '2026-11-23', ...more }, { ...sick, ...facts }, undefined, asOf),
    'H-PHC-3M-2025',
  )

describe('§ 51: the same office day', () => {
  const due = (contact: string, settings?: Partial<LawSettings>) => run('health', { contact }, {}, settings)[0]
  test.each([
    ['2026-11-23T07:59:00+02:00', '2026-11-23'],
    ['2026-11-23T15:59:59+02:00', '2026-11-23'],
    ['2026-11-23T16:00:00+02:00', '2026-11-24'],
    ['2026-12-23T15:59:59+02:00', '2026-12-23'],
    ['2026-12-23T16:00:00+02:00', '2026-12-28'],
    ['2026-06-18T16:00:00+03:00', '2026-06-22'],
    ['2026-11-22T23:59:00+02:00', '2026-11-23'],
    ['2026-11-23T22:30:00Z', '2026-11-24'],
  ])('a contact at %s belongs to %s', (contact, day) => expect(due(contact)?.dueDate).toBe(day))
  test('a county with longer hours keeps a later contact on its day', () => {
    const clock = due('2026-11-23T17:00:00+02:00', { officeHours: { open: '08:00', close: '18:00' } })
    expect(clock).toMatchObject({ dueDate: '2026-11-23', dueAt: '2026-11-23T18:00:00+02:00' })
  })
  test('assessed at closing it is met, a minute later breached', () => {
    const state = (assessment: string) => run('health', { contact: '2026-11-23T10:00:00+02:00', assessment })[0]?.state
    expect(state('2026-11-23T16:00:00+02:00')).toBe('met')
    expect(state('2026-11-23T16:01:00+02:00')).toBe('breached')
  })
})

describe('ages', () => {
  const rule = (contact: string, birthDate: string, settings?: Partial<LawSettings>) =>
    run('health', { contact, assessment: contact }, { ...sick, birthDate }, settings).find(
      (clock) => clock.stopEvent === 'firstCareEvent',
    )?.ruleId
  test('§ 51 a: under 23 until the eve of the birthday', () => {
    expect(rule('2026-11-23', '2003-11-24')).toBe('H-GP-14D-U23-2025')
    expect(rule('2026-11-24', '2003-11-24')).toBe('H-PHC-3M-2025')
  })
  test('a birthday between contact and assessment does not lengthen the limit', () => {
    const clocks = run(
      'health',
      { contact: '2026-11-23', assessment: '2026-11-25' },
      { ...sick, birthDate: '2003-11-24' },
    )
    expect(only(clocks, 'H-GP-14D-U23-2025').dueDate).toBe('2026-12-09')
  })
  test('born on 29 February, by both readings', () => {
    expect(rule('2027-02-28', '2004-02-29')).toBe('H-PHC-3M-2025')
    expect(rule('2027-02-28', '2004-02-29', { leapBirthday: '03-01' })).toBe('H-GP-14D-U23-2025')
    const oral = (birthDate: string) => run('oral', { contact: '2026-11-23', assessment: '2026-11-23' }, { birthDate })
    expect(only(oral('2008-02-29'), 'O-3M-U23-2025').settings).toEqual(['leapBirthday'])
    expect(only(oral('2008-02-28'), 'O-3M-U23-2025').settings).toEqual([])
  })
  test('an unknown age keeps the tighter limit of the young, and says so', () => {
    const clock = only(
      run(
        'health',
        { contact: '2026-11-23', assessment: '2026-11-23' },
        { reason: 'illness', specialty: 'general-medicine' },
      ),
      'H-GP-14D-U23-2025',
    )
    expect(clock.explanation.map(({ code }) => code)).toContain('ageUnknown')
  })
  test('"over 75": reached by default, passed by the other reading', () => {
    const ids = (settings?: Partial<LawSettings>) =>
      run('social', { contact: '2026-11-24' }, { birthDate: '1951-11-24' }, settings).map(({ ruleId }) => ruleId)
    expect(ids()).toEqual(['SO-75-7WD'])
    expect(ids({ overAge: 'passed' })).toEqual(['SO-GENERAL'])
  })
  test('therapy guarantee: the age when the need is established, or at the contact by the other reading', () => {
    const facts = { birthDate: '2003-11-25', service: 'structured-psychosocial-primary-care' }
    const ids = (settings?: Partial<LawSettings>) =>
      run('psychosocial', { contact: '2026-11-24', needEstablished: '2026-11-25' }, facts, settings).map(
        ({ ruleId }) => ruleId,
      )
    expect(ids()).not.toContain('P-28D-U23-2025')
    expect(ids({ therapyAgeAt: 'contact' })).toContain('P-28D-U23-2025')
  })
})

describe('changes of law', () => {
  test('a straddling need keeps the selected version and shows the other reading', () => {
    const clock = only(
      run('oral', { contact: '2024-12-30', assessment: '2024-12-30' }, { birthDate: '1975-02-02' }),
      'O-3M-2024',
    )
    expect(clock.dueDate).toBe('2025-03-30')
    expect(clock.alternatives).toEqual([{ ruleId: 'O-6M-2025', dueDate: '2025-06-30' }])
    expect(clock.version).toBe('O-3M-2024@2024-11-01')
  })
  test('a need whose limit ends before the change has no other reading', () => {
    const clock = only(run('health', { contact: '2024-11-05', assessment: '2024-11-05' }, sick), 'H-GP-14D-2024')
    expect(clock.alternatives).toEqual([])
  })
  test('the other reading is shown from the limit that ends on the day of the change on, and not a day before', () => {
    const alternatives = (day: string) =>
      only(run('health', { contact: day, assessment: day }, { ...sick, birthDate: '2005-03-15' }), 'H-GP-14D-2024')
        .alternatives
    expect(alternatives('2024-12-17')).toEqual([])
    expect(alternatives('2024-12-18')).toEqual([{ ruleId: 'H-GP-14D-U23-2025', dueDate: '2025-01-01' }])
  })
  test('what happened on the first day of the new law knows no other reading', () => {
    const clock = run('oral', { contact: '2025-01-01', assessment: '2025-01-01' }, { birthDate: '1975-02-02' })
    expect(only(clock, 'O-6M-2025').alternatives).toEqual([])
  })
  test('the other reading is for the age that its own version measures', () => {
    const reading = (birthDate: string) =>
      only(run('oral', { contact: '2024-12-30', assessment: '2024-12-30' }, { birthDate }), 'O-3M-2024').alternatives
    expect(reading('2001-12-30')).toEqual([{ ruleId: 'O-6M-2025', dueDate: '2025-06-30' }])
    expect(reading('2001-12-31')).toEqual([{ ruleId: 'O-3M-U23-2025', dueDate: '2025-03-30' }])
  })
  test('contacted under the old law and assessed under the new: the assessment selects, or the first event by the other reading', () => {
    const events = { contact: '2024-12-30', assessment: '2025-01-02' }
    const ids = (settings?: Partial<LawSettings>) =>
      run('oral', events, { birthDate: '1975-02-02' }, settings).map(({ ruleId }) => ruleId)
    expect(ids()).toContain('O-6M-2025')
    expect(ids({ transition: 'firstEvent' })).toContain('O-3M-2024')
  })
  const firstCare = (events: LawEvents, settings?: Partial<LawSettings>) => {
    const clock = run('health', events, sick, settings).find(({ stopEvent }) => stopEvent === 'firstCareEvent')
    return { is: `${clock?.ruleId ?? ''} ${clock?.dueDate ?? ''}`, clock }
  }
  test.each([
    // Between fourteen days and three months the duty has another name in the data; what gave way then gives way in the reading.
    ['2024-12-30', '2025-01-02', 'H-PHC-3M-2025 2025-04-02', { ruleId: 'H-GP-14D-2024', dueDate: '2025-01-16' }],
    ['2023-08-30', '2023-09-01', 'H-GP-14D-2023 2023-09-15', { ruleId: 'H-PHC-3M-2011', dueDate: '2023-12-01' }],
    ['2024-12-20', '2024-12-20', 'H-GP-14D-2024 2025-01-03', { ruleId: 'H-PHC-3M-2025', dueDate: '2025-03-20' }],
  ])('contact %s, assessed %s: %s, and the other reading is what would run by it', (contact, assessment, is, other) => {
    const { is: answer, clock } = firstCare({ contact, assessment })
    expect(answer).toBe(is)
    expect(clock?.alternatives).toEqual([other])
    expect(clock?.settings).toContain('transition')
    const byFirst = firstCare({ contact, assessment }, { transition: 'firstEvent' }).is
    if (contact !== assessment) expect(byFirst).toBe(`${other.ruleId} ${other.dueDate}`)
  })
  test('psychosocial support of social care across 1 May 2025: the three months of the old law are the other reading', () => {
    const clock = only(
      run(
        'psychosocial',
        { matterPending: '2025-04-15', needEstablished: '2025-05-02' },
        { birthDate: '2010-01-01', service: 'social-psychosocial-support' },
      ),
      'P-SHL-1M-U23-2025',
    )
    expect(clock.dueDate).toBe('2025-06-02')
    expect(clock.alternatives).toEqual([{ ruleId: 'SO-EXEC-3M', dueDate: '2025-07-15' }])
  })
  test('an adult assessed in 2024 whose nurse appointment is in 2025 still has a date for the doctor', () => {
    const events = { contact: '2024-12-20', assessment: '2024-12-20', professionalAppointment: '2025-01-08' }
    const clock = only(run('health', events, { ...sick, directedFirstTo: 'nurse', needDoctor: true }), 'H-PHC-DOC-2025')
    expect(clock.dueDate).toBe('2025-03-20')
    expect(clock.alternatives).toEqual([{ ruleId: 'H-GP-DOC7-2024', dueDate: '2025-01-15' }])
  })
  test('seven days of 116/2023 were never in force', () => {
    for (let day = toEpochDay(toLocalDate('2023-01-01')); day < toEpochDay(toLocalDate('2027-01-01')); day += 5) {
      const date = fromEpochDay(day)
      expect(run('health', { contact: date, assessment: date }, sick).map(({ ruleId }) => ruleId)).not.toContain(
        'H-GP-7D-NEVER',
      )
    }
  })
  test('older people: decided in 2022 by the old version, decided in 2023 by the new, undecided by the version of today', () => {
    const facts = { birthDate: '1940-01-01', olderPerson: true }
    const ids = (events: LawEvents, asOf: string) =>
      run('older-people', events, facts, undefined, asOf).map(({ ruleId }) => ruleId)
    expect(ids({ matterPending: '2022-12-01', decisionMade: '2022-12-31' }, '2023-02-01')).toEqual(['OLD-18-2013'])
    expect(ids({ matterPending: '2022-12-01', decisionMade: '2023-01-01' }, '2023-02-01')).toEqual(['OLD-18-2023'])
    expect(ids({ matterPending: '2022-12-01' }, '2023-01-01')).toEqual(['OLD-18-2023'])
  })
})

describe('need noticed in other care (§ 51 a 5 mom.)', () => {
  test('the noticing starts the limit, also of the doctor', () => {
    const facts = { ...sick, otherNeed: true, directedFirstTo: 'nurse', needDoctor: true }
    const clocks = run('health', { needFound: '2026-10-05', professionalAppointment: '2026-10-20' }, facts)
    expect(clocks.map(({ ruleId, dueDate }) => [ruleId, dueDate])).toEqual([
      ['H-PHC-3M-2025', '2027-01-05'],
      ['H-PHC-DOC-2025', '2027-01-05'],
    ])
  })
  test('before 1 September 2023 nothing was said of it', () => {
    expect(run('health', { needFound: '2023-08-31' }, { ...sick, otherNeed: true })).toEqual([])
    expect(run('health', { needFound: '2023-09-01' }, { ...sick, otherNeed: true })[0]?.dueDate).toBe('2023-09-15')
  })
})

describe('counting', () => {
  test('emergency placement: the first day counts, and the decision day when it came before', () => {
    const due = (events: LawEvents) => only(run('child-protection', events), 'CP-EMERG-30D').dueDate
    expect(due({ placementStarted: '2026-11-02' })).toBe('2026-12-01')
    expect(due({ placementStarted: '2026-11-02', placementDecided: '2026-11-01' })).toBe('2026-11-30')
    expect(due({ placementStarted: '2026-11-02', decisionMade: '2026-11-01' })).toBe('2026-11-30')
    expect(due({ placementStarted: '2026-11-02', placementDecided: '2026-11-03' })).toBe('2026-12-01')
  })
  test('dentist: the later of two is the maximum, the earlier by the other reading', () => {
    const events = { contact: '2026-11-23', assessment: '2026-11-23', needFound: '2026-12-01' }
    const facts = { birthDate: '2010-01-01', directedFirstTo: 'hygienist' }
    expect(only(run('oral', events, facts), 'O-DENT-U23-2025')).toMatchObject({
      dueDate: '2027-02-23',
      earlierAlternative: '2026-12-29',
    })
    expect(only(run('oral', events, facts, { laterOfTwo: 'earlier' }), 'O-DENT-U23-2025').dueDate).toBe('2026-12-29')
  })
  test('dentist: without the assessment only the four weeks can be counted, and it says so', () => {
    const clock = only(
      run('oral', { needFound: '2026-12-01' }, { birthDate: '2010-01-01', directedFirstTo: 'hygienist' }),
      'O-DENT-U23-2025',
    )
    expect(clock.dueDate).toBe('2026-12-29')
    expect(clock.explanation.map(({ code }) => code)).toContain('laterOfMissing')
  })
  test('documented grounds lengthen only the rules that say so', () => {
    const extended = { birthDate: '1975-02-02', extensionGranted: true }
    expect(
      only(
        run('specialised', { needEstablished: '2026-11-23' }, { ...extended, service: 'specialised-in-primary' }),
        'S-PHC-3M',
      ).dueDate,
    ).toBe('2027-05-23')
    expect(only(run('oral', { contact: '2026-11-23', assessment: '2026-11-23' }, extended), 'O-6M-2025').dueDate).toBe(
      '2027-05-23',
    )
  })
  test('roll-forward: only marked rules by default, every counted limit by the other reading', () => {
    const events = { contact: '2026-12-11', assessment: '2026-12-11' }
    const facts = { ...sick, birthDate: '2021-05-05' }
    expect(only(run('health', events, facts), 'H-GP-14D-U23-2025')).toMatchObject({
      dueDate: '2026-12-25',
      dueDateIfRolled: '2026-12-28',
      settings: ['rollForward'],
    })
    expect(only(run('health', events, facts, { rollForward: 'all' }), 'H-GP-14D-U23-2025').dueDate).toBe('2026-12-28')
  })
  test('eves as working days by the other reading', () => {
    const due = (settings?: Partial<LawSettings>) =>
      only(run('social', { contact: '2026-12-17' }, { birthDate: '1950-05-05' }, settings), 'SO-75-7WD').dueDate
    expect(due()).toBe('2026-12-30')
    expect(due({ eveIsWorkingDay: true })).toBe('2026-12-29')
  })
  test('a letter on its way: the review counts from the deemed day, even a holiday', () => {
    const clock = only(run('administration', { letterSent: '2026-12-18' }, { chain: 'review' }), 'AD-REVIEW-30D')
    expect(clock).toMatchObject({ startedOn: '2026-12-25', dueDate: '2027-01-25' })
  })
  test('next month’s income support: the first working day when more than seven working days pass, else the seventh', () => {
    const due = (applicationArrived: string, forMonth: string) =>
      only(run('income-support', { applicationArrived }, { payer: 'Kela', forMonth }), 'IS-NEXT-MONTH').dueDate
    expect(due('2026-12-01', '2027-01')).toBe('2027-01-04')
    expect(due('2026-11-25', '2026-12')).toBe('2026-12-04')
    expect(
      run('income-support', { applicationArrived: '2026-12-01' }, { payer: 'county', forMonth: '2027-01' }).map(
        ({ ruleId }) => ruleId,
      ),
    ).toEqual(['IS-7WD'])
  })
  test('school days: without the school’s calendar ordinary working days are counted, and it says so', () => {
    const clock = only(run('student-welfare', { talkRequested: '2026-10-14' }), 'ST-7WD')
    expect(clock.dueDate).toBe('2026-10-23')
    expect(clock.explanation.map(({ code }) => code)).toContain('schoolCalendarMissing')
  })
})

describe('exceptions never move a date', () => {
  test.each([
    ['RESIDENT-CHOICE', 'metByOffer', 'residentChoseLater'],
    ['NO-SHOW', 'running', 'residentAttributable'],
    ['DECLINES-ELSEWHERE', 'notApplied', 'notApplied'],
    ['PROVIDER-CANCELS', 'running', 'providerCancelled'],
    ['EMERGENCY-POWERS', 'notApplied', 'suspended'],
  ])('%s: %s, %s', (id, state, status) => {
    const clock = care({ exceptions: [{ id, ground: 'recorded' }] }, {}, '2026-12-01')
    expect(clock).toMatchObject({ state, status, dueDate: '2027-02-23', exception: { id } })
  })
  test('emergency powers suspend no duty of the moment, no child’s protection and nobody’s right to a review', () => {
    const exceptions = [{ id: 'EMERGENCY-POWERS', ground: 'a decree' }]
    const states = (area: LawInput['area'], events: LawEvents) =>
      run(area, events, { birthDate: '2015-01-01', exceptions }).map(({ ruleId, state, status }) => [
        ruleId,
        state,
        status,
      ])
    expect(states('health', { urgentNeedPresented: '2026-11-24' })).toEqual([['H-URGENT', 'running', 'immediate']])
    expect(states('child-protection', { matterPending: '2026-11-24' }).map(([, state]) => state)).toEqual([
      ...['running', 'running', 'running'],
    ])
    expect(states('administration', { decisionServed: '2026-11-24' })).toEqual([
      ['AD-REVIEW-30D', 'running', undefined],
    ])
  })
  test('an offer outside the limit does not meet it; one on the last day does', () => {
    expect(care({ exceptions: [{ id: 'RESIDENT-CHOICE', offeredDate: toLocalDate('2027-02-23') }] }).state).toBe(
      'metByOffer',
    )
    expect(care({ exceptions: [{ id: 'RESIDENT-CHOICE', offeredDate: toLocalDate('2027-02-24') }] }).state).toBe(
      'running',
    )
    expect(care({ exceptions: [{ id: 'RESIDENT-CHOICE' }] }, { offerMade: '2027-02-24' }).state).toBe('running')
  })
  test('declining care elsewhere counts only with a professional’s recorded ground', () => {
    const clock = care({ exceptions: [{ id: 'DECLINES-ELSEWHERE', ground: ' ' }] })
    expect(clock).toMatchObject({ state: 'running', dueDate: '2027-02-23' })
    expect(clock.status).toBeUndefined()
    expect(clock.explanation.map(({ code }) => code)).toContain('groundMissing')
  })
  test('a rule that does not name the exception ignores it', () => {
    const clock = run('health', { contact: '2026-11-23' }, { exceptions: [{ id: 'NO-SHOW' }] })[0]
    expect(clock).toMatchObject({ ruleId: 'H-HTA-2023', state: 'running' })
    expect(clock?.status).toBeUndefined()
  })
  test('a no-show still breaches when the day passes', () => {
    expect(care({ exceptions: [{ id: 'NO-SHOW' }] }, {}, '2027-02-24')).toMatchObject({
      state: 'breached',
      status: 'residentAttributable',
    })
  })
  test('plan and interval take the number away where no rule of their own does', () => {
    const planned = run('specialised', { needEstablished: '2026-11-23' }, { birthDate: '1960-01-01', planBased: true })
    expect(only(planned, 'S-6M')).toMatchObject({ dueDate: null, state: 'notApplied', status: 'asPlanned' })
  })
})

describe('closing and reopening', () => {
  test('closed ends it, reopened it runs on from its first start', () => {
    expect(care({}, { caseClosed: '2026-12-01' }).state).toBe('ended')
    const reopened = care({}, { caseClosed: '2026-12-01', caseReopened: '2026-12-20' })
    expect(reopened).toMatchObject({ state: 'running', startedAt: '2026-11-23', dueDate: '2027-02-23' })
    expect(care({}, { caseClosed: '2026-12-20', caseReopened: '2026-12-01' }).state).toBe('ended')
  })
})

describe('questions', () => {
  test('ask narrows to the stop event, by its name or its everyday name', () => {
    const events = { referralArrived: '2026-11-09' }
    expect(run('specialised', events, { ask: 'assessmentStarted' }).map(({ ruleId }) => ruleId)).toEqual(['S-3W'])
    expect(run('specialised', events, { ask: ['assessmentCompleted'] }).map(({ ruleId }) => ruleId)).toEqual([
      'S-3M-ASSESS',
    ])
    expect(run('specialised', events, { ask: 'no such' })).toEqual([])
  })
  test('a version with another stop event answers the same question', () => {
    expect(run('child-protection', { matterPending: '2015-03-30' }, { ask: 'assessmentStarted' })[0]?.ruleId).toBe(
      'CP-7WD-2008',
    )
  })
  test('a decision asked where the law dates only its implementation gives that', () => {
    expect(run('disability', { application: '2026-01-15' }, { disabled: true, ask: 'decision' })[0]?.ruleId).toBe(
      'SO-EXEC-3M',
    )
  })
})

describe('a county’s promise and a rehearsed law', () => {
  const promise = `act promises
  name fi: Lapin lupaukset
  name sv: Lapplands löften
  name en: Lapland's promises

promise LAPIN-7D
  section: lupaus 1
  title fi: Hoitoon viikossa
  title sv: Vård inom en vecka
  title en: Care within a week
  area: health
  obligation: promised-care
  starts: assessment
  stops: firstCareEvent
  limit: 7 calendar days
  in force: 2026-01-01 to further notice
  version by: assessment
  transition: none
  source: county board 1.12.2025 § 12
  confidence: high
`
  const withPromise = compileLaw([...readLawFiles(), { path: 'promises.law', text: promise }])
  const events = { contact: '2026-11-23', assessment: '2026-11-23' }
  test('a promise stands beside the law, marked as a promise', () => {
    const clocks = evaluateClocks(withPromise, { area: 'health', events, facts: sick })
    expect(
      clocks
        .filter(({ stopEvent }) => stopEvent === 'firstCareEvent')
        .map(({ ruleId, kind, dueDate }) => [ruleId, kind, dueDate]),
    ).toEqual([
      ['H-PHC-3M-2025', 'law', '2027-02-23'],
      ['LAPIN-7D', 'promise', '2026-11-30'],
    ])
    const told = tellResident(only(clocks, 'LAPIN-7D'))
    expect(told.fi).toContain('oma lupaus')
  })
  test('comparing laws says which dates move and by how much', () => {
    const files = readLawFiles().map((file) => ({
      ...file,
      text: file.text.replace(/(rule H-PHC-3M-2025[\s\S]*?limit: )3 months/, '$11 month'),
    }))
    const then = compileLaw(files)
    expect(compareMatter(law, then, 'need 1', { area: 'health', events, facts: sick })).toEqual([
      {
        id: 'need 1',
        stopEvent: 'firstCareEvent',
        now: { ruleId: 'H-PHC-3M-2025', dueDate: '2027-02-23' },
        then: { ruleId: 'H-PHC-3M-2025', dueDate: '2026-12-23' },
        movesDays: -62,
      },
    ])
    expect(compareMatter(law, law, 'need 1', { area: 'health', events, facts: sick })).toEqual([])
  })
})

const booleans = Object.entries(factKinds).flatMap(([name, kind]) => (kind === 'boolean' ? [name] : []))
const dayOf = fc.integer({ min: toEpochDay(toLocalDate('2012-01-01')), max: toEpochDay(toLocalDate('2030-12-31')) })
const anyEvents = fc.dictionary(fc.constantFrom(...eventNames), dayOf.map(fromEpochDay), { maxKeys: 5 })
const anyFacts = fc.record(
  {
    birthDate: fc.integer({ min: -10_000, max: 15_000 }).map(fromEpochDay),
    reason: fc.constantFrom('illness', 'injury', 'health-promotion', 'certificate'),
    specialty: fc.constantFrom('general-medicine', 'other'),
    directedFirstTo: fc.constantFrom('nurse', 'doctor', 'hygienist', 'dentist'),
    service: fc.constantFrom(
      'specialised',
      'specialised-in-primary',
      'child-youth-psychiatry',
      'structured-psychosocial-primary-care',
      'social-psychosocial-support',
    ),
    setting: fc.constant('child-or-student-health-check'),
    what: fc.constantFrom('older-waiting-times', 'specialised-access', 'self-monitoring'),
    chain: fc.constantFrom('review', 'service'),
    payer: fc.constantFrom('Kela', 'county'),
    forMonth: fc.constantFrom('2026-12', '2027-01'),
    flags: fc.dictionary(fc.constantFrom(...booleans), fc.boolean(), { maxKeys: 4 }),
  },
  { requiredKeys: [] },
)
const anyInput = fc
  .record({ area: fc.option(fc.constantFrom(...lawAreas), { nil: undefined }), events: anyEvents, facts: anyFacts })
  .map(({ area, events, facts: { flags, ...facts } }): LawInput => ({ area, events, facts: { ...facts, ...flags } }))

describe('whatever happens', () => {
  test('the due date is never before the start, and never two clocks share a stop event', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const clocks = evaluateClocks(law, input)
        const stops = clocks.map(({ stopEvent }) => stopEvent)
        return (
          clocks.every(({ dueDate, startedOn }) => dueDate === null || dueDate >= startedOn) &&
          new Set(stops).size === stops.length
        )
      }),
      { numRuns: 3000 },
    )
  })
  test('a later start never gives an earlier last day by the same rule', () => {
    fc.assert(
      fc.property(anyInput, fc.integer({ min: 1, max: 400 }), (input, days) => {
        const later = Object.fromEntries(
          Object.entries(input.events).map(([name, day]) => [name, addDays(toLocalDate(day ?? ''), days)]),
        )
        const after = new Map(evaluateClocks(law, { ...input, events: later }).map((clock) => [clock.ruleId, clock]))
        return evaluateClocks(law, input).every(({ ruleId, dueDate }) => {
          const moved = after.get(ruleId)?.dueDate
          return dueDate === null || moved === undefined || moved === null || moved >= dueDate
        })
      }),
      { numRuns: 1500 },
    )
  })
  test('no exception, no closing and no reopening changes a date', () => {
    const ids = [...law.exceptions.keys()].filter((id) => id !== 'PLAN-BASED' && id !== 'INTERVAL')
    fc.assert(
      fc.property(anyInput, fc.constantFrom(...ids), dayOf.map(fromEpochDay), (input, id, day) => {
        const dates = (more: Partial<LawInput>) =>
          evaluateClocks(law, { ...input, ...more }).map(({ ruleId, dueDate }) => [ruleId, dueDate])
        const changed = dates({
          facts: { ...input.facts, exceptions: [{ id, ground: 'x' }] },
          events: { ...input.events, caseClosed: day, caseReopened: addDays(day, 1) },
        })
        expect(changed).toEqual(dates({}))
      }),
      { numRuns: 500 },
    )
  })
  test('every explanation and every promise is a full sentence in three languages', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        for (const clock of evaluateClocks(law, { ...input, asOf: '2026-11-23' })) {
          for (const text of [...explainClock(clock), tellResident(clock)]) {
            for (const sentence of [text.fi, text.sv, text.en]) {
              expect(sentence).toMatch(/\S.*\.$/)
              expect(sentence).not.toMatch(/[{}]|undefined|\.\./)
            }
          }
        }
      }),
      { numRuns: 400 },
    )
  })
})
