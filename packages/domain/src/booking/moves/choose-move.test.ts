import { describe, expect, test } from 'vitest'
import { toLocalDate } from '../../time/index.ts'
import type { Candidate } from '../types.ts'
import { chooseMove, lastMoveDay, rankMovable, type MovableTime } from './choose-move.ts'

const time = (o: Partial<MovableTime> = {}): MovableTime => ({
  appointmentId: 'a',
  staffId: 'own',
  unitId: 'here',
  mode: 'onsite',
  day: toLocalDate('2026-11-26'),
  fromMs: Date.parse('2026-11-26T10:00:00+02:00'),
  latest: toLocalDate('2026-12-10'),
  isNear: true,
  ...o,
})
const free = (day: string, o: Partial<Candidate> = {}): Candidate => ({
  needId: 'n',
  staffId: 'own',
  unitId: 'here',
  mode: 'onsite',
  day: toLocalDate(day),
  fromMs: Date.parse(`${day}T09:00:00+02:00`),
  toMs: Date.parse(`${day}T09:30:00+02:00`),
  ...o,
})

describe('a booked time that moves for another', () => {
  test('stays inside its own limit, and without one is put off two weeks at most', () => {
    expect(lastMoveDay(time({ latest: toLocalDate('2026-11-30') }))).toBe('2026-11-30')
    expect(lastMoveDay(time({ latest: toLocalDate('2027-03-01') }))).toBe('2026-12-10')
    expect(lastMoveDay(time({ latest: undefined }))).toBe('2026-12-10')
    expect(
      chooseMove(time({ latest: toLocalDate('2026-12-01') }), [free('2026-12-02')], toLocalDate('2026-11-27')),
    ).toBeUndefined()
    expect(
      chooseMove(time({ latest: toLocalDate('2026-12-02') }), [free('2026-12-02')], toLocalDate('2026-11-27'))?.day,
    ).toBe('2026-12-02')
  })
  test('goes past the day by which the other must be seen, not on it', () => {
    expect(chooseMove(time(), [free('2026-11-27')], toLocalDate('2026-11-27'))).toBeUndefined()
    expect(chooseMove(time(), [free('2026-11-28')], toLocalDate('2026-11-27'))?.day).toBe('2026-11-28')
  })
  test('keeps way and place, the professional where possible, and is put off the least', () => {
    const found = chooseMove(
      time(),
      [
        free('2026-11-30', { mode: 'phone' }),
        free('2026-11-30', { unitId: 'there' }),
        free('2026-12-01', { staffId: 'other' }),
        free('2026-12-03'),
        free('2026-12-02'),
      ],
      toLocalDate('2026-11-27'),
    )
    expect(found).toMatchObject({ staffId: 'own', day: '2026-12-02' })
    expect(chooseMove(time(), [free('2026-12-02', { staffId: 'other' })], toLocalDate('2026-11-27'))?.staffId).toBe(
      'other',
    )
  })
  test('is asked of first who is near and has the most days left; who has none is not asked', () => {
    const list = [
      time({ appointmentId: 'tight', latest: toLocalDate('2026-11-28') }),
      time({ appointmentId: 'none', latest: toLocalDate('2026-11-26') }),
      time({ appointmentId: 'far', isNear: false }),
      time({ appointmentId: 'wide' }),
      time({ appointmentId: 'too late', day: toLocalDate('2026-11-28') }),
    ]
    expect(rankMovable(list, toLocalDate('2026-11-27')).map(({ appointmentId }) => appointmentId)).toEqual([
      'wide',
      'tight',
      'far',
    ])
    expect(rankMovable(list, toLocalDate('2026-11-28')).map(({ appointmentId }) => appointmentId)).toContain('too late')
  })
})
