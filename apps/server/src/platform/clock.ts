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

/** A movable clock that tells of its moves. */
export interface TellingClock extends MovableClock {
  /** Called with the milliseconds of each move, so that what was planned by this clock moves with it. */
  onMove(listener: (milliseconds: number) => void): void
}

export function movableClock(start: Date): TellingClock {
  let offset = start.getTime() - Date.now()
  const listeners: ((milliseconds: number) => void)[] = []
  return {
    now: () => new Date(Date.now() + offset),
    set: (moment) => {
      const before = offset
      offset = moment.getTime() - Date.now()
      for (const listener of listeners) listener(offset - before)
    },
    onMove: (listener) => void listeners.push(listener),
  }
}

export const tellsMoves = (clock: Clock): clock is TellingClock => 'onMove' in clock
