import { addDays, daysBetween, type LocalDate } from '../../time/index.ts'
import type { Candidate } from '../types.ts'

/** A booked time that might move. */
export interface MovableTime {
  readonly appointmentId: string
  readonly staffId: string
  readonly unitId: string
  readonly mode: Candidate['mode']
  readonly day: LocalDate
  readonly fromMs: number
  /** By when the need must be seen; undefined: no date runs. */
  readonly latest: LocalDate | undefined
  /** In the municipality of who would get it. */
  readonly isNear: boolean
}

/** With no date of its own nobody is asked to wait longer than this for another: a judgement, on the side of who has a time. */
const mostDelayDays = 14

/** The last day to which this time may move: its own limit always holds. */
export const lastMoveDay = ({ day, latest }: Pick<MovableTime, 'day' | 'latest'>): LocalDate => {
  const most = addDays(day, mostDelayDays)
  return latest !== undefined && latest < most ? latest : most
}

/**
 * Booked times that could help somebody who must be seen by a day, the one to ask first foremost: near to who gets it, then
 * with the most days of its own left, then the latest one, which leaves who moves the least surprised.
 */
export function rankMovable<T extends MovableTime>(times: readonly T[], helpsLatest: LocalDate): T[] {
  return times
    .filter((one) => one.day <= helpsLatest && lastMoveDay(one) > one.day)
    .sort(
      (a, b) =>
        Number(b.isNear) - Number(a.isNear) ||
        daysBetween(b.day, lastMoveDay(b)) - daysBetween(a.day, lastMoveDay(a)) ||
        b.fromMs - a.fromMs ||
        (a.appointmentId < b.appointmentId ? -1 : 1),
    )
}

/**
 * Where a booked time moves: later, inside its own limit, in the same way and place; the same professional first, then the
 * least delay. A later time must lie past the day by which the other one must be seen, or it might as well be theirs.
 */
export function chooseMove(
  time: MovableTime,
  free: readonly Candidate[],
  helpsLatest: LocalDate,
): Candidate | undefined {
  const last = lastMoveDay(time)
  const [first] = free
    .filter(
      ({ day, mode, unitId }) =>
        day > time.day && day > helpsLatest && day <= last && mode === time.mode && unitId === time.unitId,
    )
    .sort(
      (a, b) =>
        Number(b.staffId === time.staffId) - Number(a.staffId === time.staffId) ||
        a.fromMs - b.fromMs ||
        (a.staffId < b.staffId ? -1 : 1),
    )
  return first
}
