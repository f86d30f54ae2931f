import { describe, expect, test } from 'vitest'
import { readLaw } from '../../../../tools/law/law-files.ts'
import { toLocalDate } from '../time/index.ts'
import { clocksForNeed, type NeedInLaw } from './clocks-for-need.ts'
import { needAtSchool, type SchoolCalendar } from './school-calendar.ts'

const law = readLaw()
const autumn: SchoolCalendar = {
  municipality: '698',
  knownFrom: toLocalDate('2026-08-10'),
  knownUntil: toLocalDate('2027-06-04'),
  closed: ['2026-10-19/2026-10-23', '2026-12-21/2027-01-06'],
}
const need = (contactAt: string, more: Partial<NeedInLaw> = {}): NeedInLaw => ({
  register: 'social',
  service: 'OPISKELUHUOLTO',
  ageAtContact: 15,
  urgencyClass: 'E',
  socialUrgency: 'ei-kiireellinen',
  contactAt,
  ...more,
})
const talk = (of: NeedInLaw, calendar: SchoolCalendar | undefined) =>
  clocksForNeed(law, needAtSchool(law, of, calendar)).find(({ stopEvent }) => stopEvent === 'talkHeld')
const codes = (of: NeedInLaw, calendar: SchoolCalendar | undefined) =>
  talk(of, calendar)?.explanation.map(({ code }) => code)

describe('school working days (1287/2013 § 15)', () => {
  test('over the autumn holiday: seven working days of the school, not of the calendar', () => {
    // Thursday 15 October: 16, then 26-30 October and 2 November.
    expect(talk(need('2026-10-15'), autumn)?.dueDate).toBe('2026-11-02')
    expect(talk(need('2026-10-15'), undefined)?.dueDate).toBe('2026-10-26')
  })
  test('an urgent talk asked for on the last day before the holiday: the first day of school after it', () => {
    expect(talk(need('2026-10-16', { urgencyClass: 'C' }), autumn)?.dueDate).toBe('2026-10-26')
  })
  test('the reasoning names the closed days; without a calendar it says that they are not known', () => {
    expect(codes(need('2026-10-15'), autumn)).toContain('schoolSkipped')
    expect(codes(need('2026-10-15'), autumn)).not.toContain('schoolCalendarMissing')
    expect(codes(need('2026-10-15'), undefined)).toContain('schoolCalendarMissing')
    expect(codes(need('2026-11-02'), autumn)).not.toContain('schoolSkipped')
  })
  test.each([
    ['the day before the first known day', '2026-08-09', true],
    ['the first known day', '2026-08-10', false],
    // Seven school days after 26 May 2027: 27, 28, 31 May, 1-4 June.
    ['the last day that can be counted to the end', '2027-05-26', false],
    ['a day later it would end where nothing is known', '2027-05-27', true],
  ])('%s', (_, contactAt, missing) => {
    expect(codes(need(contactAt), autumn)?.includes('schoolCalendarMissing')).toBe(missing)
  })
  test('a service without school days gets nothing of it', () => {
    const knee = need('2026-10-15', { service: 'FYSIO', register: 'health' })
    expect(needAtSchool(law, knee, autumn)).toBe(knee)
  })
})
