import { describe, expect, test } from 'vitest'
import { readLaw } from '../../../../tools/law/law-files.ts'
import { addDays, fromEpochDay, toLocalDate } from '../time/index.ts'
import { evaluateClocks } from './evaluate-clocks.ts'
import { furtherNotice } from './rule.ts'
import type { LawFacts, LawEvents, LawInput } from './types.ts'

/** Rule, its section, what happened, what is known, and the last day worked out by hand from the statute. */
type Row = readonly [rule: string, section: string, events: LawEvents, facts: LawFacts, due: string | null]

const ill = { reason: 'illness', specialty: 'general-medicine' } as const
const adult = { birthDate: '1980-03-15' } as const
const young = { birthDate: '2010-01-01' } as const
const sick = { ...adult, ...ill }
const youngSick = { ...young, ...ill }
const nurse = { directedFirstTo: 'nurse', needDoctor: true } as const
const hygienist = { directedFirstTo: 'hygienist' } as const
const assessed = (day: string): LawEvents => ({ contact: day, assessment: day })

const health: readonly Row[] = [
  ['H-URGENT', '50 §', { urgentNeedPresented: '2026-11-28' }, {}, '2026-11-28'],
  ['H-CONTACT-2011', '51 § 1 mom.', { contactAttempt: '2023-08-12' }, {}, '2023-08-14'],
  ['H-HTA-2011', '51 § 1 mom.', { contact: '2022-12-02' }, {}, '2022-12-08'],
  ['H-HTA-2023', '51 § 1 mom.', { contact: '2026-12-24' }, {}, '2026-12-28'],
  ['H-PHC-3M-2011', '51 § 2 mom.', assessed('2022-11-30'), sick, '2023-02-28'],
  ['H-GP-14D-2023', '51 a § 1 mom.', assessed('2024-02-20'), sick, '2024-03-05'],
  [
    'H-GP-DOC7-2023',
    '51 a § 2 mom.',
    { ...assessed('2024-02-15'), professionalAppointment: '2024-02-26' },
    { ...sick, ...nurse },
    '2024-03-04',
  ],
  [
    'H-PHC-OTHER-3M-2023',
    '51 a § 4 mom.',
    assessed('2023-11-30'),
    { ...adult, reason: 'rehabilitation', specialty: 'other' },
    '2024-02-29',
  ],
  ['H-GP-14D-2024', '51 a § 1 mom.', assessed('2024-12-31'), sick, '2025-01-14'],
  [
    'H-GP-DOC7-2024',
    '51 a § 2 mom.',
    { ...assessed('2024-11-20'), professionalAppointment: '2024-12-31' },
    { ...sick, ...nurse },
    '2025-01-07',
  ],
  ['H-PHC-OTHER-3M-2024', '51 a § 4 mom.', assessed('2024-11-30'), { ...adult, reason: 'certificate' }, '2025-02-28'],
  ['H-PHC-3M-2025', '51 a § 1 mom.', assessed('2027-11-30'), sick, '2028-02-29'],
  [
    'H-PHC-DOC-2025',
    '51 a § 2 mom.',
    { ...assessed('2026-08-31'), professionalAppointment: '2026-10-01' },
    { ...sick, ...nurse },
    '2026-11-30',
  ],
  ['H-GP-14D-U23-2025', '51 a § 3 mom.', assessed('2028-02-15'), youngSick, '2028-02-29'],
  [
    'H-GP-DOC7-U23-2025',
    '51 a § 3 mom.',
    { ...assessed('2026-11-02'), professionalAppointment: '2026-11-25' },
    { ...youngSick, ...nurse },
    '2026-12-02',
  ],
  ['H-PLAN-BASED', '51 a § 4 mom.', assessed('2026-11-02'), { ...sick, planBased: true }, null],
  ['H-STATION-3W', '47 § 1 mom.', { stationChangeNotice: '2026-12-04' }, {}, '2026-12-25'],
]

