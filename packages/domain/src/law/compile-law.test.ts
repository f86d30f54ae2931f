import { describe, expect, test } from 'vitest'
import { readLaw, readLawFiles } from '../../../../tools/law/law-files.ts'
import { compileLaw } from './compile-law.ts'
import { LawDataError, type LawDataProblem } from './law-data-error.ts'

/** Problems found when one text of the law files is replaced by another. */
function problemsAfter(from: string | RegExp, to: string): readonly LawDataProblem[] {
  const files = readLawFiles()
  const changed = files.map((file) => ({ ...file, text: file.text.replace(from, to) }))
  expect(changed).not.toEqual(files)
  try {
    compileLaw(changed)
  } catch (error) {
    if (error instanceof LawDataError) return error.problems
    throw error
  }
  return []
}

const reasons = (from: string | RegExp, to: string) => problemsAfter(from, to).map(({ reason }) => reason)

describe('bad data stops the start', () => {
  test('the law of the repository has no problem', () => expect(readLaw().rules).toHaveLength(83))
  test('the message names file, line and reason', () => {
    const [problem] = problemsAfter('starts: stationChangeNotice', 'starts: stationChangeNotise')
    const file = readLawFiles().find(({ path }) => path.includes('1326'))
    const line = (file?.text.split('\n').findIndex((text) => text.includes('starts: stationChangeNotice')) ?? -2) + 1
    expect(problem).toEqual({
      file: 'law/health-care-act-1326-2010.law',
      line,
      reason: 'rule H-STATION-3W: unknown event "stationChangeNotise"',
    })
    expect(() => compileLaw([{ path: 'law/x.law', text: 'nonsense' }])).toThrow(/law\/x\.law:1: Neither a heading/)
  })
  test.each(['exception', 'interpretation', 'matter', 'age', 'finding', 'wayout'])(
    'a second block of one %s is refused, with its file and line, and where the first is',
    (kind) => {
      const block = new RegExp(`^${kind} (\\S+)\\n(?: .*\\n)+`, 'm')
      const file = readLawFiles().find(({ text }) => block.test(text))
      const [whole = '', id = ''] = block.exec(file?.text ?? '') ?? []
      const before = (file?.text.slice(0, file.text.indexOf(whole)).split('\n') ?? []).length
      const length = whole.split('\n').length
      expect(problemsAfter(whole, `${whole}\n${whole}`)).toContainEqual({
        file: file?.path,
        line: before + length,
        reason: `${kind} ${id} is given twice, before in ${file?.path}:${before}`,
      })
    },
  )
  test.each([
    ['a missing source', /( {2}source: https:\S+\n)/, '', /"source" is missing/],
    ['a source that is no link', /source: https:\S+/, 'source: a book', /is a link/],
    ['an unknown event', 'stops: logGiven', 'stops: logGivn', /unknown event "logGivn"/],
    ['an unknown fact', 'who: disabled is true or', 'who: disbled is true or', /unknown fact "disbled"/],
    ['a missing translation', /( {2}title sv: Brådskande vård\n)/, '', /"title sv" is missing/],
    ['an unreadable limit', 'limit: 14 calendar days', 'limit: 14 moons', /cannot read the limit "14 moons"/],
    ['an impossible day', 'in force: 2023-09-01 to 2024-10-31', 'in force: 2023-09-31 to 2024-10-31', /"in force" is/],
    [
      'force that ends before it begins',
      'in force: 2023-09-01 to 2024-10-31',
      'in force: 2024-11-01 to 2024-10-31',
      /before it begins/,
    ],
    ['an unknown exception', 'exceptions: SPECIAL-REASON', 'exceptions: NO-REASON', /unknown exception "NO-REASON"/],
    ['an unknown area', 'area: publication', 'area: publicity', /unknown area "publicity"/],
    [
      'an unknown rule to give way to',
      'gives way to: SO-75-7WD',
      'gives way to: SO-76-7WD',
      /unknown rule "SO-76-7WD"/,
    ],
    [
      'an unknown obligation to lend',
      'limits of obligations: care-in-months',
      'limits of obligations: care',
      /unknown obligation/,
    ],
    ['a field nobody knows', '  stops: logGiven', '  stopps: logGiven', /unknown field "stopps"/],
    ['a field given twice', '  stops: logGiven', '  stops: logGiven\n  stops: logGiven', /given twice/],
    ['an id used twice', 'rule CP-3M\n', 'rule CP-URGENT\n', /already used/],
    ['an unknown confidence', 'confidence: high', 'confidence: sure', /high, medium or low/],
    ['an unknown block', 'act 703/2023', 'akt 703/2023', /unknown kind of block "akt"/],
    [
      'an age among alternatives',
      'who: age over 75 at contact',
      'who: age over 75 at contact or disabled is true',
      /stands alone/,
    ],
    [
      'an interpretation nobody knows',
      'interpretation: therapyAgeAt',
      'interpretation: therapyAge',
      /unknown interpretation/,
    ],
    ['an interpretation out of its choices', 'default: reached', 'default: about', /not one of the choices/],
    ['a missing interpretation', 'interpretation overAge', 'interpretation overAges', /overAge is missing/],
    ['an unknown matter of a service', 'opens: child-protection', 'opens: child-care', /unknown matter "child-care"/],
    ['a circumstance nobody knows', 'when urgent', 'when hurried', /cannot read the condition "when hurried"/],
    ['an unknown status of an exception', 'status: suspended', 'status: paused', /unknown status "paused"/],
    ['an unknown state of an exception', 'state: metByOffer', 'state: met', /unknown state "met"/],
    ['a ground that is neither asked nor left out', 'needs ground: yes', 'needs ground: Yes', /is yes or is left out/],
    ['a rule that stops by its start', 'stops: logGiven', 'stops: logRequestArrived', /starts and stops by the same/],
  ])('%s', (_name, from, to, expected) => {
    expect(reasons(from, to).some((reason) => expected.test(reason))).toBe(true)
  })
})

