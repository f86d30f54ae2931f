import type { MovableClock } from '../../../apps/server/src/platform/clock.ts'

/**
 * Takes the machine's speed out of a server's clock: from here on it goes on by one millisecond each time it is asked, so
 * that a slow machine crosses no boundary that a test stands beside, and no two events have one moment.
 *
 * @returns sets the clock, as `set` does
 */
export function makeSteady(clock: MovableClock): (moment: string | Date) => void {
  const { set } = clock
  let next = clock.now().getTime()
  clock.now = () => new Date(next++)
  clock.set = (moment) => {
    next = moment.getTime()
    set(moment)
  }
  return (moment) => {
    clock.set(new Date(moment))
  }
}
