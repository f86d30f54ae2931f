import { describe, expect, test } from 'vitest'
import { readLaw } from '../../../../tools/law/law-files.ts'
import { evaluateClocks } from './evaluate-clocks.ts'
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
