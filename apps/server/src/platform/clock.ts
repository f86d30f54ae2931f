/**
 * The only place that asks the machine for the time. Everything else gets a Clock, so that a test, a rehearsal and a
 * night at the change of clocks can be played at will.
 */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** Starts at `start` and goes on at the speed of the machine's clock; `set` moves it. Refused in production. */
export interface MovableClock extends Clock {
  set(start: Date): void
}

export function movableClock(start: Date): MovableClock {
  let offset = start.getTime() - Date.now()
  return {
    now: () => new Date(Date.now() + offset),
    set: (moment) => {
      offset = moment.getTime() - Date.now()
    },
  }
}
