import type { Candidate } from '../types.ts'
import { shiftSeries } from './shift-series.ts'

/** So many times of one professional, one after the other. */
export interface SeriesWish {
  /** How many in all, the first one too. */
  readonly count: number
  /** Days from one to the next. */
  readonly everyDays: number
  /** A time may lie so many days before or after its day. */
  readonly toleranceDays: number
}

export interface ChosenSeries {
  /** As many as were found in a row from the first; all of them when `isWhole`. */
  readonly times: readonly Candidate[]
  readonly isWhole: boolean
}

/**
 * The times of a series that begins with this one. Days are counted from the first, so that a series does not drift.
 *
 * @param free times of any professionals; those of another one or another way are left out
 */
export const chooseSeries = (first: Candidate, free: readonly Candidate[], wish: SeriesWish): ChosenSeries =>
  shiftSeries(
    first,
    free,
    Array.from({ length: wish.count - 1 }, (_, at) => (at + 1) * wish.everyDays),
    wish.toleranceDays,
  )