describe('what is read', () => {
  test('each exception with its state, its status, and whether it needs a ground or touches every rule', () => {
    expect(
      [...readLaw().exceptions.values()].map(({ id, state, status, needsGround, everyRule }) =>
        [id, state, status, needsGround ? 'ground' : '', everyRule ? 'every rule' : ''].join(' ').trim(),
      ),
    ).toEqual([
      'RESIDENT-CHOICE metByOffer residentChoseLater',
      'NO-SHOW running residentAttributable',
      'DECLINES-ELSEWHERE notApplied notApplied ground',
      'PROVIDER-CANCELS running providerCancelled  every rule',
      'PLAN-BASED notApplied asPlanned',
      'INTERVAL notApplied asPlanned',
      'MEDICAL-GROUNDS running groundsRecorded ground',
      'EMERGENCY-POWERS notApplied suspended',
      'SPECIAL-REASON running groundsRecorded ground',
    ])
  })
  test('emergency powers concern the limits of non-urgent care, and an obligation nobody has is refused', () => {
    const named = readLaw().exceptions.get('EMERGENCY-POWERS')?.obligations
    expect(named).toEqual(readLaw().waysOut.find(({ id }) => id === 'COOPERATE')?.obligations)
    expect(reasons('applies to: care-in-months', 'applies to: care-in-years')).toContain(
      'exception EMERGENCY-POWERS: unknown obligation "care-in-years"',
    )
  })
  test('every rule is found by its id, under the act of its file, and each way out is read', () => {
    const law = readLaw()
    expect([...law.ruleById]).toEqual(law.rules.map((rule) => [rule.id, rule]))
    expect(new Set(law.rules.map(({ act }) => act.number))).toEqual(new Set(law.acts.map(({ number }) => number)))
    const files = readLawFiles().map(({ text }) => text)
    expect(law.waysOut).toHaveLength(files.join('\n').match(/^wayout /gm)?.length ?? -1)
    expect(law.waysOut.length).toBeGreaterThan(0)
  })
  test('a file of rules without an act is refused by its first line', () => {
    const withoutAct = readLawFiles().map(({ path, text }) => ({
      path,
      text: path.includes('703-2023') ? text.replace(/^act [\s\S]*?\n\n/m, '') : text,
    }))
    expect(() => compileLaw(withoutAct)).toThrow('law/client-data-act-703-2023.law:1: the file has rules but no "act"')
  })
})