const oral: readonly Row[] = [
  ['O-3M-2011', '51 § 2 mom.', assessed('2022-11-30'), adult, '2023-02-28'],
  ['O-4M-2023', '51 b § 1 mom.', assessed('2023-10-30'), adult, '2024-02-29'],
  [
    'O-DENT-2023',
    '51 b § 2 mom.',
    { ...assessed('2023-11-01'), needFound: '2024-02-20' },
    { ...adult, ...hygienist },
    '2024-03-19',
  ],
  ['O-3M-2024', '51 b § 1 mom.', assessed('2024-11-30'), adult, '2025-02-28'],
  [
    'O-DENT-2024',
    '51 b § 2 mom.',
    { ...assessed('2024-11-04'), needFound: '2024-12-20' },
    { ...adult, ...hygienist },
    '2025-02-04',
  ],
  ['O-SPEC-3M-2023', '51 b § 3 mom.', { specialistNeedFound: '2023-11-30' }, adult, '2024-02-29'],
  ['O-6M-2025', '51 b § 1 mom.', assessed('2027-08-31'), adult, '2028-02-29'],
  [
    'O-DENT-2025',
    '51 b § 2 mom.',
    { ...assessed('2026-03-31'), needFound: '2026-05-01' },
    { ...adult, ...hygienist },
    '2026-09-30',
  ],
  ['O-SPEC-6M-2025', '51 b § 3 mom.', { specialistNeedFound: '2026-08-31' }, adult, '2027-02-28'],
  ['O-3M-U23-2025', '51 b § 4 mom.', assessed('2026-11-30'), young, '2027-02-28'],
  [
    'O-DENT-U23-2025',
    '51 b § 4 mom.',
    { ...assessed('2026-06-01'), needFound: '2026-08-20' },
    { ...young, ...hygienist },
    '2026-09-17',
  ],
  ['O-SPEC-3M-U23-2025', '51 b § 4 mom.', { specialistNeedFound: '2026-11-30' }, young, '2027-02-28'],
  [
    'O-CHECKUP-4W',
    '51 b § 6 mom. (2025-: 7 mom.)',
    { ...assessed('2026-11-25'), needFound: '2026-11-25' },
    { ...young, ...hygienist, setting: 'child-or-student-health-check' },
    '2026-12-23',
  ],
  ['O-INTERVAL', '51 b § 5 mom. (2025-: 6 mom.)', assessed('2026-11-25'), { ...adult, individualInterval: true }, null],
]

const psychosocial: readonly Row[] = [
  [
    'P-28D-U23-2025',
    '53 § 1 mom.',
    { needEstablished: '2027-02-01' },
    { ...young, service: 'structured-psychosocial-primary-care' },
    '2027-03-01',
  ],
  [
    'P-SHL-1M-U23-2025',
    '45 § 3 mom. + 25 a § 2 mom.',
    { matterPending: '2026-01-02', needEstablished: '2026-01-31' },
    { ...young, service: 'social-psychosocial-support' },
    '2026-02-28',
  ],
]

const psychiatry = { ...young, service: 'child-youth-psychiatry' } as const
const specialised: readonly Row[] = [
  ['P-PSY-3W-2011', '53 § 1 mom.', { referralArrived: '2025-04-30' }, psychiatry, '2025-05-21'],
  ['P-PSY-6W-2011', '53 § 1 mom.', { referralArrived: '2025-04-30' }, psychiatry, '2025-06-11'],
  ['P-PSY-3M-2011', '53 § 2 mom.', { needEstablished: '2025-04-30' }, psychiatry, '2025-07-30'],
  ['P-PSY-3W-2025', '53 § 3 mom.', { referralArrived: '2025-05-02' }, psychiatry, '2025-05-23'],
  ['P-PSY-6W-2025', '53 § 3 mom.', { referralArrived: '2025-05-02' }, psychiatry, '2025-06-13'],
  ['P-PSY-3M-2025', '53 § 4 mom.', { needEstablished: '2025-11-30' }, psychiatry, '2026-02-28'],
  ['S-3W', '52 § 2 mom.', { referralArrived: '2026-12-10' }, adult, '2026-12-31'],
  ['S-3M-ASSESS', '52 § 2 mom.', { referralArrived: '2026-11-30' }, adult, '2027-02-28'],
  ['S-6M', '52 § 3 mom.', { needEstablished: '2026-08-31' }, adult, '2027-02-28'],
  [
    'S-PHC-3W',
    '51 c § 1 mom. (ennen 1.9.2023: 51 § 1 mom.)',
    { referralArrived: '2026-06-05' },
    { ...adult, service: 'specialised-in-primary' },
    '2026-06-26',
  ],
  [
    'S-PHC-3M',
    '51 c § 2 mom. (ennen 1.9.2023: 51 § 2 mom.)',
    { needEstablished: '2026-11-30' },
    { ...adult, service: 'specialised-in-primary' },
    '2027-02-28',
  ],
]

const social: readonly Row[] = [
  ['SO-URGENT', '36 § 1 mom.', { awareOfNeed: '2026-11-29' }, {}, '2026-11-29'],
  [
    'SO-HIGHEST-7WD',
    '36 § 2 mom. 2 k.',
    { contact: '2026-11-24' },
    { ...adult, highestCareAllowance: true },
    '2026-12-03',
  ],
  [
    'SO-CHILD-7WD',
    '36 § 3 mom.',
    { matterPending: '2026-06-15' },
    { birthDate: '2018-01-01', specialSupportChild: true },
    '2026-06-25',
  ],
  [
    'SO-CHILD-3M',
    '36 § 3 mom.',
    { matterPending: '2026-11-30' },
    { birthDate: '2018-01-01', specialSupportChild: true },
    '2027-02-28',
  ],
  ['SO-GENERAL', '36 § 2 mom.', { contact: '2026-11-24' }, adult, null],
  ['SO-EXEC-3M', '45 § 2 mom.', { matterPending: '2026-08-31' }, adult, '2026-11-30'],
]

