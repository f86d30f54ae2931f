/** A clock that stands still until a test moves it. Fits the server's `Clock`. */
export type FixedClock = {
  now: () => Date
  /** Sets the clock to a moment, as in `2026-11-23T15:59:59+02:00`. */
  set: (moment: string) => void
  /** Moves the clock; a negative number moves it back. For a calendar day use {@link FixedClock.set}: it is not always 24 hours. */
  advanceMinutes: (minutes: number) => void
}

/**
 * A clock that shows `moment`, as in `2026-11-23T15:59:59+02:00`.
 *
 * @throws RangeError  when the moment has no offset: it would mean another moment on another machine
 */
export function fixedClock(moment: string): FixedClock {
  let milliseconds = parseMoment(moment)
  return {
    now: () => new Date(milliseconds),
    set: (next) => (milliseconds = parseMoment(next)),
    advanceMinutes: (minutes) => (milliseconds += minutes * 60_000),
  }
}

function parseMoment(moment: string): number {
  const milliseconds = Date.parse(moment)
  if (Number.isNaN(milliseconds) || !/(Z|[+-]\d{2}:\d{2})$/.test(moment)) {
    throw new RangeError(`${moment} is not a moment with an offset, such as 2026-11-23T15:59:59+02:00`)
  }
  return milliseconds
}
