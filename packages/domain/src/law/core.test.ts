import { describe, expect, test } from 'vitest'
import { readLaw, readLawFiles } from '../../../../tools/law/law-files.ts'
import { fromEpochDay, toEpochDay, toLocalDate } from '../time/index.ts'
import { compileLaw } from './compile-law.ts'
import { createCount, noDay, type CountingFacts } from './count-limit.ts'
import { evaluateClocks } from './evaluate-clocks.ts'
import { evaluateColumns } from './evaluate-columns.ts'
import { columnOf, programOf } from './program.ts'
import type { Limit } from './rule.ts'
import type { LawEvents, LawFacts, LawInput } from './types.ts'

const law = readLaw()
const dayNumber = (text: string) => toEpochDay(toLocalDate(text))

describe('counting by unit', () => {
  const plain: CountingFacts = { extensionMonths: 0, firstDayCounted: false, forMonth: noDay, schoolClosed: undefined }
  const count = (
    unit: Limit['unit'],
    value: number,
    start: string,
    facts: Partial<CountingFacts> = {},
    minute = -1,
  ) => {
    const day = createCount({ unit, value }, { ...plain, ...facts }, law.settings)(dayNumber(start), minute)
    return day === noDay ? null : fromEpochDay(day)
  }
  test('the first day counted takes one day off days, weeks and months', () => {
    const firstDayCounted = { firstDayCounted: true }
    expect(count('calendarDays', 30, '2026-11-02', firstDayCounted)).toBe('2026-12-01')
    expect(count('weeks', 2, '2026-11-02', firstDayCounted)).toBe('2026-11-15')
    expect(count('months', 1, '2026-11-02', firstDayCounted)).toBe('2026-12-01')
    expect(count('weeks', 2, '2026-11-02')).toBe('2026-11-16')
  })
  test('the same or next working day is the next working day', () => {
    expect(count('sameOrNextWorkingDay', 1, '2026-11-27')).toBe('2026-11-30')
    expect(
      count('sameOrNextSchoolWorkingDay', 1, '2026-11-27', { schoolClosed: new Set([dayNumber('2026-11-30')]) }),
    ).toBe('2026-12-01')
    expect(count('schoolWorkingDays', 2, '2026-11-27', { schoolClosed: new Set() })).toBe('2026-12-01')
  })
  test('office hours: at closing the next office day', () => {
    for (const unit of ['sameOfficeDay', 'immediatelyInOfficeHours'] as const) {
      expect(count(unit, 0, '2026-11-27', {}, 959)).toBe('2026-11-27')
      expect(count(unit, 0, '2026-11-27', {}, 960)).toBe('2026-11-30')
    }
  })
  test('next month’s support: the month named, or the one after the application, also over the new year', () => {
    const first = (start: string, forMonth = noDay) => count('workingDaysOrFirstOfMonth', 7, start, { forMonth })
    expect(first('2026-11-02')).toBe('2026-12-01')
    expect(first('2026-12-01')).toBe('2027-01-04')
    expect(first('2026-11-02', dayNumber('2027-02-01'))).toBe('2027-02-01')
    expect(first('2026-11-25', dayNumber('2026-12-01'))).toBe('2026-12-04')
  })
  test('the end of the next month, also over the new year', () => {
    expect(count('monthEndNext', 1, '2027-12-31')).toBe('2028-01-31')
    expect(count('monthEndNext', 1, '2027-01-31')).toBe('2027-02-28')
  })
  test('no number gives no day', () => {
    for (const unit of ['withoutDelay', 'asPlanned', 'asApplicableRule'] as const)
      expect(count(unit, 0, '2026-11-02')).toBeNull()
  })
})

/** The law of the repository with two more rules for one stop event. */
function withRivals(first: string, second: string) {
  const rule = (id: string, lines: string) => `
rule ${id}
  section: 1 §
  title fi: a
  title sv: b
  title en: c
  obligation: ${id}
  starts: logRequestArrived
  stops: supplementRequested
  in force: 2020-01-01 to further notice
  version by: logRequestArrived
  transition: none
  source: https://example.org
  text seen in: nowhere
  confidence: high
${lines}`
  const act = 'act 1/2020\n  name fi: a\n  name sv: b\n  name en: c\n'
  const extra = { path: 'law/z.law', text: act + rule('RIVAL-A', first) + rule('RIVAL-B', second) }
  return compileLaw([...readLawFiles(), extra])
}

