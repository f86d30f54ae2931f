import { createBits, fill, has } from './bits.ts'
import { slotsADay, type CalendarGrid, type CalendarRules } from './calendar-rules.ts'

/** When somebody can be on the way: not in a break, not while they are booked with somebody at a distance. */
export interface Road {
  /** The first slot at which so many slots on the way, from `at` on, have passed. */
  after(at: number, slots: number): number
  /** The last slot at which one must leave to be there at `at` after so many slots on the way. */
  before(at: number, slots: number): number
  /** Slots between the two in which one can be on the way, counted up to `most`. */
  between(from: number, to: number, most: number): number
}

export function createRoad(grid: CalendarGrid, rules: CalendarRules): Road {
  const length = grid.days * slotsADay
  // Made when somebody first travels: most calendars never ask.
  let off: Uint32Array | undefined
  const isOff = (at: number): boolean => {
    if (at < 0 || at >= length) return false
    if (off === undefined) {
      off = createBits(length)
      for (const { from, to } of [...grid.closed, ...rules.closed]) fill(off, from, to, true)
      for (const { from, to, place } of rules.booked) if (place === undefined) fill(off, from, to, true)
    }
    return has(off, at)
  }
  return {
    after(at, slots) {
      let left = slots
      let end = at
      for (; left > 0; end++) if (!isOff(end)) left--
      return end
    },
    before(at, slots) {
      let left = slots
      let start = at
      for (; left > 0; start--) if (!isOff(start - 1)) left--
      return start
    },
    between(from, to, most) {
      let count = 0
      for (let at = from; at < to && count < most; at++) if (!isOff(at)) count++
      return count
    },
  }
}