describe('texts', () => {
  test('Northern Sámi stands beside the three languages where it is given, and nowhere else', () => {
    const files = readLawFiles().map((file) => ({
      ...file,
      text: file.text
        .replace(/ {2}title se: .*\n/g, '')
        .replace('  title en: Urgent care\n', '  title en: Urgent care\n  title se: Hoahpolaš divššu\n'),
    }))
    const law = compileLaw(files)
    expect(law.ruleById.get('H-URGENT')?.title.se).toBe('Hoahpolaš divššu')
    expect(Object.keys(law.ruleById.get('H-HTA-2011')?.title ?? {})).toEqual(['fi', 'sv', 'en'])
  })
  test('a field before any heading is no field', () => {
    expect(() => compileLaw([{ path: 'law/x.law', text: '  title fi: Otsikko' }])).toThrow(/law\/x\.law:1: Neither/)
  })
})

describe('versions of one obligation', () => {
  const oldHta = /(rule H-HTA-2011[\s\S]*?in force: 2011-05-01 to )2023-08-31/
  test('a gap of one day is refused, with the days', () => {
    expect(reasons(oldHta, '$12023-08-30')).toEqual([
      'rule H-HTA-2023: no version of "need-assessment" is in force from 2023-08-31 to 2023-08-31',
    ])
  })
  test('a month in which the young alone have no version is refused, though the grown have one; the same the other way', () => {
    const young = /(rule O-3M-U23-2025[\s\S]*?in force: )2025-01-01/
    expect(reasons(young, '$12025-02-01')).toEqual([
      'rule O-3M-U23-2025: no version of "oral-care" is in force for people under 23 from 2025-01-01 to 2025-01-31',
    ])
    const grown = /(rule O-6M-2025[\s\S]*?in force: )2025-01-01/
    expect(reasons(grown, '$12025-02-01')).toEqual([
      'rule O-6M-2025: no version of "oral-care" is in force for people of at least 23 from 2025-01-01 to 2025-01-31',
    ])
  })
  test('an overlap of one day is refused', () => {
    expect(reasons(oldHta, '$12023-09-01')).toEqual([
      'rule H-HTA-2023: overlaps H-HTA-2011, another version of "need-assessment", for the same people',
    ])
  })
  test('versions for different ages may overlap, until their ages meet', () => {
    const adults = /(rule O-6M-2025[\s\S]*?who: age at least )23/
    expect(reasons(adults, '$122')).toEqual([
      'rule O-3M-U23-2025: overlaps O-6M-2025, another version of "oral-care", for the same people',
    ])
  })
  test('a year of age that no version is for is refused, with the ages; the young and the grown must meet at one birthday', () => {
    const adults = /(rule O-6M-2025[\s\S]*?who: age at least )23/
    expect(reasons(adults, '$124')).toEqual([
      'rule O-6M-2025: no version of "oral-care" is for people of 23 years: O-3M-U23-2025 ends before them',
    ])
    expect(reasons(adults, '$126')).toEqual([
      'rule O-6M-2025: no version of "oral-care" is for people of 23-25 years: O-3M-U23-2025 ends before them',
    ])
  })
  test.each(['0 weeks', '0 calendar days', '00 months', '0 working days'])('a limit of %s is no limit', (limit) => {
    expect(reasons(/(rule H-STATION-3W[\s\S]*?limit: )3 weeks/, `$1${limit}`)).toEqual([
      `rule H-STATION-3W: cannot read the limit "${limit}"`,
    ])
  })
  test('no law at all is refused', () => expect(() => compileLaw([])).toThrow(/there are no law files/))
})
