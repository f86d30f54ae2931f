import type { EpochDay, WorkingCalendar } from '../time/index.ts'
import {
  addMonthsToEpochDay,
  daysInMonth,
  epochDayFromParts,
  minutesOf,
  partsOfEpochDay,
  workingCalendarOf,
} from '../time/index.ts'
import type { Limit } from './rule.ts'
import type { LawSettings } from './types.ts'

/** No day: the law gives no number, or the event has not happened. */
export const noDay: EpochDay = -2_147_483_648

/** What a limit may need besides its start. */
export interface CountingFacts {
  /** Months added on documented grounds. */
  readonly extensionMonths: number
  readonly firstDayCounted: boolean
  /** First day of the month applied for; `noDay` means the month after the start. */
  readonly forMonth: EpochDay
  /** Days the school is closed besides weekends and holidays; undefined when its calendar is not known. */
  readonly schoolClosed: ReadonlySet<EpochDay> | undefined
}

/** Last day of a limit that starts on the day, at the minute (-1 when only the day is known). */
export type CountLimit = (startDay: EpochDay, startMinute: number) => EpochDay

/**
 * Makes the counting of a limit. The one place where days, weeks, months and working days are counted: explained and
 * bulk answers both come from here.
 *
 * @law 150/1930 §§ 2-3; 1326/2010 § 51; 417/2007 § 38 (first day counted)
 */
export function createCount(limit: Limit, facts: CountingFacts, settings: LawSettings): CountLimit {
  const { unit, value } = limit
  const calendar = workingCalendarOf(settings)
  const first = facts.firstDayCounted ? 1 : 0
  switch (unit) {
    case 'calendarDays':
      return (day) => day + value - first
    case 'weeks':
      return (day) => day + value * 7 - first
    case 'months': {
      const months = value + facts.extensionMonths
      return (day) => addMonthsToEpochDay(day, months) - first
    }
    case 'workingDays':
    case 'sameOrNextWorkingDay':
      return (day) => calendar.addWorkingDays(day, value)
    case 'schoolWorkingDays':
    case 'sameOrNextSchoolWorkingDay':
      return countSchoolDays(calendar, value, facts.schoolClosed)
    case 'sameOfficeDay':
    case 'immediatelyInOfficeHours': {
      const closing = minutesOf(settings.officeHours.close)
      return (day, minute) => calendar.addWorkingDays(day, minute < closing ? 0 : 1)
    }
    case 'immediately':
      return (day) => day
    case 'monthEndNext':
      return endOfNextMonth
    case 'workingDaysOrFirstOfMonth':
      return (day) => {
        const month = facts.forMonth === noDay ? firstOfNextMonth(day) : facts.forMonth
        return Math.max(calendar.addWorkingDays(day, value), calendar.addWorkingDays(month, 0))
      }
    case 'withoutDelay':
    case 'asPlanned':
    case 'asApplicableRule':
      return () => noDay
  }
}

function countSchoolDays(
  calendar: WorkingCalendar,
  count: number,
  closed: ReadonlySet<EpochDay> | undefined,
): CountLimit {
  if (closed === undefined || closed.size === 0) return (day) => calendar.addWorkingDays(day, count)
  return (day) => {
    let reached = day
    for (let left = count; left > 0; left -= closed.has(reached) ? 0 : 1) reached = calendar.addWorkingDays(reached, 1)
    return reached
  }
}

function firstOfNextMonth(day: EpochDay): EpochDay {
  const { year, month } = partsOfEpochDay(day)
  return month === 12 ? epochDayFromParts(year + 1, 1, 1) : epochDayFromParts(year, month + 1, 1)
}

function endOfNextMonth(day: EpochDay): EpochDay {
  const { year, month } = partsOfEpochDay(firstOfNextMonth(day))
  return epochDayFromParts(year, month, daysInMonth(year, month))
}
