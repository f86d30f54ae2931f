import { describe, expect, test } from 'vitest'
import { seriesLike } from './series-like.ts'

const like = (...days: string[]) =>
  seriesLike({
    contactId: 'c',
    needId: 'n',
    times: days.map((day) => ({
      staffId: 's',
      mode: 'onsite' as const,
      start: `${day}T09:00:00+02:00`,
      end: `${day}T09:30:00+02:00`,
    })),
  })

describe('a series like a lost one', () => {
  test('has as many times, as far from one another, from the same day in the same way, and a day gives way', () => {
    expect(like('2026-11-25', '2026-12-02', '2026-12-09')).toEqual({
      contactId: 'c',
      needId: 'n',
      count: 3,
      everyDays: 7,
      toleranceDays: 1,
      from: '2026-11-25',
      modes: ['onsite'],
    })
  })
  test('gives way as far as the lost one did', () => {
    expect(like('2026-11-25', '2026-12-04', '2026-12-09')).toMatchObject({ everyDays: 7, toleranceDays: 2 })
  })
  test('stays inside what can be searched for: two times of one day, and times a half year apart', () => {
    expect(like('2026-11-25', '2026-11-25')).toMatchObject({ everyDays: 1, toleranceDays: 1 })
    expect(like('2026-11-25', '2027-05-25')).toMatchObject({ everyDays: 56, toleranceDays: 7 })
  })
})
