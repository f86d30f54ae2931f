import { describe, expect, test } from 'vitest'
import { readLaw, readLawFiles } from '../../../../tools/law/law-files.ts'
import { compileLaw } from './compile-law.ts'
import { evaluateClocks } from './evaluate-clocks.ts'
import { programOf } from './program.ts'
import type { LawEvents, LawFacts, LawInput, LawSettings } from './types.ts'

const dates = (input: LawInput, settings?: Partial<LawSettings>) =>
  evaluateClocks(readLaw(settings), input).map(({ ruleId, dueDate }) => [ruleId, dueDate])
const health = (events: LawEvents, facts: LawFacts, settings?: Partial<LawSettings>) =>
  dates({ area: 'health', events, facts: { reason: 'illness', specialty: 'general-medicine', ...facts } }, settings)

describe('a need noticed in other care (§ 51 a 5 mom.)', () => {
  test('the noticing stands for the contact and the assessment, also of a person who has had both before', () => {
    const before = { contact: '2026-09-01', assessment: '2026-09-01' }
    expect(health({ ...before, needFound: '2026-10-05' }, { otherNeed: true, birthDate: '1980-01-01' })).toContainEqual(
      ['H-PHC-3M-2025', '2027-01-05'],
    )
  })
  test('the age is that on the day it was noticed, not at an earlier contact', () => {
    const events = { contact: '2026-09-01', assessment: '2026-09-01', needFound: '2026-10-05' }
    expect(health(events, { otherNeed: true, birthDate: '2003-10-05' })).toContainEqual(['H-PHC-3M-2025', '2027-01-05'])
    expect(health(events, { otherNeed: true, birthDate: '2003-10-06' })).toContainEqual([
      'H-GP-14D-U23-2025',
      '2026-10-19',
    ])
  })
  test('what starts from a visit still starts from the visit', () => {
    const facts = { otherNeed: true, birthDate: '2010-01-01', directedFirstTo: 'nurse', needDoctor: true }
    expect(health({ needFound: '2026-10-05', professionalAppointment: '2026-10-15' }, facts)).toContainEqual([
      'H-GP-DOC7-U23-2025',
      '2026-10-22',
    ])
  })
})

describe('what a county reads otherwise touches only what it names', () => {
  test('"over 75" read as passed leaves "at least 23" alone', () => {
    const events = { contact: '2026-11-23', assessment: '2026-11-23' }
    const other: Partial<LawSettings> = { overAge: 'passed' }
    const oral = (birthDate: string) => dates({ area: 'oral', events, facts: { birthDate } }, other)
    expect(oral('2003-11-23')).toContainEqual(['O-6M-2025', '2027-05-23'])
    expect(oral('2003-11-24')).toContainEqual(['O-3M-U23-2025', '2027-02-23'])
    const older = (birthDate: string) =>
      dates({ area: 'older-people', events: { contact: '2026-11-23' }, facts: { birthDate } }, other)
    expect(older('1951-11-23')).not.toContainEqual(['SO-75-7WD', '2026-12-02'])
    expect(older('1950-11-23')).toContainEqual(['SO-75-7WD', '2026-12-02'])
  })
})

describe('a last day on a holiday, where a county rolls every last day forward', () => {
  const rolled = (input: LawInput) => [dates(input), dates(input, { rollForward: 'all' })]
  test('days, weeks and months of the calendar roll; working days end on one', () => {
    const station = (stationChangeNotice: string) =>
      rolled({ area: 'health', events: { stationChangeNotice }, facts: {} })
    expect(station('2026-12-04')).toEqual([[['H-STATION-3W', '2026-12-25']], [['H-STATION-3W', '2026-12-28']]])
    const letter = {
      area: 'administration',
      events: { letterSent: '2026-12-18' },
      facts: { chain: 'service' },
    } as const
    expect(rolled(letter)).toEqual([[['AD-LETTER-7D', '2026-12-25']], [['AD-LETTER-7D', '2026-12-28']]])
    const log = { area: 'data', events: { logRequestArrived: '2026-10-31' }, facts: {} } as const
    expect(rolled(log)).toEqual([[['DATA-LOG-2M', '2026-12-31']], [['DATA-LOG-2M', '2026-12-31']]])
    const later = { ...log, events: { logRequestArrived: '2026-11-01' } }
    expect(rolled(later)).toEqual([[['DATA-LOG-2M', '2027-01-01']], [['DATA-LOG-2M', '2027-01-04']]])
  })
})

/** The clocks of one more rule or promise of the data: start, last day, and the exception that decided. */
const own = (heading: string, fields: string, input: LawInput) => {
  const text = `act 1/2020
  name fi: a
  name sv: b
  name en: c

${heading}
  section: 1
  title fi: a
  title sv: b
  title en: c
  obligation: own
  limit: 1 week
  in force: 2020-01-01 to further notice
  transition: none
  source: https://example.org
  text seen in: nowhere
  confidence: high
${fields}`
  const county = compileLaw([...readLawFiles(), { path: 'z.law', text }])
  return evaluateClocks(county, input)
    .filter(({ obligation }) => obligation === 'own')
    .map(({ startedOn, dueDate, exception }) => [startedOn, dueDate, exception?.id])
}

