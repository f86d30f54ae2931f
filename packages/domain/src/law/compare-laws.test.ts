import { describe, expect, test } from 'vitest'
import { readLaw, readLawFiles } from '../../../../tools/law/law-files.ts'
import { toLocalDate } from '../time/index.ts'
import { asIfInForce } from './as-if-in-force.ts'
import { clocksForNeed, type NeedInLaw } from './clocks-for-need.ts'
import { compareLaws, compareMatter, compareNeed } from './compare-laws.ts'
import { compileLaw } from './compile-law.ts'

const coming = `act 1326/2010
  name fi: terveydenhuoltolaki
  name sv: hälso- och sjukvårdslagen
  name en: Health Care Act

rule H-PHC-COMING
  section: 51 a § 1 mom.
  title fi: Hoito kahdessa kuukaudessa
  title sv: Vård inom två månader
  title en: Care within two months
  area: health; also psychosocial
  obligation: care-in-months
  starts: assessment
  stops: firstCareEvent
  limit: 2 months
  gives way to: H-GP-14D-U23-2025, H-PLAN-BASED
  in force: 2027-05-01 to further notice
  version by: assessment
  transition: no provision on time limits
  source: https://example.invalid/coming
  text seen in: a bill
  confidence: low
`
const now = readLaw()
const ended = readLawFiles().map(({ path, text }) => ({
  path,
  text: text.replace(/(rule H-PHC-3M-2025[\s\S]*?in force: 2025-01-01 to )further notice/, '$12027-04-30'),
}))
const then = compileLaw([...ended, { path: 'coming.law', text: coming }])
const need: NeedInLaw = {
  register: 'health',
  service: 'VO_HOITAJA',
  ageAtContact: 40,
  urgencyClass: 'D',
  socialUrgency: 'none',
  contactAt: '2026-11-24T09:00:00+02:00',
  assessedAt: '2026-11-24T10:00:00+02:00',
  asOf: '2026-11-25',
}

/** The health act with oral care of adults in five months from a day on; the young are not touched. */
const oralFrom = (day: string, last: string, id = 'O-5M-2027', limit = '5 months') =>
  readLawFiles().map(({ path, text }) => {
    const rule = text.split('\nrule O-6M-2025\n')[1]?.split('\nrule ')[0]
    if (rule === undefined) return { path, text }
    const ended = text.replace(/(rule O-6M-2025[\s\S]*?in force: 2025-01-01 to )further notice/, `$1${last}`)
    const next = rule.replace('limit: 6 months', `limit: ${limit}`).replace('in force: 2025-01-01', `in force: ${day}`)
    return { path, text: `${ended.trimEnd()}\n\nrule ${id}\n${next}` }
  })

describe('as if it were in force already, for whom it is', () => {
  const tooth = (age: number): NeedInLaw => ({ ...need, service: 'SUU_HLL', ageAtContact: age })
  const coming = asIfInForce(compileLaw(oralFrom('2027-01-01', '2026-12-31')), toLocalDate('2026-11-25'))
  test('whom the coming rule does not concern keeps the law in force, beside one whom it does', () => {
    expect(compareNeed(now, coming, 'n', tooth(10))).toEqual([])
    expect(compareNeed(now, coming, 'n', tooth(40))).toMatchObject([
      { now: { ruleId: 'O-6M-2025' }, then: { ruleId: 'O-5M-2027', dueDate: '2027-04-24' }, movesDays: -30 },
    ])
  })
  test('an older version for everybody is left to those whom the coming one does not concern', () => {
    const before = { ...tooth(10), contactAt: '2023-08-30', assessedAt: '2023-08-30' }
    expect(compareNeed(now, coming, 'n', before)).toEqual([])
    expect(compareNeed(now, coming, 'n', { ...before, ageAtContact: 40 })).toMatchObject([
      { now: { ruleId: 'O-3M-2011' }, then: { ruleId: 'O-5M-2027' } },
    ])
  })
  test('two coming rules for different people are both tried, whichever begins first', () => {
    const files = oralFrom('2027-01-01', '2026-12-31').map(({ path, text }) => {
      const young = text.split('\nrule O-3M-U23-2025\n')[1]?.split('\nrule ')[0]
      if (young === undefined) return { path, text }
      const ended = text.replace(/(rule O-3M-U23-2025[\s\S]*?in force: 2025-01-01 to )further notice/, '$12027-12-31')
      const next = young
        .replace('limit: 3 months', 'limit: 2 months')
        .replace('in force: 2025-01-01', 'in force: 2028-01-01')
      return { path, text: `${ended.trimEnd()}\n\nrule O-2M-U23-2028\n${next}` }
    })
    const asIf = asIfInForce(compileLaw(files), toLocalDate('2026-11-25'))
    const then = (age: number) => compareNeed(now, asIf, 'n', tooth(age)).map((one) => one.then?.ruleId)
    expect([then(10), then(40)]).toEqual([['O-2M-U23-2028'], ['O-5M-2027']])
  })
  test('of two coming versions the first is tried', () => {
    const [first, second] = ['O-5M-2027', 'O-1M-2029'] as const
    const files = oralFrom('2027-01-01', '2026-12-31').map((file) => ({
      ...file,
      text: file.text.replace(/(rule O-5M-2027[\s\S]*?in force: 2027-01-01 to )further notice/, '$12028-12-31'),
    }))
    const later = oralFrom('2029-01-01', '2026-12-31', second, '1 month')
      .flatMap(({ text }) => text.split(`\nrule ${second}\n`)[1] ?? [])
      .join('')
    const both = files.map((file) =>
      file.text.includes('rule O-5M-2027')
        ? { ...file, text: `${file.text.trimEnd()}\n\nrule ${second}\n${later}` }
        : file,
    )
    const asIf = asIfInForce(compileLaw(both), toLocalDate('2026-11-25'))
    expect(compareNeed(now, asIf, 'n', tooth(40))).toMatchObject([{ then: { ruleId: first, dueDate: '2027-04-24' } }])
  })
})