const older: readonly Row[] = [
  ['SO-75-7WD', '36 § 2 mom. 1 k.', { contact: '2026-12-17' }, { birthDate: '1950-05-05' }, '2026-12-30'],
  [
    'OLD-18-2013',
    '18 § 2 mom.',
    { decisionMade: '2022-11-30' },
    { birthDate: '1940-01-01', olderPerson: true },
    '2023-02-28',
  ],
  [
    'OLD-18-2023',
    '18 § 2 mom.',
    { matterPending: '2026-11-30', decisionMade: '2026-12-10' },
    { birthDate: '1940-01-01', olderPerson: true },
    '2027-02-28',
  ],
  [
    'OLD-18-URGENT',
    '18 § 1 mom.',
    { application: '2026-11-24' },
    { birthDate: '1940-01-01', olderPerson: true, urgent: true },
    '2026-11-24',
  ],
]

const disability: readonly Row[] = [
  ['SO-DISABLED-1987', '3 a § 1 mom.', { contact: '2024-12-20' }, { ...adult, disabled: true }, '2025-01-07'],
  ['SO-DISABLED-DEC-1987', '3 a § 3 mom.', { application: '2024-11-30' }, { ...adult, disabled: true }, '2025-02-28'],
  ['SO-DISABLED-2025', '36 § 2 mom. 3 k.', { contact: '2026-04-28' }, { ...adult, disabled: true }, '2026-05-08'],
]

const child = { birthDate: '2015-01-01', childProtection: true } as const
const childProtection: readonly Row[] = [
  ['CP-URGENT', '26 § 2 mom.', { matterPending: '2026-11-28' }, child, '2026-11-28'],
  ['CP-7WD-2008', '26 § 2 mom.', { matterPending: '2015-03-30' }, child, '2015-04-10'],
  ['CP-7WD-2015', '26 § 5 mom.', { matterPending: '2026-11-24' }, child, '2026-12-03'],
  ['CP-3M', '26 § 5 mom. (2008-2015: 27 § 2 mom.)', { matterPending: '2025-11-30' }, child, '2026-02-28'],
  ['CP-NOTICE', '27 § 3 mom.', { clientRelationshipStarted: '2026-11-24' }, child, '2026-11-24'],
  ['CP-PLAN-1Y', '30 § 2 mom.', { planMadeOrReviewed: '2028-02-29' }, child, '2029-02-28'],
  ['CP-EMERG-30D', '38 § 2 mom.', { placementStarted: '2026-11-02' }, child, '2026-12-01'],
  ['CP-EMERG-EXT-30D', '38 a §', { extensionStarted: '2026-12-02' }, child, '2026-12-31'],
]

const incomeSupport: readonly Row[] = [
  ['IS-URGENT', '14 b §', { applicationArrived: '2026-11-27' }, { urgent: true }, '2026-11-30'],
  ['IS-7WD', '14 a § 1 mom. (2017-2022: 14 c § 1 mom.)', { applicationArrived: '2026-11-24' }, {}, '2026-12-03'],
  ['IS-COMPLETE-REQ', '14 a § 3 mom.', { applicationArrived: '2026-12-21' }, { incomplete: true }, '2027-01-04'],
  ['IS-SUPPLEMENTED', '14 a § 3 mom.', { supplementArrived: '2026-11-24' }, { incomplete: true }, '2026-12-03'],
  [
    'IS-NOT-SUPPLEMENTED',
    '14 a § 3 mom.',
    { supplementDeadlinePassed: '2026-12-11' },
    { incomplete: true },
    '2026-12-22',
  ],
  [
    'IS-NEXT-MONTH',
    '14 a § 2 mom.',
    { applicationArrived: '2026-12-01' },
    { payer: 'Kela', forMonth: '2027-01' },
    '2027-01-04',
  ],
  ['IS-TALK-7WD', '14 d § 2 mom. (2017-2022: 14 e §)', { talkRequested: '2026-11-24' }, {}, '2026-12-03'],
]

const student: readonly Row[] = [
  ['ST-7WD', '15 §', { talkRequested: '2026-10-14' }, { schoolClosed: ['2026-10-19/2026-10-23'] }, '2026-10-30'],
  ['ST-URGENT', '15 §', { talkRequested: '2026-11-27' }, { urgent: true }, '2026-11-30'],
]

