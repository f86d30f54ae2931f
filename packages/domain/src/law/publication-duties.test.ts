import { describe, expect, test } from 'vitest'
import { readLaw, readLawFiles } from '../../../../tools/law/law-files.ts'
import { toLocalDate } from '../time/index.ts'
import { compileLaw } from './compile-law.ts'
import { publicationDuties, type Publication } from './publication-duties.ts'

const law = readLaw()
const published = (text: string): Publication => {
  const [on = '', month] = text.split(' of ')
  return { on: toLocalDate(on), month: month === undefined ? undefined : toLocalDate(`${month}-01`) }
}
/** @param last by rule: the days it was published on, «2026-11-03 of 2026-09» where the month is said */
const duties = (on: string, last: Record<string, string | readonly string[]> = {}) =>
  Object.fromEntries(
    publicationDuties(
      law,
      new Map(Object.entries(last).map(([id, days]) => [id, [days].flat().map((day) => published(day))])),
      toLocalDate(on),
    ).map(({ rule, clock }) => [rule.id, clock === undefined ? 'unknown' : `${clock.dueDate ?? ''} ${clock.state}`]),
  )

describe('what the county must publish', () => {
  test('without a record the month before is due by the end of this one, and the rest is not known', () => {
    expect(duties('2026-11-24')).toEqual({
      'PUB-HEALTH-MONTHLY': '2026-11-30 running',
      'PUB-HEALTH-4M': 'unknown',
      'PUB-OLDER-6M': 'unknown',
      'PUB-SELFMON-4M': 'unknown',
    })
  })
  test('each counts from its own last publication: four months, six months, four months', () => {
    const last = { 'PUB-HEALTH-4M': '2026-08-31', 'PUB-OLDER-6M': '2026-06-30', 'PUB-SELFMON-4M': '2026-07-24' }
    expect(duties('2026-11-24', last)).toMatchObject({
      'PUB-HEALTH-4M': '2026-12-31 running',
      'PUB-OLDER-6M': '2026-12-30 running',
      'PUB-SELFMON-4M': '2026-11-24 running',
    })
    expect(duties('2026-11-25', last)).toMatchObject({ 'PUB-SELFMON-4M': '2026-11-24 breached' })
  })
  test.each([
    [
      'published first in November, so of October: November’s own figures by the end of December',
      '2026-11-10',
      '2026-12-31 running',
    ],
    ['on the first and on the last day of the month', '2026-11-01', '2026-12-31 running'],
    ['on the last day', '2026-11-30', '2026-12-31 running'],
    [
      'published first in September, so of August: September’s own figures were due in October',
      '2026-09-15',
      '2026-10-31 breached',
    ],
    ['in December, over the turn of the year', '2026-12-15', '2027-01-31 running'],
  ])('monthly figures, %s', (_, last, expected) => {
    expect(duties('2026-11-30', { 'PUB-HEALTH-MONTHLY': last })).toMatchObject({ 'PUB-HEALTH-MONTHLY': expected })
  })
  test.each([
    [
      'September’s came late, in November: October’s are still asked for',
      ['2026-11-03 of 2026-09'],
      '2026-11-30 running',
    ],
    ['then October’s in time', ['2026-11-03 of 2026-09', '2026-11-20 of 2026-10'], '2026-12-31 running'],
    [
      'October’s were published before September’s: September’s are asked for',
      ['2026-09-10 of 2026-08', '2026-11-03 of 2026-10'],
      '2026-10-31 breached',
    ],
    ['in whatever order they came', ['2026-11-20 of 2026-10', '2026-11-21 of 2026-09'], '2026-12-31 running'],
    ['twice of one month: that month alone', ['2026-11-03 of 2026-09', '2026-11-04 of 2026-09'], '2026-11-30 running'],
  ])('monthly figures, %s', (_, last, expected) => {
    expect(duties('2026-11-24', { 'PUB-HEALTH-MONTHLY': last })).toMatchObject({ 'PUB-HEALTH-MONTHLY': expected })
  })
  test('the last day alone counts where it was recorded in another order', () => {
    const last = { 'PUB-SELFMON-4M': ['2026-07-24', '2026-03-20'] }
    expect(duties('2026-11-24', last)).toMatchObject({ 'PUB-SELFMON-4M': '2026-11-24 running' })
  })
  test('a duty that is not in force yet is none: self-monitoring from 1 January 2024', () => {
    expect(Object.keys(duties('2023-12-31'))).not.toContain('PUB-SELFMON-4M')
    expect(Object.keys(duties('2024-01-01'))).toContain('PUB-SELFMON-4M')
  })
  test('in force on its first and its last day and not beside them; one that never was, and a county’s promise, are none', () => {
    const own = (id: string, force: string, kind = 'rule') => `${kind} ${id}
  section: 1 §
  title fi: a
  title sv: b
  title en: c
  area: publication
  obligation: ${id.toLowerCase()}
  who: what is ${id.toLowerCase()}
  starts: lastPublished
  stops: published
  limit: 4 months
  in force: ${force}
  version by: lastPublished
  transition: none
  source: https://www.finlex.fi/
  text seen in: a test
  confidence: high

`
    const act = 'act 9/2027\n  name fi: a\n  name sv: b\n  name en: c\n\n'
    const text = `${act}${own('A-PASSED', '2026-01-01 to 2026-11-24')}${own('A-COMING', '2026-11-25 to further notice')}${own('A-NEVER', 'never')}${own('A-PROMISE', '2026-01-01 to further notice', 'promise')}`
    const changed = compileLaw([...readLawFiles(), { path: 'law/z.law', text }])
    const on = (day: string) =>
      publicationDuties(changed, new Map(), toLocalDate(day))
        .map(({ rule }) => rule.id)
        .filter((id) => id.startsWith('A-'))
    expect(on('2026-11-24')).toEqual(['A-PASSED'])
    expect(on('2026-11-25')).toEqual(['A-COMING'])
  })
  test('months recorded in another order: the first that is missing comes next', () => {
    const last = { 'PUB-HEALTH-MONTHLY': ['2026-11-03 of 2026-10', '2026-10-03 of 2026-08'] }
    // September is missing between them, though October came last.
    expect(duties('2026-11-24', last)).toMatchObject({ 'PUB-HEALTH-MONTHLY': '2026-10-31 breached' })
  })
})
