import { Temporal } from 'temporal-polyfill'

/** A clock that stands still until a test moves it. */
export type FixedClock = {
  now: () => Temporal.Instant
  /** Sets the clock to a moment, as in `2026-11-23T15:59:59+02:00`. */
  set: (moment: string) => void
  /** Moves the clock, as in `{ minutes: 30 }` or `{ hours: -2 }`. Days are not a length of time: use {@link FixedClock.set}. */
  advance: (by: Temporal.DurationLike) => void
}

/** A clock that shows `moment`, as in `2026-11-23T15:59:59+02:00`. */
export function fixedClock(moment: string): FixedClock {
  let instant = Temporal.Instant.from(moment)
  return {
    now: () => instant,
    set: (next) => (instant = Temporal.Instant.from(next)),
    advance: (by) => (instant = instant.add(by)),
  }
}
