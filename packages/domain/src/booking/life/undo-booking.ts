import type { AppointmentState } from './appointment-state.ts'
import { isInTimeToCorrect } from './decide-step.ts'

/** How long the one key of a notice takes an act back: whoever is on the phone looks at the screen when the sentence is said. */
export const undoOfferedSeconds = 20
/**
 * What staff did is told this much later: the key has gone from the screen, and its command has arrived. Longer would keep a
 * person on the telephone who waits for the message; shorter tells them of a slip.
 */
export const noticeWaitsSeconds = 30

/** A booked time as far as its booking may be taken back as a slip of the hand. */
export interface JustBooked {
  readonly state: AppointmentState
  readonly fromMs: number
  readonly bookedMs: number
  /** Whoever asks booked it. */
  readonly isOwn: boolean
  /** More than a time came of it: an offer that was declined was recorded, a time was moved, a cancellation was taken back. */
  readonly hasMore: boolean
}

/**
 * Whether a booking is a slip that leaves no mark: as long as any slip can be taken back, by who made it. Later, and of what
 * another made, the time is cancelled with whose wish it is.
 */
export const mayUndoBooking = ({ state, fromMs, bookedMs, isOwn, hasMore }: JustBooked, atMs: number): boolean =>
  isOwn && !hasMore && state === 'booked' && fromMs > atMs && isInTimeToCorrect(bookedMs, atMs)
