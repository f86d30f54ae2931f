import { describe, expect, test } from 'vitest'
import { readLawFiles } from '../../../../tools/law/law-files.ts'
import { toEpochDay, toLocalDate } from '../time/index.ts'
import { compileLaw } from './compile-law.ts'
import { LawDataError } from './law-data-error.ts'
import { readLimit } from './read-limit.ts'
import { furtherNotice } from './rule.ts'

const act = 'act 1/2030\n  name fi: a\n  name sv: b\n  name en: c\n\n'
/** The fields of a rule that has only what it must have; line 7 of the file is the first of them. */
const needed: Readonly<Record<string, string>> = {
  section: '5 §',
  'title fi': 'Otsikko',
  'title sv': 'Rubrik',
  'title en': 'Title',
  area: 'data',
  obligation: 'own-duty',
  starts: 'logRequestArrived',
  stops: 'supplementRequested',
  limit: '3 weeks',
  'in force': '2030-01-01 to further notice',
  'version by': 'logRequestArrived',
  transition: 'none',
  source: 'https://example.org/act',
  'text seen in': 'a file',
  confidence: 'high',
}
type Fields = Readonly<Record<string, string | undefined>>
function compile(fields: Fields, kind = 'rule') {
  const lines = Object.entries({ ...needed, ...fields }).flatMap(([key, value]) =>
    value === undefined ? [] : value.split('\n').map((one) => `  ${key}: ${one}`),
  )
  return compileLaw([...readLawFiles(), { path: 'law/z.law', text: `${act}${kind} Z\n${lines.join('\n')}\n` }])
}
const read = (fields: Fields = {}, kind?: string) => compile(fields, kind).ruleById.get('Z')
function problems(fields: Fields, kind?: string): readonly string[] {
  try {
    compile(fields, kind)
  } catch (error) {
    if (error instanceof LawDataError) return error.problems.map(({ line, reason }) => `${String(line)} ${reason}`)
    throw error
  }
  return []
}
const day = (text: string) => toEpochDay(toLocalDate(text))

const ofNextMonth = (days: number) =>
  `${String(days)} working days, or the first working day of the month applied for if that is later`

