import type { OwnPiece, OwnWeek } from '@luukku/contract'
import { describe, expect, test } from 'vitest'
import { rowsOfWeek } from './rows-of-week.ts'

const piece = (kind: OwnPiece['kind'], from: string, to: string, day = '2026-11-25'): OwnPiece => ({
  kind,
  start: `${day}T${from}:00+02:00`,
  end: `${to === '24:00' ? '2026-11-26T00:00' : `${day}T${to}`}:00+02:00`,
})
const weekWith = (pieces: OwnPiece[], at = 2): OwnWeek => ({
  at: '2026-11-24T09:00:00+02:00',
  monday: '2026-11-23',
  days: Array.from({ length: 7 }, (_, n) => ({
    day: `2026-11-${String(23 + n)}`,
    pieces: n === at ? pieces : [],
    openMinutes: 0,
    bookedMinutes: 0,
  })),
})
const wednesday = (week: OwnWeek) => rowsOfWeek(week).rows.map(({ at, cells }) => `${at} ${cells[2]?.fill ?? ''}`)

describe('rows of a week', () => {
  test('an empty week has a working day of five columns', () => {
    const { days, rows } = rowsOfWeek(weekWith([]))
    expect([days.length, rows[0]?.at, rows.at(-1)?.at]).toEqual([5, '08:00', '15:30'])
  })
  test('a Sunday with something is a column', () => {
    expect(rowsOfWeek(weekWith([piece('duty', '08:00', '10:00', '2026-11-29')], 6)).days).toHaveLength(6)
  })
  test('a time begins in the half hour it is in and fills those it touches', () => {
    const week = weekWith([piece('booked', '09:15', '10:05')])
    const rows = rowsOfWeek(week).rows
    expect(wednesday(week).slice(1, 6)).toEqual([
      '08:30 nothing',
      '09:00 booked',
      '09:30 booked',
      '10:00 booked',
      '10:30 nothing',
    ])
    expect(rows.filter(({ cells }) => cells[2]?.begins.length).map(({ at }) => at)).toEqual(['09:00'])
  })
  test('a booked time over an absence is seen, and a whole-day absence does not stretch the day', () => {
    const week = weekWith([piece('absence', '00:00', '24:00'), piece('booked', '09:00', '09:30')])
    expect(wednesday(week)[0]).toBe('08:00 absence')
    expect(wednesday(week)[2]).toBe('09:00 booked')
    expect(rowsOfWeek(week).rows[0]?.cells[2]?.begins.map(({ kind }) => kind)).toEqual(['absence'])
  })
  test('an evening to midnight stretches it', () => {
    expect(rowsOfWeek(weekWith([piece('duty', '20:45', '24:00')])).rows.at(-1)?.at).toBe('23:30')
  })
})
