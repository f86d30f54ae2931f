import { describe, expect, test } from 'vitest'
import { readLaw } from '../../../../tools/law/law-files.ts'
import { answerCases } from './answer-cases.ts'
import { readCase } from './case-file.ts'
import { eventAliases, exceptionNames, factAliases, serviceNames } from './case-names.ts'
import { stopEventsAsked } from './question.ts'
import { eventNames, factKinds } from './vocabulary.ts'

const law = readLaw()
const care = { contact: '2026-11-24', assessment: '2026-11-24' }
const adult = { birthDate: '1980-03-15', reason: 'illness', specialty: 'general-medicine' }
function ask(events: object, facts: object = {}, area: string | undefined = 'health') {
  return answerCases(law, { cases: [{ id: 'X', area, input: { events, facts } }] }, '2026-11-25')
}

describe('names that cases may use', () => {
  test.each(eventNames)('event %s is read', (name) => {
    expect(ask({ [name]: '2026-11-24' }, {}, undefined).problems).toEqual([])
  })
  test.each(Object.entries(factKinds))('fact %s is read', (name, kind) => {
    const value = {
      ...{ boolean: true, text: 'x', date: '2000-01-01', age: 30, days: ['2026-12-01'], month: '2027-01' },
      ...{ exceptions: ['NO-SHOW'], ask: 'firstCareEvent' },
    }[kind]
    expect(ask(care, { [name]: value }).problems).toEqual([])
  })
  test.each([...law.rules])('a question may name the stop, the duty or the rule: $id', ({ id, stops, obligation }) => {
    for (const question of [id, stops, obligation]) expect(ask(care, { ask: question }).problems).toEqual([])
  })
  test('a rule asked by its id narrows to its stop event', () => {
    expect(ask(care, { ...adult, ask: 'H-PHC-3M-2025' }).answers[0]?.clocks).toMatchObject([{ dueDate: '2027-02-24' }])
  })
  test.each(['noShow', 'residentCancelled', 'providerCancelled', 'declinedElsewhere', 'residentChoseLater'])(
    '%s told as an event or as a dated fact is an exception and moves no date',
    (name) => {
      const asEvent = ask({ ...care, [name]: '2026-12-01' }, adult).answers[0]?.clocks[0]
      const asFact = ask(care, { ...adult, [name]: '2026-12-01' }).answers[0]?.clocks[0]
      expect(asEvent).toMatchObject({ ruleId: 'H-PHC-3M-2025', dueDate: '2027-02-24', status: expect.any(String) })
      expect(asFact).toEqual(asEvent)
    },
  )
  test.each([
    ...['schoolClosedDates', 'closedSchoolDays', 'holidays', 'autumnHolidayWeek', 'non_school_days', 'schoolCalendar'],
    ...[
      'schoolClosure',
      'summerBreaks',
      'christmasVacations',
      'freeDay',
      'notOpenWeeks',
      'termBreak',
      'schoolsClosedDate',
    ],
    ...['institutionsOffDays', 'springHolidays', 'skiBreaks', 'closedPeriods', 'closedPeriod', 'non__school days'],
    ...['winter-break', 'noTeachingDays', 'schoolOffDays', 'institutionClosures', 'schoolNonWorkingDates'],
  ])('%s are days on which the school is closed', (name) => {
    const told = ask({ talkRequested: '2026-10-08' }, { [name]: ['2026-10-12/2026-10-16'] }, 'student-welfare')
    expect(told).toMatchObject({ problems: [], answers: [{ clocks: [{ ruleId: 'ST-7WD', dueDate: '2026-10-26' }] }] })
  })
  test.each(['schoolDays', 'termDates', 'weeks', 'closedCase', 'holidayHome'])(
    '%s are not: something else, or nobody knows',
    (name) => {
      const told = ask({ talkRequested: '2026-10-08' }, { [name]: ['2026-10-12/2026-10-16'] }, 'student-welfare')
      expect(told.problems).toEqual([`case X: unknown fact "${name}"`])
    },
  )
  test.each(['schoolWorkingDays', 'institutionWorkingDays', 'teaching_days'])(
    '%s are the days at work: between the request and the last of them every other is closed',
    (name) => {
      const open = ['2026-10-08/2026-10-09', '2026-10-19/2026-10-23', '2026-10-26']
      const told = (days: unknown) => ask({ talkRequested: '2026-10-07' }, { [name]: days }, 'student-welfare')
      expect(told(open).answers[0]?.clocks).toMatchObject([{ ruleId: 'ST-7WD', dueDate: '2026-10-23' }])
      // What comes after the last of them is as any other week; what comes before the first is closed.
      expect(told(open.slice(0, 2)).answers[0]?.clocks).toMatchObject([{ dueDate: '2026-10-23' }])
      expect(told(['2026-10-14/2026-10-15']).answers[0]?.clocks).toMatchObject([{ dueDate: '2026-10-22' }])
      for (const none of [[], 'x', true, ['x']])
        expect(told(none).problems).toEqual([`case X: fact "${name}" cannot be read`])
    },
  )
  test('two days under the name of one break are its ends; under a name of several they are two days', () => {
    const due = (name: string, days: readonly string[]) =>
      ask({ talkRequested: '2026-10-07' }, { [name]: days }, 'student-welfare').answers[0]?.clocks[0]?.dueDate
    for (const name of ['autumnBreak', 'school_vacation', 'autumnHolidayWeek'])
      expect(due(name, ['2026-10-12', '2026-10-16'])).toBe('2026-10-23')
    expect(due('schoolHolidays', ['2026-10-12', '2026-10-16'])).toBe('2026-10-20')
    expect(due('autumnBreak', ['2026-10-12', '2026-10-13'])).toBe('2026-10-20')
    expect(due('autumnBreak', ['2026-10-12', '2026-10-14', '2026-10-16'])).toBe('2026-10-21')
    expect(due('autumnBreak', ['2026-10-08', '2026-11-08'])).toBe('2026-11-17')
    expect(due('autumnBreak', ['2026-10-08', '2026-11-09'])).toBe('2026-10-19')
  })
  test.each([
    ['residentCancels', 'residentAttributable'],
    ['missedAppointment', 'residentAttributable'],
    ['didNotAttend', 'residentAttributable'],
    ['clientDidNotArrive', 'residentAttributable'],
    ['notAttended', 'residentAttributable'],
    ['missedByPatient', 'residentAttributable'],
    ['customerDidNotCome', 'residentAttributable'],
    ['personMissedVisit', 'residentAttributable'],
    ['missedTheMeeting', 'residentAttributable'],
    ['timeWasMissed', 'residentAttributable'],
    ['hasNotArrivedToVisits', 'residentAttributable'],
    ['notArrivedAtAnAppointment', 'residentAttributable'],
    ['cancelledByClinic', 'providerCancelled'],
    ['hospitalCancels', 'providerCancelled'],
    ['countyCancelled', 'providerCancelled'],
    ['cancelledByProfessional', 'providerCancelled'],
    ['staffCancellation', 'providerCancelled'],
    ['missed', 'residentAttributable'],
    ['noShowAtClinic', 'residentAttributable'],
    ['patientCancelledAtUnit', 'residentAttributable'],
    ['NO-SHOW', 'residentAttributable'],
    ['cancelledByUnit', 'providerCancelled'],
    ['provider_cancels', 'providerCancelled'],
    ['residentChoice', 'residentChoseLater'],
    ['choseLater', 'residentChoseLater'],
    ['declinesElsewhere', 'notApplied'],
    ['residentDeclined', 'notApplied'],
    ['declined', 'notApplied'],
    ['emergencyDecree', 'suspended'],
  ])('%s tells an exception, as an event and as a fact: %s', (name, status) => {
    const asEvent = ask({ ...care, [name]: '2026-12-01' }, adult)
    const asFact = ask(care, { ...adult, [name]: true })
    expect(asEvent.answers[0]?.clocks).toMatchObject([{ ruleId: 'H-PHC-3M-2025', dueDate: '2027-02-24', status }])
    expect(asFact).toEqual(asEvent)
    expect(ask(care, { ...adult, [name]: false }).answers[0]?.clocks[0]).not.toHaveProperty('status')
  })
  test('the day of an offer among the facts is that of the offer: inside the limit it meets, after it it does not', () => {
    const state = (offered: object) =>
      readCase(law, { id: 'X', area: 'health', input: { events: care, facts: { ...adult, ...offered } } }, 0)
    expect(state({ offeredDate: '2026-12-01', residentChoseLater: true })).toMatchObject({
      problems: [],
      input: { events: { ...care, offerMade: '2026-12-01' }, facts: { exceptions: [{ id: 'RESIDENT-CHOICE' }] } },
    })
    expect(state({ offeredDate: 'soon' }).problems).toHaveLength(1)
    const status = (offeredDate: string) =>
      ask(care, { ...adult, offeredDate, residentChoseLater: true }).answers[0]?.clocks[0]?.status
    expect(status('2027-02-24')).toBe('residentChoseLater')
    expect(status('2027-02-25')).toBeUndefined()
  })
  test('a name that counts tells how many: some are one exception, none is none, and what is no count is refused', () => {
    for (const name of ['noShows', 'no_shows', 'missedAppointments', 'noShowCount', 'residentCancellations']) {
      const status = (value: unknown) => ask(care, { ...adult, [name]: value }).answers[0]?.clocks[0]?.status
      expect([name, status(1), status(2), status(true)]).toEqual([name, ...Array(3).fill('residentAttributable')])
      expect(ask(care, { ...adult, [name]: 0 })).toEqual(ask(care, adult))
      for (const none of [-1, 1.5, '1', [1]])
        expect(ask(care, { [name]: none }).problems).toEqual([`case X: fact "${name}" is not true or false`])
    }
    expect(ask(care, { noShow: 1 }).problems).toEqual(['case X: fact "noShow" is not true or false'])
  })
  test('the id of an exception may be told as such', () => {
    for (const facts of [{ exceptionId: 'NO-SHOW' }, { exceptionIds: ['NO-SHOW'] }])
      expect(ask(care, { ...adult, ...facts }).answers[0]?.clocks).toMatchObject([{ status: 'residentAttributable' }])
    expect(ask(care, { exceptionId: 'X' }).problems).toHaveLength(1)
  })
  test('a time that is booked begins, meets and moves nothing, and is no offer that was chosen away', () => {
    for (const name of ['booked', 'bookedAt', 'appointmentBooked', 'bookingMade']) {
      expect(ask({ ...care, [name]: '2026-12-01' }, adult)).toEqual(ask(care, adult))
      const chosen = { ...adult, residentChoseLater: true }
      expect(ask({ ...care, [name]: '2027-03-01' }, chosen)).toEqual(ask(care, chosen))
      expect(ask({ [name]: 'soon' }).problems).toHaveLength(1)
    }
  })
  test.each([
    ...['cancelled', 'cancellation', 'show', 'later', 'refused', 'chosen', 'appointment'],
    // Something else did not come, or it was not the resident.
    ...['supplementNotArrived', 'referralNotArrived', 'letterNotArrived', 'missedDeadlineByUnit', 'unitMissedCall'],
    ...['laterDateChosenByUnit', 'dateChosenByProvider', 'unitDeclinesElsewhere', 'missedDeadline'],
    ...['unitNoShow', 'no_show_by_staff', 'providerNoshow'],
  ])('%s does not say which exception it is, and is refused', (name) => {
    expect(ask({ ...care, [name]: '2026-12-01' }).problems).toEqual([`case X: unknown event "${name}"`])
    expect(ask(care, { [name]: true }).problems).toEqual([`case X: unknown fact "${name}"`])
  })
  test.each([
    'placementDecision',
    'emergencyPlacementDecided',
    'decisionOnPlacement',
    'placement_ordered_on',
    'decisionDate',
  ])('%s is the day of the decision: where it came before the placement, day 1', (name) => {
    const events = { placementStarted: '2026-11-04', [name]: '2026-11-02' }
    expect(ask(events, {}, 'child-protection').answers[0]?.clocks).toMatchObject([{ dueDate: '2026-12-01' }])
  })
  test.each(['placement', 'decisionOnSupport', 'emergency'])('%s is not', (name) => {
    expect(ask({ [name]: '2026-11-02' }, {}, 'child-protection').problems).toEqual([`case X: unknown event "${name}"`])
  })
  test('a name with a word for when it was is that event', () => {
    for (const name of ['contactDate', 'contactAt', 'contactDay', 'contactedOn'])
      expect(ask({ [name]: '2026-11-24' }).problems).toEqual(
        name === 'contactedOn' ? [`case X: unknown event "${name}"`] : [],
      )
  })
  test.each([
    ['older-people-waiting-times', 'PUB-OLDER-6M'],
    ['waiting times of older people', 'PUB-OLDER-6M'],
    ['specialised-care', 'PUB-HEALTH-4M'],
    ['health-access', 'PUB-HEALTH-4M'],
    ['omavalvonta self-monitoring', 'PUB-SELFMON-4M'],
  ])('what is published, %s, is told by its words', (what, ruleId) => {
    expect(ask({ lastPublished: '2026-08-31' }, { what }, 'publication').answers[0]?.clocks).toMatchObject([{ ruleId }])
  })
  test.each([
    ['Kela', 'IS-NEXT-MONTH'],
    ['KELA', 'IS-NEXT-MONTH'],
    ['FPA', 'IS-NEXT-MONTH'],
    ['Folkpensionsanstalten', 'IS-NEXT-MONTH'],
    ['Kela (perus)', 'IS-NEXT-MONTH'],
    ['Social Insurance Institution', 'IS-NEXT-MONTH'],
    ['välfärdsområdet', 'IS-7WD'],
    ['Lapin hyvinvointialue', 'IS-7WD'],
    ['kunta', 'IS-7WD'],
    ['county', 'IS-7WD'],
    ['hyvinvointialue', 'IS-7WD'],
    ['municipality', 'IS-7WD'],
  ])('next month’s support paid by %s: %s, for only Kela has that rule', (payer, ruleId) => {
    const facts = { payer, forMonth: '2027-01' }
    expect(ask({ applicationArrived: '2026-12-10' }, facts, 'income-support').answers[0]?.clocks).toMatchObject([
      { ruleId },
    ])
  })
  test.each([
    ['2026-10', 'IS-7WD'],
    ['2026-11', 'IS-7WD'],
    ['2026-12', 'IS-NEXT-MONTH'],
    ['next', 'IS-NEXT-MONTH'],
  ])('support for %s, asked for in November: %s', (forMonth, ruleId) => {
    for (const arrived of ['2026-11-10', '2026-10-31T22:30:00Z']) {
      const told = ask({ applicationArrived: arrived }, { payer: 'Kela', forMonth }, 'income-support')
      expect(told.answers[0]?.clocks).toMatchObject([{ ruleId }])
    }
  })
  test('adult psychiatry is specialised care, of whichever area it is said', () => {
    const facts = { birthDate: '1990-01-01', service: 'adult-psychiatry' }
    for (const area of ['psychosocial', 'specialised'])
      expect(ask({ referralArrived: '2026-11-24' }, facts, area).answers[0]?.clocks).toMatchObject([
        { ruleId: 'S-3W', dueDate: '2026-12-15' },
        { ruleId: 'S-3M-ASSESS' },
      ])
  })
  test.each([
    ['health', care, 'treatment', 'H-PHC-3M-2025'],
    ['psychosocial', { ...care, needEstablished: '2026-11-24' }, 'treatmentStarted', 'H-PHC-3M-2025'],
    ['specialised', { needEstablished: '2026-11-24' }, 'care', 'S-6M'],
    ['specialised', { referralArrived: '2026-11-24' }, 'assessment', 'S-3W'],
    ['social', { matterPending: '2026-11-24' }, 'decisionMade', 'SO-EXEC-3M'],
    ['health', { contact: '2026-11-24' }, 'needAssessment', 'H-HTA-2023'],
    ['health', care, 'firstCare', 'H-PHC-3M-2025'],
    ['health', care, 'appointment', 'H-PHC-3M-2025'],
    ['health', { ...care, professionalAppointment: '2026-11-25' }, 'appointment', 'H-PHC-DOC-2025'],
    ['oral', care, 'appointment', 'O-6M-2025'],
    ['oral', { ...care, needFound: '2026-11-25' }, 'appointment', 'O-DENT-2025'],
    ['oral', { ...care, specialistNeedFound: '2026-11-25' }, 'appointment', 'O-SPEC-6M-2025'],
    ['child-protection', { planMadeOrReviewed: '2026-11-24' }, 'planReview', 'CP-PLAN-1Y'],
    ['child-protection', { placementStarted: '2026-11-24' }, 'placementEnd', 'CP-EMERG-30D'],
    ['child-protection', { extensionStarted: '2026-11-24' }, 'extensionEnds', 'CP-EMERG-EXT-30D'],
    ['child-protection', { clientRelationshipStarted: '2026-11-24' }, 'notification', 'CP-NOTICE'],
    ['child-protection', { matterPending: '2026-11-24' }, 'assessmentDone', 'CP-3M'],
    ['income-support', { applicationArrived: '2026-11-24' }, 'supplementRequest', 'IS-COMPLETE-REQ'],
    ['income-support', { applicationArrived: '2026-11-24' }, 'supplement', 'IS-COMPLETE-REQ'],
    ['health', { contact: '2026-11-24' }, 'need', 'H-HTA-2023'],
    ['income-support', { applicationArrived: '2026-11-24' }, 'decision', 'IS-7WD'],
    ['specialised', { needEstablished: '2026-11-24' }, 'firstCareEvent', 'S-6M'],
    ['specialised', { needEstablished: '2026-11-24' }, 'treatment', 'S-6M'],
    ['health', { ...care, professionalAppointment: '2026-11-25' }, 'doctor', 'H-PHC-DOC-2025'],
    ['oral', { ...care, needFound: '2026-11-25' }, 'dentist', 'O-DENT-2025'],
    ['oral', { ...care, specialistNeedFound: '2026-11-25' }, 'specialist', 'O-SPEC-6M-2025'],
    ['student-welfare', { talkRequested: '2026-11-24' }, 'talk', 'ST-7WD'],
    ['administration', { decisionServed: '2026-11-24' }, 'review', 'AD-REVIEW-30D'],
    ['administration', { letterSent: '2026-11-24' }, 'served', 'AD-LETTER-7D'],
    ['administration', { letterSent: '2026-11-24' }, 'service', 'AD-LETTER-7D'],
    ['data', { logRequestArrived: '2026-11-24' }, 'log', 'DATA-LOG-2M'],
    ['publication', { calendarMonthEnds: '2026-10-31' }, 'publication', 'PUB-HEALTH-MONTHLY'],
    ['social', { matterPending: '2026-11-24' }, 'implementation', 'SO-EXEC-3M'],
    ['child-protection', { matterPending: '2015-03-31' }, 'inquiry', 'CP-7WD-2008'],
    ['child-protection', { matterPending: '2026-11-24' }, 'urgency', 'CP-URGENT'],
    ['child-protection', { planMadeOrReviewed: '2026-11-24' }, 'plan', 'CP-PLAN-1Y'],
    ['child-protection', { placementStarted: '2026-11-24' }, 'placement', 'CP-EMERG-30D'],
    ['child-protection', { placementStarted: '2026-11-24' }, 'placementEnds', 'CP-EMERG-30D'],
    ['child-protection', { clientRelationshipStarted: '2026-11-24' }, 'notified', 'CP-NOTICE'],
    ['child-protection', { clientRelationshipStarted: '2026-11-24' }, 'notice', 'CP-NOTICE'],
    ['child-protection', { clientRelationshipStarted: '2026-11-24' }, 'guardianInformed', 'CP-NOTICE'],
    ['child-protection', { clientRelationshipStarted: '2026-11-24' }, 'guardianNotice', 'CP-NOTICE'],
  ])('in %s %j the question «%s» is answered by %s', (area, events, question, ruleId) => {
    expect(ask(events, { ...adult, ask: question }, area).answers[0]?.clocks).toMatchObject([{ ruleId }])
  })
  test('the beginning of several stop events, or too short a one, is no question', () => {
    for (const question of ['assessmentS', 'assessm', 'decision', 'talk', 'decisi', 'treat'])
      expect([question, ask(care, { ask: question }).problems.length]).toEqual([
        question,
        ['assessm', 'decisi', 'treat'].includes(question) ? 1 : 0,
      ])
  })
  test.each([
    ['PLAN-BASED', 'planBased', 'health', 'H-PLAN-BASED'],
    ['INTERVAL', 'individualInterval', 'oral', 'O-INTERVAL'],
  ])('care by a plan told as the exception %s is told as the fact %s', (id, fact, area, ruleId) => {
    const asException = ask(care, { ...adult, exceptions: [id] }, area).answers[0]?.clocks
    expect(asException).toMatchObject([{ ruleId, dueDate: null, status: 'asPlanned' }])
    expect(ask(care, { ...adult, [fact]: true }, area).answers[0]?.clocks).toEqual(asException)
    expect(ask(care, { ...adult, exceptions: [id], [fact]: false }, area).answers[0]?.clocks).not.toEqual(asException)
  })
  test('an area or events that are null are none, and what facts tell of an offer is read all the same', () => {
    const read = (more: object) => readCase(law, { id: 'X', area: null, input: { ...more } }, 0)
    for (const events of [{}, { events: null }])
      expect(read({ ...events, facts: { offeredDate: '2026-12-01' } })).toMatchObject({
        problems: [],
        input: { area: undefined, events: { offerMade: '2026-12-01' } },
      })
    expect(read({ events: [], facts: { offeredDate: '2026-12-01' } }).problems).toHaveLength(2)
  })
  test('of several questions each has to be known', () => {
    expect(ask(care, { ask: ['firstCareEvent', 'whatever'] }).problems).toHaveLength(1)
    expect(ask(care, { ask: ['firstCareEvent', 7] }).problems).toHaveLength(1)
    expect(stopEventsAsked(law, ['decision', 'log', 'whatever'])).toEqual([
      ['decisionMade', 'decisionImplemented', 'logGiven'],
    ])
  })
  test('support for no month is as if no month had been said; for the next one it is Kela’s own rule', () => {
    const rule = (forMonth: boolean) =>
      ask({ applicationArrived: '2026-12-10' }, { payer: 'Kela', forMonth }, 'income-support')
    expect(rule(false)).toMatchObject({ problems: [], answers: [{ clocks: [{ ruleId: 'IS-7WD' }] }] })
    expect(rule(true)).toMatchObject({ problems: [], answers: [{ clocks: [{ ruleId: 'IS-NEXT-MONTH' }] }] })
  })
  test.each(['youth-psychiatry', 'child-psychiatry', 'adolescent-psychiatry'])('%s is that of the young', (service) => {
    const told = ask({ referralArrived: '2026-11-24' }, { birthDate: '2010-01-01', service }, 'specialised')
    expect(told.answers[0]?.clocks[0]?.ruleId).toBe('P-PSY-3W-2025')
  })
  test('a day that is none, of two under the name of one break, is refused', () => {
    for (const days of [
      ['2026-10-12', 'x'],
      ['x', '2026-10-16'],
    ])
      expect(ask({ talkRequested: '2026-10-07' }, { autumnBreak: days }).problems).toHaveLength(1)
  })
  const told = (events: object) => readCase(law, { id: 'X', input: { events } }, 0)
  test('each everyday name leads to one that the law knows', () => {
    for (const event of Object.values(eventAliases)) expect(eventNames).toContain(event)
    for (const fact of Object.values(factAliases)) expect(Object.keys(factKinds)).toContain(fact)
    for (const id of Object.values(exceptionNames)) expect([...law.exceptions.keys()]).toContain(id)
    const services = law.rules.flatMap(({ who }) => who.map(({ text }) => text)).join('\n')
    for (const service of Object.values(serviceNames))
      expect(services).toMatch(new RegExp(`service is .*\\b${service}\\b`))
  })
  test('the own name of an event stands over an everyday one, whichever comes first', () => {
    for (const events of [
      { referral: '2026-11-05', referralArrived: '2026-11-09' },
      { referralArrived: '2026-11-09', referral: '2026-11-05' },
    ]) {
      expect(told(events)).toMatchObject({ problems: [], input: { events: { referralArrived: '2026-11-09' } } })
    }
    const unknown = told({ referral: '2026-11-05', referralArrived: null })
    expect(unknown).toMatchObject({ problems: [], input: { events: { referralArrived: '2026-11-05' } } })
  })
  test('of two everyday names a day and a moment of that Finnish day are one time, the moment', () => {
    const moment = '2026-11-20T22:30:00Z'
    for (const events of [
      { decision: '2026-11-21', decided: moment },
      { decision: moment, decided: '2026-11-21' },
    ]) {
      expect(told(events)).toMatchObject({ problems: [], input: { events: { decisionMade: moment } } })
    }
    expect(told({ decision: moment, decided: moment })).toMatchObject({ input: { events: { decisionMade: moment } } })
    const other = 'event "decided" is told twice, at different times'
    expect(told({ decision: '2026-11-20', decided: moment }).problems).toEqual([other])
    expect(told({ decision: moment, decided: '2026-11-20T22:31:00Z' }).problems).toEqual([other])
  })
  test('null facts or events are none', () => {
    const raw = { id: 'X', area: 'health', input: { events: null, facts: null } }
    expect(answerCases(law, { cases: [raw] }, undefined)).toEqual({ answers: [{ id: 'X', clocks: [] }], problems: [] })
  })
  test.each(['constructor', 'toString', '__proto__x', 'hasOwnProperty'])('%s is no name', (name) => {
    expect(ask({ [name]: '2026-11-24' }).problems).toEqual([`case X: unknown event "${name}"`])
    expect(ask(care, { [name]: true }).problems).toEqual([`case X: unknown fact "${name}"`])
    expect(ask(care, { ask: name }).problems).toEqual(['case X: fact "ask" names no question that a rule answers'])
  })
})