describe('a rule is read field by field', () => {
  test.each([
    ['at once', { unit: 'immediately', value: 0 }],
    ['at once in office hours', { unit: 'immediatelyInOfficeHours', value: 0 }],
    ['the same office day', { unit: 'sameOfficeDay', value: 0 }],
    ['the same or next working day', { unit: 'sameOrNextWorkingDay', value: 1 }],
    ['the same or next school working day', { unit: 'sameOrNextSchoolWorkingDay', value: 1 }],
    ['without delay', { unit: 'withoutDelay', value: 0 }],
    ['as the plan says', { unit: 'asPlanned', value: 0 }],
    ['as the applicable rule', { unit: 'asApplicableRule', value: 0 }],
    ['the end of the next month', { unit: 'monthEndNext', value: 1 }],
    ['12 school working days', { unit: 'schoolWorkingDays', value: 12 }],
    ['1 calendar day', { unit: 'calendarDays', value: 1 }],
    [ofNextMonth(12), { unit: 'workingDaysOrFirstOfMonth', value: 12 }],
  ])('the limit «%s»', (limit, read) => {
    expect(readLimit(limit)).toEqual(read)
  })
  test('with only what it must have, the rest is no, none or nothing', () => {
    expect(read()).toEqual({
      id: 'Z',
      kind: 'law',
      file: 'law/z.law',
      line: 6,
      act: expect.objectContaining({ number: '1/2030' }) as object,
      section: '5 §',
      title: { fi: 'Otsikko', sv: 'Rubrik', en: 'Title' },
      area: 'data',
      areas: ['data'],
      obligation: 'own-duty',
      who: [],
      starts: [{ event: 'logRequestArrived' }],
      countsFrom: [],
      stops: 'supplementRequested',
      metAlsoBy: [],
      ends: [],
      limit: { unit: 'weeks', value: 3 },
      firstDayCounted: false,
      extensionMonths: 0,
      rollForward: false,
      recurs: false,
      lapses: false,
      lends: [],
      givesWay: [],
      replaces: [],
      inForce: { from: day('2030-01-01'), to: furtherNotice },
      versionBy: ['logRequestArrived'],
      versionElseToday: false,
      transition: 'none',
      exceptions: [],
      source: 'https://example.org/act',
      textSeenIn: 'a file',
      confidence: 'high',
      openQuestions: [],
      interpretations: [],
    })
  })
  test('with everything, each field is what it says', () => {
    expect(
      read({
        'amended by': '2/2031',
        'title se': 'Bajilčála',
        area: 'health; also data, oral',
        who: 'urgent is true\nage under 23 at contact',
        starts: 'logRequestArrived, letterSent by AD-LETTER-7D',
        'counts from': 'the earlier of contact, decisionMade',
        'met also by': 'talkHeld, published',
        ends: 'caseClosed',
        'first day': 'counted',
        'or if later': '2 months from assessment',
        extension: '12 months when extensionGranted',
        'roll forward': 'yes',
        recurs: 'yes',
        lapses: 'yes',
        'answered by': 'another body',
        'gives way to': 'O-INTERVAL, CP-3M',
        'in force': '2030-01-01 to 2030-01-01',
        'version by': 'decisionMade, else today',
        exceptions: 'NO-SHOW, SPECIAL-REASON',
        'source also': 'a handbook',
        confidence: 'low',
        note: 'A note.',
        'open question': 'One?\nTwo?',
        interpretation: 'overAge, officeHours',
      }),
    ).toMatchObject({
      amendedBy: '2/2031',
      title: { se: 'Bajilčála' },
      area: 'health',
      areas: ['health', 'oral', 'data'],
      who: [
        { text: 'urgent is true', line: 24, anyOf: [{ kind: 'fact', fact: 'urgent', test: 'is', values: [true] }] },
        { text: 'age under 23 at contact', anyOf: [{ kind: 'age', test: 'under', years: 23, at: 'contact' }] },
      ],
      starts: [{ event: 'logRequestArrived' }, { event: 'letterSent', byRule: 'AD-LETTER-7D' }],
      countsFrom: ['contact', 'decisionMade'],
      metAlsoBy: ['talkHeld', 'published'],
      ends: ['caseClosed'],
      firstDayCounted: true,
      orIfLater: { limit: { unit: 'months', value: 2 }, from: 'assessment' },
      extensionMonths: 12,
      rollForward: true,
      recurs: true,
      lapses: true,
      answeredBy: 'another body',
      givesWay: ['O-INTERVAL', 'CP-3M'],
      inForce: { from: day('2030-01-01'), to: day('2030-01-01') },
      versionBy: ['decisionMade'],
      versionElseToday: true,
      exceptions: ['NO-SHOW', 'SPECIAL-REASON'],
      sourceAlso: 'a handbook',
      confidence: 'low',
      note: 'A note.',
      openQuestions: ['One?', 'Two?'],
      interpretations: expect.arrayContaining(['overAge', 'officeHours']) as string[],
    })
  })
  test('a promise needs no link and no text that was seen; never in force is no span', () => {
    expect(read({ source: 'our own', 'text seen in': undefined }, 'promise')).toMatchObject({
      kind: 'promise',
      source: 'our own',
    })
    expect(read({ 'text seen in': 'a paper' }, 'promise')?.textSeenIn).toBe('a paper')
    expect(read({ 'in force': 'never' })?.inForce).toBeNull()
  })
})

