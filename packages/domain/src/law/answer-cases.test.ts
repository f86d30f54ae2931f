import { describe, expect, test } from 'vitest'
import { readLaw, readLawFiles } from '../../../../tools/law/law-files.ts'
import { answerCases } from './answer-cases.ts'
import { compareLaws } from './compare-laws.ts'
import { compileLaw } from './compile-law.ts'

const law = readLaw()
const answer = (...cases: unknown[]) => answerCases(law, { cases }, '2026-11-23')
const one = (area: string, events: unknown, facts: unknown = {}) => answer({ id: 'T', area, input: { events, facts } })
const rules = (area: string, events: unknown, facts: unknown = {}) =>
  one(area, events, facts).answers.flatMap(({ clocks }) => clocks.map(({ ruleId, dueDate }) => [ruleId, dueDate]))

describe('a file of cases', () => {
  test('unknown names are named with their case; the other cases are answered', () => {
    const { answers, problems } = answer(
      { id: 'bad', area: 'health', input: { events: { birth: '2026-11-02' }, facts: { shoeSize: 44 } } },
      { id: 'good', area: 'health', input: { events: { stationChangeNotice: '2026-11-02' }, facts: {} } },
    )
    expect(problems).toEqual(['case bad: unknown event "birth"', 'case bad: unknown fact "shoeSize"'])
    expect(answers).toEqual([
      { id: 'good', clocks: [{ ruleId: 'H-STATION-3W', dueDate: '2026-11-23', dueDateIfRolled: '2026-11-23' }] },
    ])
  })
  test.each([
    [{ contact: '24.11.2026' }, {}, /event "contact"/],
    [{ contact: '2026-11-24T09:12' }, {}, /event "contact"/],
    [{ contact: '2026-02-29' }, {}, /event "contact"/],
    [{ contact: 5 }, {}, /event "contact"/],
    [[], {}, /"events" is not an object/],
    [{}, [], /"facts" is not an object/],
    [{}, { birthDate: '1980' }, /fact "birthDate"/],
    [{}, { planBased: 'yes' }, /fact "planBased"/],
    [{}, { age: 10.5 }, /fact "age"/],
    [{}, { ask: 'whatever' }, /fact "ask"/],
    [{}, { exceptions: ['NONE'] }, /fact "exceptions"/],
    [{}, { noShow: 'x' }, /fact "noShow"/],
    [{}, { toString: true }, /unknown fact "toString"/],
  ])('%j %j cannot be read, and the value is not repeated', (events, facts, problem) => {
    const { answers, problems } = one('health', events, facts)
    expect(answers).toEqual([])
    expect(problems.join()).toMatch(problem)
    expect(problems.join()).not.toMatch(/1980|24\.11|whatever|NONE/)
  })
  test('a case without id is named by its place; a file without cases is refused', () => {
    expect(answer({ area: 'nowhere', input: {} }).problems).toEqual(['case #1: unknown area'])
    expect(answer(7).problems).toEqual(['case #1: the case is not an object'])
    expect(answer({ id: 'x' }).problems).toEqual(['case x: "input" is missing'])
    expect(answerCases(law, [], undefined).answers).toEqual([])
    expect(answerCases(law, [], undefined).problems).toEqual(['the file has no list "cases"'])
  })
  test('a day before the working-day tables is a problem of its case', () => {
    expect(one('publication', { calendarMonthEnds: '2200-01-31' }).problems).toEqual([])
    expect(one('health', { contact: '2200-01-31' }).problems).toEqual([
      'case T: The day is outside the working-day tables (1990-2110)',
    ])
  })
  test('stopped clocks are left out, unless they are asked for', () => {
    const events = { contact: '2026-11-23', assessment: '2026-11-23' }
    expect(rules('oral', events, { birthDate: '1980-01-01' })).toEqual([['O-6M-2025', '2027-05-23']])
    expect(rules('oral', events, { birthDate: '1980-01-01', ask: 'assessment' })).toEqual([
      ['H-HTA-2023', '2026-11-23'],
    ])
  })
  test('a duty that something else ended is no clock any more, also when it is asked for', () => {
    const events = { applicationArrived: '2026-11-02', supplementArrived: '2026-11-05' }
    expect(rules('income-support', events, { incomplete: true })).toEqual([['IS-SUPPLEMENTED', expect.any(String)]])
    expect(rules('income-support', events, { incomplete: true, ask: 'IS-COMPLETE-REQ' })).toEqual([])
  })
  test('a case whose area has nothing to begin with its events is answered as if it named none', () => {
    expect(rules('social', { applicationArrived: '2026-11-24' })).toEqual([['IS-7WD', '2026-12-03']])
    expect(rules('administration', { logRequestArrived: '2026-11-24' })).toEqual([['DATA-LOG-2M', '2027-01-24']])
    const pending = rules(
      'social',
      { matterPending: '2026-11-24' },
      { childProtection: true, ask: 'assessmentStarted' },
    )
    expect(pending).toEqual([['CP-7WD-2015', '2026-12-03']])
    // Where the area has something, a question it does not answer stays without an answer, and nothing else comes beside it.
    expect(rules('health', { stationChangeNotice: '2026-11-02' }, { ask: 'logGiven' })).toEqual([])
    const both = { stationChangeNotice: '2026-11-02', logRequestArrived: '2026-11-24' }
    expect(rules('health', both, { ask: 'logGiven' })).toEqual([])
    expect(rules('health', both)).toEqual([['H-STATION-3W', '2026-11-23']])
  })
  test('a county’s promise is no law and is not printed among it', () => {
    const promise = readLawFiles()
      .flatMap(({ text }) => /rule H-STATION-3W[\s\S]*?(?=\n\n|$)/.exec(text)?.[0] ?? [])
      .map((text) =>
        text
          .replace('rule H-STATION-3W', 'promise STATION-1W')
          .replace(/obligation: \S+/, 'obligation: promise-station'),
      )
    const act = 'act lupaus\n  name fi: Lupaus\n  name sv: Löfte\n  name en: Promise\n\n'
    const county = compileLaw([...readLawFiles(), { path: 'instances/x.law', text: act + promise.join('') }])
    const cases = [{ id: 'T', area: 'health', input: { events: { stationChangeNotice: '2026-11-02' } } }]
    expect(county.rules).toHaveLength(84)
    expect(answerCases(county, { cases }, undefined).answers[0]?.clocks.map(({ ruleId }) => ruleId)).toEqual([
      'H-STATION-3W',
    ])
  })
  test('only what is known is printed', () => {
    const [plain] = one('health', { stationChangeNotice: '2026-11-02' }).answers[0]?.clocks ?? []
    expect(plain).toStrictEqual({ ruleId: 'H-STATION-3W', dueDate: '2026-11-23', dueDateIfRolled: '2026-11-23' })
    const [timed] = one('health', { contact: '2026-11-23T10:00:00+02:00' }).answers[0]?.clocks ?? []
    expect(timed).toStrictEqual({
      ruleId: 'H-HTA-2023',
      dueDate: '2026-11-23',
      dueAt: '2026-11-23T16:00:00+02:00',
      dueDateIfRolled: '2026-11-23',
    })
  })
  test('everyday names of events, facts and exceptions are understood', () => {
    expect(rules('child-protection', { placementStarted: '2026-11-02', placementDecision: '2026-11-01' })).toEqual([
      ['CP-EMERG-30D', '2026-11-30'],
    ])
    expect(
      rules('student-welfare', { talkRequested: '2026-10-14' }, { schoolHolidays: ['2026-10-19', '2026-10-20'] }),
    ).toEqual([['ST-7WD', '2026-10-27']])
    const spans = [{ from: '2026-10-19', to: '2026-10-23' }]
    expect(rules('student-welfare', { talkRequested: '2026-10-14' }, { schoolCalendar: { closed: spans } })).toEqual([
      ['ST-7WD', '2026-10-30'],
    ])
    const chose = one(
      'health',
      { contact: '2026-11-23', assessment: '2026-11-23' },
      { age: 40, residentChoseLater: true },
    )
    expect(chose.answers[0]?.clocks[0]).toMatchObject({ ruleId: 'H-PHC-3M-2025', status: 'residentChoseLater' })
  })
  test('immediate and planned carry their status, "without delay" has no date', () => {
    expect(one('social', { awareOfNeed: '2026-11-23' }).answers[0]?.clocks[0]?.status).toBe('immediate')
    const general = one('social', { contact: '2026-11-23' }, { birthDate: '1980-01-01' }).answers[0]?.clocks[0]
    expect(general).toEqual({ ruleId: 'SO-GENERAL', dueDate: null, dueDateIfRolled: null })
  })
  test('comparing names cases that cannot be read', () => {
    expect(
      compareLaws(law, law, { cases: [{ id: 'x', input: { events: { y: 1 } } }] }, undefined).problems,
    ).toHaveLength(1)
    expect(compareLaws(law, law, {}, undefined).problems).toHaveLength(1)
  })
})
