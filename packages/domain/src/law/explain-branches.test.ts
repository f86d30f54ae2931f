import { describe, expect, test } from 'vitest'
import { readLaw, readLawFiles } from '../../../../tools/law/law-files.ts'
import { compileLaw } from './compile-law.ts'
import { evaluateClocks } from './evaluate-clocks.ts'
import type { Clock, ExplanationCode, LawInput } from './types.ts'

// What the pages of the worked cases do not hold: a promise, an unknown age, a version chosen by today, a plan.
const law = readLaw()
function clockOf(ruleId: string, input: LawInput, by = law): Clock {
  const found = evaluateClocks(by, input).find((clock) => clock.ruleId === ruleId)
  if (found === undefined) throw new Error(`${ruleId} does not run`)
  return found
}
const stepsOf = (clock: Clock, code: ExplanationCode) =>
  clock.explanation.filter((step) => step.code === code).map(({ parameters }) => parameters)
const care = { contact: '2026-11-02', assessment: '2026-11-03' }

describe('how a limit was counted, beside the worked cases', () => {
  test('a county’s promise is told as a promise and never as a rule of an act', () => {
    const text = readLawFiles()
      .flatMap(({ text: all }) => /rule H-STATION-3W[\s\S]*?(?=\n\n|$)/.exec(all)?.[0] ?? [])
      .map((one) =>
        one
          .replace('rule H-STATION-3W', 'promise STATION-1W')
          .replace(/obligation: \S+/, 'obligation: promise-station'),
      )
    const act = 'act lupaus\n  name fi: Lupaus\n  name sv: Löfte\n  name en: Promise\n\n'
    const county = compileLaw([...readLawFiles(), { path: 'instances/x.law', text: act + text.join('') }])
    const input: LawInput = { area: 'health', events: { stationChangeNotice: '2026-11-02' }, facts: {} }
    expect(clockOf('STATION-1W', input, county).explanation[0]?.code).toBe('promise')
    expect(clockOf('H-STATION-3W', input, county).explanation[0]?.code).toBe('rule')
  })
  test('an unknown age keeps the limit of the young, and says from which age on it would be another', () => {
    const clock = clockOf('O-3M-U23-2025', { area: 'oral', events: care, facts: {} })
    expect(stepsOf(clock, 'ageUnknown')).toEqual([{ years: 23 }])
    expect(stepsOf(clock, 'age')).toEqual([])
  })
  test('an age in whole years is that at the contact; a birth date is asked at the moment the rule names', () => {
    const facts = { service: 'structured-psychosocial-primary-care' }
    const events = { contact: '2026-11-02', needEstablished: '2026-11-16' }
    const told = (more: LawInput['facts']) =>
      stepsOf(clockOf('P-28D-U23-2025', { area: 'psychosocial', events, facts: { ...facts, ...more } }), 'age')
    expect(told({ age: 20 })).toMatchObject([{ age: 20, at: 'contact', years: 23, test: 'under' }])
    expect(told({ birthDate: '2006-11-10' })).toMatchObject([{ age: 20, at: 'needEstablished', years: 23 }])
  })
  test('where nobody knows of a contact, the age is that of the assessment, and it says so', () => {
    const input: LawInput = {
      area: 'oral',
      events: { assessment: '2026-11-03' },
      facts: { birthDate: '2003-11-03' },
    }
    expect(stepsOf(clockOf('O-6M-2025', input), 'age')).toMatchObject([{ age: 23, at: 'assessment', test: 'atLeast' }])
  })
  test('a version that waits for a decision is that of today; while neither is known, the newest, by its own first day', () => {
    const input = {
      area: 'older-people',
      events: { matterPending: '2026-11-02' },
      facts: { birthDate: '1940-01-01', olderPerson: true },
    } as const
    expect(stepsOf(clockOf('OLD-18-2023', input), 'version')).toMatchObject([{ date: '2023-01-01' }])
    expect(stepsOf(clockOf('OLD-18-2023', { ...input, asOf: '2026-11-24' }), 'version')).toMatchObject([
      { date: '2026-11-24', from: '2023-01-01', to: '' },
    ])
  })
  test('care by a plan is one step: nothing is counted', () => {
    const clock = clockOf('S-6M', {
      area: 'specialised',
      events: { needEstablished: '2026-11-23' },
      facts: { birthDate: '1960-01-01', planBased: true },
    })
    expect(stepsOf(clock, 'planned')).toEqual([{}])
    expect(stepsOf(clock, 'countMonths')).toEqual([])
    expect(stepsOf(clock, 'result')).toEqual([])
  })
  test('"A or B" with one of the two unknown says which reading is missing, and gives no pair', () => {
    const facts = { birthDate: '2010-01-01', directedFirstTo: 'hygienist' }
    const one = clockOf('O-DENT-U23-2025', { area: 'oral', events: { needFound: '2026-12-01' }, facts })
    expect(stepsOf(one, 'laterOf')).toEqual([])
    expect(stepsOf(one, 'laterOfMissing')).toEqual([{}])
    const both = clockOf('O-DENT-U23-2025', { area: 'oral', events: { ...care, needFound: '2026-12-01' }, facts })
    expect(stepsOf(both, 'laterOf')).toEqual([{ earlier: '2026-12-29', later: '2027-02-03', date: '2027-02-03' }])
    expect(stepsOf(both, 'laterOfMissing')).toEqual([])
  })
  test('the school’s own days that were passed over are told, one day as a day, and none from before or after', () => {
    const told = (schoolClosed: readonly string[]) => {
      const input: LawInput = {
        area: 'student-welfare',
        events: { talkRequested: '2026-10-08' },
        facts: { schoolClosed },
      }
      const clock = clockOf('ST-7WD', input)
      return [clock.dueDate, stepsOf(clock, 'schoolSkipped').flatMap(({ dates }) => dates ?? [])]
    }
    const around = ['2026-10-05/2026-10-08', '2026-11-30/2026-12-01']
    expect(told([...around, '2026-10-12/2026-10-16', '2026-10-20/2026-10-20', '2026-10-21'])).toEqual([
      ...['2026-10-28', ['2026-10-12/2026-10-16', '2026-10-20', '2026-10-21']],
    ])
    expect(told(around)).toEqual(['2026-10-19', []])
    const clock = clockOf('ST-7WD', {
      ...{ area: 'student-welfare', events: { talkRequested: '2026-10-08' }, facts: { schoolClosed: around } },
    })
    expect(clock.explanation.map(({ code }) => code)).not.toContain('schoolSkipped')
    expect(clock.explanation.map(({ code }) => code)).not.toContain('schoolCalendarMissing')
  })
  test('a duty without a number that was done tells when, and no last day', () => {
    const clock = clockOf('SO-GENERAL', {
      area: 'social',
      events: { contact: '2026-11-02', assessmentStarted: '2026-11-20' },
      facts: { age: 40 },
      asOf: '2026-11-24',
    })
    expect(clock).toMatchObject({ state: 'met', dueDate: null })
    expect(stepsOf(clock, 'stopped')).toHaveLength(1)
    expect(stepsOf(clock, 'stoppedLate')).toEqual([])
    expect(stepsOf(clock, 'passed')).toEqual([])
  })
})