const administration: readonly Row[] = [
  ['AD-REVIEW-30D', '49 c §', { decisionServed: '2026-11-05' }, {}, '2026-12-07'],
  ['AD-LETTER-7D', '59 § 2 mom.', { letterSent: '2026-12-18' }, { chain: 'service' }, '2026-12-25'],
]

const data: readonly Row[] = [['DATA-LOG-2M', '11 § 1 mom.', { logRequestArrived: '2026-12-31' }, {}, '2027-02-28']]

const publication: readonly Row[] = [
  ['PUB-HEALTH-MONTHLY', '55 § 1 mom.', { calendarMonthEnds: '2027-01-31' }, {}, '2027-02-28'],
  ['PUB-HEALTH-4M', '55 § 1 mom.', { lastPublished: '2026-10-31' }, { what: 'specialised-access' }, '2027-02-28'],
  ['PUB-OLDER-6M', '26 §', { lastPublished: '2026-08-31' }, { what: 'older-waiting-times' }, '2027-02-28'],
  [
    'PUB-SELFMON-4M',
    '26 § 4 mom., 27 § 3 mom.',
    { lastPublished: '2026-10-31' },
    { what: 'self-monitoring' },
    '2027-02-28',
  ],
]

const byArea = {
  health,
  oral,
  psychosocial,
  specialised,
  social,
  'older-people': older,
  disability,
  'child-protection': childProtection,
  'income-support': incomeSupport,
  'student-welfare': student,
  administration,
  data,
  publication,
} as const satisfies Record<NonNullable<LawInput['area']>, readonly Row[]>

const law = readLaw()
const areas = Object.entries(byArea) as [NonNullable<LawInput['area']>, readonly Row[]][]
const rows = areas.flatMap(([area, list]) => list.map((row) => [area, ...row] as const))

describe.each(rows)('%s: %s, %s', (area, ruleId, section, events, facts, due) => {
  const rule = law.ruleById.get(ruleId)
  const clockOf = (input: Partial<LawInput>) =>
    evaluateClocks(law, { area, events, facts, ...input }).find((clock) => clock.ruleId === ruleId)

  test('the section is the one the law file names', () => expect(rule?.section).toBe(section))

  test('the last day is the one worked out by hand', () => expect(clockOf({})?.dueDate).toBe(due))

  // The last day of a right or of a presumption ends it and breaks no duty.
  const passed = rule?.lapses === true ? 'ended' : 'breached'
  if (due !== null) {
    const last = toLocalDate(due)
    test('done on the last day it is met, a day later it is late', () => {
      const stop = rule?.stops ?? 'contact'
      expect(clockOf({ events: { ...events, [stop]: last } })?.state).toBe('met')
      expect(clockOf({ events: { ...events, [stop]: addDays(last, 1) } })?.state).toBe(passed)
    })
    test('on the last day it runs, a day later it is breached, or ended where it is no duty', () => {
      expect(clockOf({ asOf: last })?.state).toBe('running')
      expect(clockOf({ asOf: addDays(last, 1) })?.state).toBe(passed)
    })
  }

  test('it is in force on its first and last day and not a day outside', () => {
    const { from, to } = rule?.inForce ?? { from: 0, to: 0 }
    const selectors = rule?.versionBy ?? []
    const on = (day: number) => {
      const known = selectors.filter((event) => events[event] !== undefined)
      const moved = Object.fromEntries([...known, rule?.starts[0]?.event].map((event) => [event, fromEpochDay(day)]))
      return evaluateClocks(law, {
        area,
        events: { ...events, ...moved },
        facts: { ...facts, birthDate: undefined, age: ageOf(facts) },
      }).some((clock) => clock.ruleId === ruleId)
    }
    expect(on(from)).toBe(true)
    expect(on(from - 1)).toBe(false)
    if (to !== furtherNotice) {
      expect(on(to)).toBe(true)
      expect(on(to + 1)).toBe(false)
    }
  })
})

function ageOf(facts: LawFacts): number | undefined {
  if (facts.birthDate === undefined) return undefined
  const year = Number(facts.birthDate.slice(0, 4))
  return year < 1955 ? 80 : year < 2000 ? 45 : 15
}

describe('traceability', () => {
  /** Rules that no clock carries, each with the tests that show why. */
  const carriedByNoClock: Readonly<Record<string, string>> = {
    'H-GP-7D-NEVER': 'never in force',
    'H-OTHER-NEED': 'lends the limits of others',
  }
  test('every rule has a worked example, and every example a rule', () => {
    const tested = new Set(rows.map(([, ruleId]) => ruleId))
    expect(law.rules.map(({ id }) => id).filter((id) => !tested.has(id) && !(id in carriedByNoClock))).toEqual([])
    expect([...tested].filter((id) => !law.ruleById.has(id))).toEqual([])
    expect(law.rules).toHaveLength(83)
    expect(law.exceptions.size).toBe(9)
  })
})
