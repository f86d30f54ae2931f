import { describe, expect, test } from 'vitest'
import { daysBetween, toLocalDate } from '@luukku/domain/time'
import { rosterSpans } from './roster-spans.ts'

const spansOf = (...days: string[]) => rosterSpans(days.map(toLocalDate))

describe('the stretches of days that rosters are filled for', () => {
  test('days near each other are one stretch, whatever their order', () => {
    expect(spansOf('2026-12-01', '2026-11-24')).toEqual([{ day: '2026-11-24', days: 127 }])
  })
  test('years between two days are not filled', () => {
    expect(spansOf('2026-11-24', '2060-03-01')).toEqual([
      { day: '2026-11-24', days: 120 },
      { day: '2060-03-01', days: 120 },
    ])
  })
  test('no stretch lies over another: its week before the day and the night after its last day are its own', () => {
    // 2027-03-24 is the 120th day, its night ends on the 25th; a week before 2027-04-02 is the 26th.
    expect(spansOf('2026-11-24', '2027-04-02')).toHaveLength(2)
    expect(spansOf('2026-11-24', '2027-04-01')).toEqual([{ day: '2026-11-24', days: 248 }])
    expect(daysBetween(toLocalDate('2026-11-24'), toLocalDate('2027-04-01'))).toBe(128)
  })
})