describe('what cannot be answered names the case and leaves the others', () => {
  const good = { id: 'G', area: 'health', input: { events: care, facts: adult } }
  const bad: [string, unknown, string][] = [
    ['no object', 7, 'case #1: the case is not an object'],
    ['no input', { id: 'B' }, 'case B: "input" is missing'],
    ['an area unknown', { id: 'B', area: 'x', input: {} }, 'case B: unknown area'],
    ['events no object', { id: 'B', input: { events: [] } }, 'case B: "events" is not an object'],
    ['facts no object', { id: 'B', input: { facts: 'x' } }, 'case B: "facts" is not an object'],
    ['no day', { id: 'B', input: { events: { contact: '2026-02-30' } } }, 'case B: event "contact" is neither a day'],
    [
      'a moment on no day',
      { id: 'B', area: 'health', input: { events: { contact: '2026-02-30T10:00:00+02:00' } } },
      'case B: event "contact" is neither a day',
    ],
    ['no offset', { id: 'B', input: { events: { contact: '2026-02-03T10:00' } } }, 'nor a moment with an offset'],
    [
      'an event told twice',
      { id: 'B', input: { events: { decision: '2026-11-20', decided: '2026-11-21' } } },
      'case B: event "decided" is told twice, at different times',
    ],
    ['a fact of another kind', { id: 'B', input: { facts: { urgent: 'x' } } }, 'case B: fact "urgent" cannot be read'],
    ['an exception unknown', { id: 'B', input: { facts: { exceptions: ['X'] } } }, 'names no known exceptions'],
    [
      'an exception on no day',
      { id: 'B', input: { facts: { exceptions: [{ id: 'NO-SHOW', offeredDate: '2026-02-30' }] } } },
      'case B: fact "exceptions" names no known exceptions, or a day that is none',
    ],
    ['an exception neither yes nor no', { id: 'B', input: { facts: { noShow: 3 } } }, 'is not true or false'],
  ]
  test.each(bad)('%s', (_, raw, reason) => {
    const { answers, problems } = answerCases(law, { cases: [raw, good] }, '2026-11-25')
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(reason)
    expect(answers.map(({ id }) => id)).toEqual(['G'])
  })
  test('a number for an id is kept as its digits; null means not known', () => {
    const one = { id: 5, area: 'health', input: { events: { ...care, needFound: null }, facts: { ...adult, x: null } } }
    expect(answerCases(law, { cases: [one] }, undefined)).toMatchObject({ answers: [{ id: '5' }], problems: [] })
  })
  test('a file without cases says so', () => {
    for (const file of [null, [], {}, { cases: {} }]) {
      expect(answerCases(law, file, undefined).problems).toEqual(['the file has no list "cases"'])
    }
  })
})