describe('two rules with one stop event', () => {
  const winner = (first: string, second: string, area: LawInput['area'], facts: LawFacts = {}) =>
    evaluateClocks(withRivals(first, second), { area, events: { logRequestArrived: '2026-11-02' }, facts })
      .map(({ ruleId }) => ruleId)
      .filter((id) => id.startsWith('RIVAL'))
  const line = (area: string, limit: string, more = '') => `  area: ${area}\n  limit: ${limit}\n${more}`
  test('the earlier last day wins, in either order', () => {
    expect(winner(line('data', '3 weeks'), line('data', '2 weeks'), 'data')).toEqual(['RIVAL-B'])
    expect(winner(line('data', '2 weeks'), line('data', '3 weeks'), 'data')).toEqual(['RIVAL-A'])
  })
  test('on the same day the first in the files wins', () => {
    expect(winner(line('data', '2 weeks'), line('data', '14 calendar days'), 'data')).toEqual(['RIVAL-A'])
  })
  test('a date wins over no number, in either order', () => {
    expect(winner(line('data', 'without delay'), line('data', '2 weeks'), 'data')).toEqual(['RIVAL-B'])
    expect(winner(line('data', '2 weeks'), line('data', 'without delay'), 'data')).toEqual(['RIVAL-A'])
    expect(winner(line('data', 'without delay'), line('data', 'without delay'), 'data')).toEqual(['RIVAL-A'])
  })
  test('the rule of the matter’s own area wins over an earlier one of another', () => {
    expect(winner(line('health; also data', '1 week'), line('data', '3 weeks'), 'data')).toEqual(['RIVAL-B'])
    expect(winner(line('data', '3 weeks'), line('health; also data', '1 week'), 'data')).toEqual(['RIVAL-A'])
    expect(winner(line('health; also data', '1 week'), line('data', '3 weeks'), 'health')).toEqual(['RIVAL-A'])
  })
  test('giving way counts before the dates, and a rule that has given way beats nobody', () => {
    expect(winner(line('data', '1 week', '  gives way to: RIVAL-B\n'), line('data', '3 weeks'), 'data')).toEqual([
      'RIVAL-B',
    ])
  })
  test('a matter without an area is asked in every area', () => {
    expect(winner(line('health', '1 week'), line('data', '3 weeks'), undefined)).toEqual(['RIVAL-A'])
  })
})

describe('what ends or takes away a number', () => {
  const run = (area: LawInput['area'], events: LawEvents, facts: LawFacts = {}, asOf?: string) =>
    evaluateClocks(law, { area, events, facts, asOf })
  test('the request to complete an application ends when the completion arrives', () => {
    const events = { applicationArrived: '2026-11-02', supplementArrived: '2026-11-05' }
    const clocks = run('income-support', events, { incomplete: true }, '2026-12-31')
    expect(clocks.map(({ ruleId, state }) => [ruleId, state])).toEqual([
      ['IS-COMPLETE-REQ', 'ended'],
      ['IS-SUPPLEMENTED', 'breached'],
    ])
    expect(clocks[0]?.explanation.at(-1)).toEqual({ code: 'ended', parameters: { event: 'supplementArrived' } })
  })
  test('an individual interval before it had a rule of its own leaves the old limit as it was', () => {
    const facts = { birthDate: '1975-02-02', individualInterval: true }
    expect(
      run('oral', { contact: '2023-08-31', assessment: '2023-08-31' }, facts).map(({ ruleId, dueDate }) => [
        ruleId,
        dueDate,
      ]),
    ).toContainEqual(['O-3M-2011', '2023-11-30'])
    expect(
      run('oral', { contact: '2023-09-01', assessment: '2023-09-01' }, facts).map(({ ruleId }) => ruleId),
    ).not.toContain('O-4M-2023')
  })
  test('plan-based care before its own rule: the exception takes the number away and says which', () => {
    const facts = { birthDate: '1975-02-02', reason: 'illness', planBased: true }
    const clock = run(
      'health',
      { contact: '2023-08-31', assessment: '2023-08-31', firstCareEvent: '2024-08-31' },
      facts,
    ).find(({ ruleId }) => ruleId === 'H-PHC-3M-2011')
    expect(clock).toMatchObject({
      dueDate: null,
      state: 'notApplied',
      exception: { id: 'PLAN-BASED', confidence: 'high' },
      stoppedBy: { event: 'firstCareEvent' },
    })
  })
  test('closed and reopened in the same minute it is open; reopened a minute before it is closed', () => {
    const state = (caseReopened: string) =>
      run('health', { stationChangeNotice: '2026-11-02', caseClosed: '2026-11-05T12:00:00+02:00', caseReopened })[0]
    expect(state('2026-11-05T12:00:00+02:00')?.state).toBe('running')
    expect(state('2026-11-05T12:01:00+02:00')?.state).toBe('running')
    expect(state('2026-11-05T11:59:00+02:00')?.state).toBe('ended')
    expect(state('2026-11-04T23:59:00+02:00')?.state).toBe('ended')
    expect(state('2026-11-05T11:59:00+02:00')?.explanation.at(-1)).toEqual({
      code: 'ended',
      parameters: { event: 'caseClosed' },
    })
  })
  test('an exception that needs a ground and has none is named; one that has it is not', () => {
    const codes = (exceptions: LawFacts['exceptions']) =>
      run('social', { matterPending: '2026-11-02' }, { exceptions })[0]?.explanation.map(({ code }) => code)
    expect(codes([{ id: 'SPECIAL-REASON' }])).toContain('groundMissing')
    expect(codes([{ id: 'SPECIAL-REASON', ground: 'x' }])).not.toContain('groundMissing')
    expect(codes([{ id: 'SPECIAL-REASON', ground: 'x' }])).toContain('exception')
    expect(codes([{ id: 'PROVIDER-CANCELS' }])).not.toContain('groundMissing')
    expect(codes([{ id: 'NOBODY-KNOWS' }])).not.toContain('exception')
    expect(codes([])).not.toContain('exception')
  })
  test('a duty without a number is never breached and is met when done', () => {
    const facts = { birthDate: '1980-01-01' }
    expect(run('social', { contact: '2020-01-02' }, facts, '2026-11-23')[0]?.state).toBe('running')
    expect(run('social', { contact: '2020-01-02', assessmentStarted: '2020-03-02' }, facts)[0]?.state).toBe('met')
  })
})

