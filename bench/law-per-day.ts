import { addDays, addMonths, addWeeks, formatISO, isWeekend, parseISO } from 'date-fns'
import { DateTime } from 'luxon'
import type { Rule } from '../packages/domain/src/law/index.ts'
import { holidaysOf } from '../packages/domain/src/time/index.ts'

/** Counts the last day of a counted limit; undefined for a unit the loop does not know. */
export type PerDayCount = (rule: Rule, start: string) => string | undefined

const holidays = new Set<string>()
for (let year = 2021; year <= 2030; year++) for (const { date } of holidaysOf(year)) holidays.add(date)

/** The usual way: a library, and a loop from day to day. */
export const countWithDateFns: PerDayCount = ({ limit, firstDayCounted }, start) => {
  const from = parseISO(start)
  const first = firstDayCounted ? 1 : 0
  const text = (date: Date) => formatISO(date, { representation: 'date' })
  switch (limit.unit) {
    case 'calendarDays':
      return text(addDays(from, limit.value - first))
    case 'weeks':
      return text(addWeeks(from, limit.value))
    case 'months':
      return text(addMonths(from, limit.value))
    case 'workingDays':
    case 'schoolWorkingDays': {
      let day = from
      for (let left = limit.value; left > 0;) {
        day = addDays(day, 1)
        if (!isWeekend(day) && !holidays.has(text(day))) left -= 1
      }
      return text(day)
    }
    default:
      return undefined
  }
}

/** The same with Luxon. */
export const countWithLuxon: PerDayCount = ({ limit, firstDayCounted }, start) => {
  const from = DateTime.fromISO(start, { zone: 'utc' })
  const first = firstDayCounted ? 1 : 0
  switch (limit.unit) {
    case 'calendarDays':
      return from.plus({ days: limit.value - first }).toISODate() ?? undefined
    case 'weeks':
      return from.plus({ weeks: limit.value }).toISODate() ?? undefined
    case 'months':
      return from.plus({ months: limit.value }).toISODate() ?? undefined
    case 'workingDays':
    case 'schoolWorkingDays': {
      let day = from
      for (let left = limit.value; left > 0;) {
        day = day.plus({ days: 1 })
        if (day.weekday <= 5 && !holidays.has(day.toISODate() ?? '')) left -= 1
      }
      return day.toISODate() ?? undefined
    }
    default:
      return undefined
  }
}