describe('a rule that starts on the day another gives', () => {
  const chained = (by: string, facts: LawFacts = {}) => {
    const fields = `  area: data
  starts: letterSent by ${by}
  stops: supplementRequested
  version by: letterSent
`
    return own('rule CHAINED', fields, { area: 'data', events: { letterSent: '2026-09-30' }, facts })
  }
  test('days, months and weeks of the other are counted first, then its own', () => {
    expect(chained('AD-LETTER-7D')).toEqual([['2026-10-07', '2026-10-14', undefined]])
    expect(chained('DATA-LOG-2M')).toEqual([['2026-11-30', '2026-12-07', undefined]])
    expect(chained('H-STATION-3W')).toEqual([['2026-10-21', '2026-10-28', undefined]])
  })
  test('neither an extension nor a first day counted of this matter is the other’s', () => {
    expect(chained('SO-CHILD-3M', { extensionGranted: true })).toEqual([['2026-12-30', '2027-01-06', undefined]])
    expect(chained('CP-EMERG-30D')).toEqual([['2026-10-30', '2026-11-06', undefined]])
  })
})

describe('an individual interval', () => {
  test('takes the number away from what names the exception, and from nothing else', () => {
    const fields = `  area: oral
  starts: plan
  stops: responsibilityMoved
  version by: plan
`
    const promised = (individualInterval: boolean, more = '') =>
      own('promise OWN', fields + more, { area: 'oral', events: { plan: '2026-11-02' }, facts: { individualInterval } })
    const week = [['2026-11-02', '2026-11-09', undefined]]
    expect(promised(true, '  exceptions: INTERVAL\n')).toEqual([['2026-11-02', null, 'INTERVAL']])
    expect(promised(false, '  exceptions: INTERVAL\n')).toEqual(week)
    expect(promised(true)).toEqual(week)
  })
})

describe('who a rule is for', () => {
  test('«other than dentist» asks that it be known, and another', () => {
    const events = { contact: '2026-11-02', assessment: '2026-11-02', needFound: '2026-11-25' }
    const dentistIn = (facts: LawFacts) =>
      dates({ area: 'oral', events, facts: { age: 40, ...facts } }).some(([ruleId]) => ruleId === 'O-DENT-2025')
    expect(dentistIn({ directedFirstTo: 'hygienist' })).toBe(true)
    expect(dentistIn({ directedFirstTo: 'dentist' })).toBe(false)
    expect(dentistIn({})).toBe(false)
  })
  test('a rule that asks facts and no age is touched by no leap birthday', () => {
    const input = { area: 'disability', events: { contact: '2026-11-02' } } as const
    const clocks = evaluateClocks(readLaw(), { ...input, facts: { birthDate: '1980-02-29', disabled: true } })
    expect(clocks.find(({ ruleId }) => ruleId === 'SO-DISABLED-2025')?.settings).toEqual(['eveIsWorkingDay'])
  })
  test('the age of the therapy guarantee is that of the day the county reads it by', () => {
    const events = { contact: '2026-11-02', needEstablished: '2026-11-25' }
    const facts = { birthDate: '2003-11-10', service: 'short-psychotherapy' }
    const therapy = (settings?: Partial<LawSettings>) =>
      dates({ area: 'psychosocial', events, facts }, settings).some(([ruleId]) => ruleId === 'P-28D-U23-2025')
    expect([therapy(), therapy({ therapyAgeAt: 'contact' })]).toEqual([false, true])
  })
  test('without an area the rules of every area are asked', () => {
    const { rules } = programOf(readLaw(), undefined, {}, 'law')
    expect(new Set(rules.map(({ rule }) => rule.area)).size).toBeGreaterThan(8)
  })
})

describe('facts that cannot be read as days take nothing away', () => {
  const talk = (schoolClosed: readonly string[]) =>
    dates({ area: 'student-welfare', events: { talkRequested: '2026-10-08' }, facts: { schoolClosed } })
  test('a closed day, a span with both ends, and words or half a span that close nothing', () => {
    expect(talk([])).toEqual([['ST-7WD', '2026-10-19']])
    expect(talk(['2026-10-12'])).toEqual([['ST-7WD', '2026-10-20']])
    expect(talk(['2026-10-12/2026-10-16'])).toEqual([['ST-7WD', '2026-10-26']])
    expect(talk(['autumn', '2026-10-12/later', 'before/2026-10-16'])).toEqual([['ST-7WD', '2026-10-19']])
  })
  test('a month may be told by any of its days', () => {
    const support = (forMonth: string) =>
      dates({
        area: 'income-support',
        events: { applicationArrived: '2026-12-01' },
        facts: { payer: 'Kela', forMonth },
      })
    expect(support('2027-01')).toEqual([['IS-NEXT-MONTH', '2027-01-04']])
    expect(support('2027-02')).toEqual([['IS-NEXT-MONTH', '2027-02-01']])
    expect(support('2027-02-20')).toEqual(support('2027-02'))
  })
  test('what is neither a day nor a moment is refused in words that do not repeat it', () => {
    expect(() => health({ contact: 'soon' }, {})).toThrow(new RangeError('Neither a day nor a moment with an offset'))
  })
})

describe('questions', () => {
  test('of several questions those that are known are answered', () => {
    const input = {
      area: 'health',
      events: { contact: '2026-11-23' },
      facts: { ask: ['no such', 'assessment'] },
    } as const
    expect(dates(input)).toEqual([['H-HTA-2023', '2026-11-23']])
    expect(dates({ ...input, facts: { ask: ['no such'] } })).toEqual([])
  })
})