describe('programs', () => {
  test('a profile is compiled once, whatever the order of its facts, the age and the question', () => {
    const one = programOf(
      law,
      'health',
      { reason: 'illness', planBased: false, birthDate: '1980-01-01', ask: 'assessment' },
      'law',
    )
    expect(programOf(law, 'health', { planBased: false, reason: 'illness', age: 5 }, 'law')).toBe(one)
    expect(programOf(law, 'health', { planBased: true, reason: 'illness' }, 'law')).not.toBe(one)
    expect(programOf(law, 'oral', { planBased: false, reason: 'illness' }, 'law')).not.toBe(one)
    expect(programOf(law, 'health', { planBased: false, reason: 'illness' }, 'promise').rules).toEqual([])
  })
  test('rules never in force, and rules that only lend, are in no program', () => {
    const ids = programOf(law, undefined, { otherNeed: true }, 'law').rules.map(({ rule }) => rule.id)
    expect(ids).not.toContain('H-GP-7D-NEVER')
    expect(ids).not.toContain('H-OTHER-NEED')
  })
  test('without today an undecided matter takes the newest version; with it, the one of today', () => {
    const facts = { birthDate: '1940-01-01', olderPerson: true }
    const ids = (asOf?: string) =>
      evaluateClocks(law, { area: 'older-people', events: { matterPending: '2022-12-01' }, facts, asOf }).map(
        ({ ruleId }) => ruleId,
      )
    expect(ids()).toContain('OLD-18-2023')
    expect(ids('2023-01-01')).toContain('OLD-18-2023')
    expect(ids('2022-12-31')).not.toContain('OLD-18-2023')
  })
  test('the age falls back to the start when the moment it is measured at is not known', () => {
    const ids = (birthDate: string) =>
      evaluateClocks(law, { area: 'oral', events: { assessment: '2026-11-23' }, facts: { birthDate } }).map(
        ({ ruleId }) => ruleId,
      )
    expect(ids('2003-11-24')).toEqual(['O-3M-U23-2025'])
    expect(ids('2003-11-23')).toEqual(['O-6M-2025'])
  })
  test('an unborn child’s need counts as age 0', () => {
    const clocks = evaluateClocks(law, {
      area: 'oral',
      events: { contact: '2026-11-23', assessment: '2026-11-23' },
      facts: { birthDate: '2027-02-01' },
    })
    expect(clocks.at(-1)?.explanation.find(({ code }) => code === 'age')?.parameters['age']).toBe(0)
  })
  test('in columns: the breached and those breaking within the span, stopped ones left out', () => {
    const days: Int32Array[] = []
    days[columnOf('stationChangeNotice')] = Int32Array.from(
      ['2026-11-01', '2026-11-02', '2026-11-16', '2026-11-17', '2026-10-01'],
      dayNumber,
    )
    days[columnOf('responsibilityMoved')] = Int32Array.of(noDay, noDay, noDay, noDay, dayNumber('2026-10-05'))
    const columns = {
      area: 'health',
      facts: {},
      size: 5,
      days,
      minutes: [],
      birthDay: new Int32Array(5).fill(noDay),
      age: new Int32Array(5).fill(-1),
      asOf: dayNumber('2026-11-23'),
    } as const
    const answer = evaluateColumns(law, columns, 14)
    expect(answer).toMatchObject({ breached: 1, breaking: 2 })
    expect([...answer.due].map(fromEpochDay)).toEqual([
      '2026-11-22',
      '2026-11-23',
      '2026-12-07',
      '2026-12-08',
      '2026-10-22',
    ])
    expect([...answer.offsets]).toEqual([0, 1, 2, 3, 4, 5])
  })
})