describe('a changed law tried on a county’s open needs', () => {
  test('by the transition nothing that has started moves; what starts on the first day does, the day before does not', () => {
    expect(compareNeed(now, then, 'n', need)).toEqual([])
    const assessed = (assessedAt: string) => compareNeed(now, then, 'n', { ...need, contactAt: assessedAt, assessedAt })
    expect(assessed('2027-04-30')).toEqual([])
    expect(assessed('2027-05-01')).toMatchObject([
      { id: 'n', stopEvent: 'firstCareEvent', then: { ruleId: 'H-PHC-COMING', dueDate: '2027-07-01' }, movesDays: -31 },
    ])
  })
  test('as if it were in force already, the open need moves, and says by how much', () => {
    const asIf = asIfInForce(then, toLocalDate('2026-11-25'))
    expect(compareNeed(now, asIf, 'n', need)).toMatchObject([
      { now: { ruleId: 'H-PHC-3M-2025' }, then: { ruleId: 'H-PHC-COMING', dueDate: '2027-01-24' }, movesDays: -31 },
    ])
    expect(asIfInForce(now, toLocalDate('2026-11-25')).rules).toEqual(now.rules)
  })
  test('what begins today is in force and replaces nothing; what begins tomorrow is coming', () => {
    const dueOn = (today: string) =>
      clocksForNeed(asIfInForce(then, toLocalDate(today)), need).map(({ ruleId }) => ruleId)
    expect(dueOn('2027-04-30')).toEqual(['H-HTA-2023', 'H-PHC-COMING'])
    expect(dueOn('2027-05-01')).toEqual(['H-HTA-2023', 'H-PHC-3M-2025'])
  })
  test('as if in force keeps every rule, its id and the versions that nothing replaces', () => {
    const asIf = asIfInForce(then, toLocalDate('2026-11-25'))
    expect(asIf.rules.map(({ id }) => id)).toEqual(then.rules.map(({ id }) => id))
    expect([...asIf.ruleById.keys()]).toEqual(then.rules.map(({ id }) => id))
    expect(asIf.ruleById.get('H-PHC-3M-2025')).toMatchObject({ id: 'H-PHC-3M-2025', inForce: null })
    expect(asIf.ruleById.get('H-HTA-2023')).toEqual(then.ruleById.get('H-HTA-2023'))
  })
  test('a duty that comes, and one that goes, has no days to move by', () => {
    const input = {
      area: 'health',
      events: { contact: '2026-11-24', assessment: '2026-11-24' },
      facts: { age: 40 },
    } as const
    const without = compileLaw(
      readLawFiles().map(({ path, text }) => ({
        path,
        text: text.replace(/(rule H-PHC-3M-2025[\s\S]*?in force: 2025-01-01 to )further notice/, '$12026-01-01'),
      })),
    )
    const goes = compareMatter(now, without, 'm', input)
    expect(goes).toEqual([
      {
        id: 'm',
        stopEvent: 'firstCareEvent',
        now: { ruleId: 'H-PHC-3M-2025', dueDate: '2027-02-24' },
        then: null,
        movesDays: null,
      },
    ])
    expect(compareMatter(without, now, 'm', input)).toEqual([
      { ...goes[0], now: null, then: { ruleId: 'H-PHC-3M-2025', dueDate: '2027-02-24' } },
    ])
  })
  test('a file of cases is compared case by case, and one that cannot be read is named', () => {
    const input = { events: { contact: '2027-05-01', assessment: '2027-05-01' }, facts: { age: 40 } }
    const file = { cases: [{ id: 'bad' }, { id: 'open', area: 'health', input }] }
    expect(compareLaws(now, then, file, undefined)).toEqual({
      differences: [
        {
          id: 'open',
          stopEvent: 'firstCareEvent',
          now: { ruleId: 'H-PHC-3M-2025', dueDate: '2027-08-01' },
          then: { ruleId: 'H-PHC-COMING', dueDate: '2027-07-01' },
          movesDays: -31,
        },
      ],
      problems: ['case bad: "input" is missing'],
    })
    for (const none of [null, 'x', {}, { cases: {} }])
      expect(compareLaws(now, then, none, undefined)).toEqual({
        differences: [],
        problems: ['the file has no list "cases"'],
      })
  })
  test('a case that cannot be counted is named, and the others are compared', () => {
    const input = { events: { contact: '2027-05-01', assessment: '2027-05-01' }, facts: { age: 40 } }
    const beyond = { events: { contact: '2111-01-05' }, facts: {} }
    const file = {
      cases: [
        { id: 'beyond', area: 'health', input: beyond },
        { id: 'open', area: 'health', input },
      ],
    }
    const { differences, problems } = compareLaws(now, then, file, undefined)
    expect(problems).toEqual(['case beyond: The day is outside the working-day tables (1990-2110)'])
    expect(differences.map(({ id }) => id)).toEqual(['open'])
  })
  test('of two limits that one decision meets each is compared with its own', () => {
    const files = readLawFiles().map(({ path, text }) => ({
      path,
      text: text.replace('limit: the same or next working day', 'limit: 3 working days'),
    }))
    const urgent: NeedInLaw = {
      ...need,
      register: 'social',
      service: 'TOTU',
      urgencyClass: 'B',
      socialUrgency: 'kiireellinen',
    }
    const moved = compareNeed(now, compileLaw(files), 'n', urgent)
    expect(moved).toEqual([
      {
        id: 'n',
        stopEvent: 'decisionMade',
        now: { ruleId: 'IS-URGENT', dueDate: '2026-11-25' },
        then: { ruleId: 'IS-URGENT', dueDate: '2026-11-27' },
        movesDays: 2,
      },
    ])
  })
  test('where one of the two goes, the other is not told to have come in its place', () => {
    const without = readLawFiles().map(({ path, text }) => ({
      path,
      text: text.replace(/(rule IS-URGENT[\s\S]*?in force: 2017-01-01 to )further notice/, '$12026-01-01'),
    }))
    const urgent: NeedInLaw = {
      ...need,
      register: 'social',
      service: 'TOTU',
      urgencyClass: 'B',
      socialUrgency: 'kiireellinen',
    }
    expect(compareNeed(now, compileLaw(without), 'n', urgent)).toMatchObject([
      { now: { ruleId: 'IS-URGENT' }, then: null, movesDays: null },
    ])
  })
  test('what has been done is not compared', () => {
    const asIf = asIfInForce(then, toLocalDate('2026-11-25'))
    expect(compareNeed(now, asIf, 'n', { ...need, events: { firstCareEvent: '2026-11-25' } })).toEqual([])
  })
  test('a county’s own tighter promise stands beside the law, in the same form, and is never called one', () => {
    const promise = coming
      .replace(
        /act 1326[\s\S]*?\n\n/,
        'act lapin-lupaus\n  name fi: Lapin lupaus\n  name sv: Lapplands löfte\n  name en: Promise of Lapland\n\n',
      )
      .replace('rule H-PHC-COMING', 'promise LAPLAND-CARE')
      .replace('2027-05-01 to', '2026-01-01 to')
      .replace('care-in-months', 'promise-care')
      .replace(/ {2}gives way to: .*\n/, '')
    const law = compileLaw([...readLawFiles(), { path: 'instances/lapland/promises.law', text: promise }])
    const clocks = clocksForNeed(law, need).filter(({ stopEvent }) => stopEvent === 'firstCareEvent')
    expect(clocks).toMatchObject([
      { ruleId: 'H-PHC-3M-2025', kind: 'law', dueDate: '2027-02-24' },
      { ruleId: 'LAPLAND-CARE', kind: 'promise', dueDate: '2027-01-24' },
    ])
  })
})
