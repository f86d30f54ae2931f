import type { AppointmentState } from './appointment-state.ts'
import { isInTimeToCorrect } from './decide-step.ts'

/** A booked time as far as booking it again may take back that it was cancelled. */
export interface CancelledTime {
  readonly state: AppointmentState
  readonly needId: string
  readonly staffId: string
  readonly fromMs: number
  /** When it was cancelled. */
  readonly changedMs: number
}

/**
 * Whether booking this time says that the cancellation was a slip of the hand: the very same time of the same need and
 * professional, as long as any slip can be taken back. Later it is a booking like others, and both acts stand.
 */
export function mayTakeBackCancellation(
  cancelled: CancelledTime,
  time: Pick<CancelledTime, 'needId' | 'staffId' | 'fromMs'>,
  atMs: number,
): boolean {
  return (
    cancelled.state === 'cancelled' &&
    cancelled.needId === time.needId &&
    cancelled.staffId === time.staffId &&
    cancelled.fromMs === time.fromMs &&
    isInTimeToCorrect(cancelled.changedMs, atMs)
  )
}