describe('what cannot be read is said with its line', () => {
  test.each<[Fields, string]>([
    [{ limit: 'constructor' }, '15 rule Z: cannot read the limit "constructor"'],
    [{ limit: '3 weeks or so' }, '15 rule Z: cannot read the limit "3 weeks or so"'],
    [{ limit: 'about 3 weeks' }, '15 rule Z: cannot read the limit "about 3 weeks"'],
    [{ limit: '1000 weeks' }, '15 rule Z: cannot read the limit "1000 weeks"'],
    [{ limit: `about ${ofNextMonth(7)}` }, `15 rule Z: cannot read the limit "about ${ofNextMonth(7)}"`],
    [{ limit: `${ofNextMonth(7)} or so` }, `15 rule Z: cannot read the limit "${ofNextMonth(7)} or so"`],
    [{ who: 'toString is true' }, '22 rule Z: unknown fact "toString"'],
    [{ who: 'urgent is' }, '22 rule Z: cannot read the condition "urgent is"'],
    [{ who: 'urgent is true |' }, '22 rule Z: a value is missing in "urgent is true |"'],
    [{ who: 'age under 23 at birthday' }, '22 rule Z: unknown event "birthday"'],
    [{ 'or if later': '2 months' }, '22 rule Z: cannot read "2 months"'],
    [{ 'or if later': '2 months from contact on' }, '22 rule Z: cannot read "2 months from contact on"'],
    [{ 'or if later': '2 moons from contact' }, '22 rule Z: cannot read the limit "2 moons"'],
    [{ 'or if later': '2 months from birth' }, '22 rule Z: unknown event "birth"'],
    [{ extension: '3 weeks when extensionGranted' }, '22 rule Z: cannot read "3 weeks when extensionGranted"'],
    [
      { extension: '3 months when extensionGranted or so' },
      '22 rule Z: cannot read "3 months when extensionGranted or so"',
    ],
    [{ extension: '3 months' }, '22 rule Z: cannot read "3 months"'],
    [{ extension: 'or 3 months when extensionGranted' }, '22 rule Z: cannot read "or 3 months when extensionGranted"'],
    [{ 'first day': 'yes' }, '22 rule Z: "first day" is "counted" or left out'],
    [{ 'roll forward': 'no' }, '22 rule Z: "roll forward" is "yes" or left out'],
    [{ recurs: 'no' }, '22 rule Z: "recurs" is "yes" or left out'],
    [{ lapses: 'no' }, '22 rule Z: "lapses" is "yes" or left out'],
    [{ starts: 'logRequestArived' }, '13 rule Z: unknown event "logRequestArived"'],
    [{ stops: 'never' }, '14 rule Z: unknown event "never"'],
    [{ ends: 'never' }, '22 rule Z: unknown event "never"'],
    [{ 'met also by': 'nobody' }, '22 rule Z: unknown event "nobody"'],
    [{ 'counts from': 'the first of contact' }, '22 rule Z: unknown event "the first of contact"'],
    [{ 'counts from': 'contact, the earlier of plan' }, '22 rule Z: unknown event "the earlier of plan"'],
    [{ 'version by': 'someday' }, '17 rule Z: unknown event "someday"'],
    [
      { 'in force': '2030-01-01' },
      '16 rule Z: "in force" is "never", "DAY to DAY" or "DAY to further notice", not "2030-01-01"',
    ],
    [
      { 'in force': '2030-01-01 to 2030-02-30' },
      '16 rule Z: "in force" is "never", "DAY to DAY" or "DAY to further notice", not "2030-01-01 to 2030-02-30"',
    ],
    [{ 'in force': '2030-01-02 to 2030-01-01' }, '16 rule Z: in force until a day before it begins'],
    [{ area: 'data; also moon' }, '11 rule Z: unknown area "moon"'],
    [{ interpretation: 'overAge, mood' }, '22 rule Z: unknown interpretation "mood"'],
    [{ 'gives way to': 'NOBODY' }, '6 rule Z: gives way to the unknown rule "NOBODY"'],
    [{ starts: 'letterSent by NOBODY' }, '6 rule Z: starts by the unknown rule "NOBODY"'],
    [{ exceptions: 'NONE' }, '6 rule Z: unknown exception "NONE"'],
    [{ 'limits of obligations': 'none' }, '6 rule Z: unknown obligation "none"'],
    [{ stops: 'logRequestArrived' }, '6 rule Z: it starts and stops by the same event'],
    [{ 'met also by': 'logRequestArrived' }, '6 rule Z: it starts and stops by the same event'],
    [{ starts: 'logRequestArrived, supplementRequested' }, '6 rule Z: it starts and stops by the same event'],
    [{ starts: ',' }, '6 rule Z: no start event'],
    [{ 'version by': 'else today' }, '6 rule Z: no event chooses the version'],
    [{ source: 'a book' }, '19 rule Z: the source of a law is a link (https://…)'],
    [{ 'text seen in': undefined }, '6 rule Z: "text seen in" is missing'],
    [{ source: undefined }, '6 rule Z: "source" is missing'],
    [{ obligation: undefined }, '6 rule Z: "obligation" is missing'],
    [{ section: undefined }, '6 rule Z: "section" is missing'],
    [{ transition: undefined }, '6 rule Z: "transition" is missing'],
  ])('%j', (fields, problem) => {
    expect(problems(fields)).toContain(problem)
  })
  test.each(['starts', 'stops', 'limit', 'area', 'version by', 'in force'])('without "%s", which is named', (key) => {
    expect(problems({ [key]: undefined })).toContain(`6 rule Z: "${key}" is missing`)
  })
  test.each(['starts', 'version by', 'source', 'in force', 'interpretation'])(
    'what is right has no problem: %s',
    (key) => {
      expect(problems({ [key]: key === 'interpretation' ? 'overAge' : needed[key] })).toEqual([])
    },
  )
  test('a problem of one rule is all that is told: nothing follows from it but what it breaks', () => {
    expect(problems({ source: undefined })).toEqual(['6 rule Z: "source" is missing'])
    expect(problems({ 'in force': '2030-01-02 to 2030-01-01' })).toEqual([
      '16 rule Z: in force until a day before it begins',
    ])
  })
})
