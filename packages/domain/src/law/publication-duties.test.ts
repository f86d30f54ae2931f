import { describe, expect, test } from 'vitest'
import { readLaw } from '../../../../tools/law/law-files.ts'
import { toLocalDate } from '../time/index.ts'
import { publicationDuties } from './publication-duties.ts'

const law = readLaw()
const duties = (on: string, last: Record<string, string> = {}) =>
  Object.fromEntries(
    publicationDuties(
      law,
      new Map(Object.entries(last).map(([id, day]) => [id, toLocalDate(day)])),
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
    ['published in November: November’s own figures by the end of December', '2026-11-10', '2026-12-31 running'],
    ['on the first and on the last day of the month', '2026-11-01', '2026-12-31 running'],
    ['on the last day', '2026-11-30', '2026-12-31 running'],
    ['published last in September: September’s own figures were due in October', '2026-09-15', '2026-10-31 breached'],
    ['in December, over the turn of the year', '2026-12-15', '2027-01-31 running'],
  ])('monthly figures, %s', (_, last, expected) => {
    expect(duties('2026-11-30', { 'PUB-HEALTH-MONTHLY': last })).toMatchObject({ 'PUB-HEALTH-MONTHLY': expected })
  })
  test('a duty that is not in force yet is none: self-monitoring from 1 January 2024', () => {
    expect(Object.keys(duties('2023-12-31'))).not.toContain('PUB-SELFMON-4M')
    expect(Object.keys(duties('2024-01-01'))).toContain('PUB-SELFMON-4M')
  })
})
