import type { EpochDay } from './epoch-day.ts'
import { epochDayFromParts } from './epoch-day.ts'
import { holidaysOf } from './holidays.ts'
import { weekdayOfEpochDay } from './local-date.ts'

/** Years the tables cover; a day outside them is refused, never guessed. */
const firstYear = 1990
const lastYear = 2110

/** How the eves are read when working days are counted. */
export interface WorkingDayPolicy {
  /** Whether Christmas Eve and Midsummer Eve count as working days. */
  readonly eveIsWorkingDay: boolean
}

/**
 * Working days (arkipäivä: Monday-Friday that are not public holidays) as tables, so that any count is one look-up.
 *
 * @throws RangeError from every method for a day outside 1990-2110
 */
export interface WorkingCalendar {
  readonly isWorkingDay: (day: EpochDay) => boolean
  /** The `count`-th working day after the day; the day itself is not counted. Zero gives the first working day on or after it. */
  readonly addWorkingDays: (day: EpochDay, count: number) => EpochDay
  /** How many working days lie in `(from, to]`. */
  readonly countWorkingDays: (from: EpochDay, to: EpochDay) => number
}

const start = epochDayFromParts(firstYear, 1, 1)
const end = epochDayFromParts(lastYear, 12, 31)

export const coversDay = (day: EpochDay): boolean => day >= start && day <= end

/** A calendar in which the days that `isWorking` accepts are working days. */
export function createWorkingCalendar(isWorking: (day: EpochDay) => boolean): WorkingCalendar {
  const throughDay = new Int32Array(end - start + 1)
  const list: EpochDay[] = []
  for (let day = start; day <= end; day++) {
    if (isWorking(day)) list.push(day)
    throughDay[day - start] = list.length
  }
  const days = Int32Array.from(list)
  const through = (day: EpochDay): number => {
    const count = throughDay[day - start]
    if (count === undefined) throw new RangeError('The day is outside the working-day tables (1990-2110)')
    return count
  }
  return {
    isWorkingDay: (day) => through(day) > (day === start ? 0 : through(day - 1)),
    addWorkingDays: (day, count) => {
      const index = count === 0 ? through(day - 1) : through(day) + count - 1
      const found = days[index]
      if (found === undefined) throw new RangeError('The day is outside the working-day tables (1990-2110)')
      return found
    },
    countWorkingDays: (from, to) => through(to) - through(from),
  }
}

const calendars = new Map<boolean, WorkingCalendar>()

/** The Finnish working-day calendar of a policy; made once and kept. */
export function workingCalendarOf(policy: WorkingDayPolicy): WorkingCalendar {
  const known = calendars.get(policy.eveIsWorkingDay)
  if (known !== undefined) return known
  const closed = holidaySet((eve) => !eve || !policy.eveIsWorkingDay)
  const calendar = createWorkingCalendar((day) => weekdayOfEpochDay(day) <= 5 && !closed.has(day))
  calendars.set(policy.eveIsWorkingDay, calendar)
  return calendar
}

/** Every holiday of the covered years that `wanted` accepts by its being an eve. */
export function holidaySet(wanted: (eve: boolean) => boolean): ReadonlySet<EpochDay> {
  const days = new Set<EpochDay>()
  for (let year = firstYear; year <= lastYear; year++) {
    for (const holiday of holidaysOf(year)) if (wanted(holiday.eve)) days.add(holiday.day)
  }
  return days
}
