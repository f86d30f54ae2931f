import type { Limit, LimitUnit } from './rule.ts'

const counted = /^([1-9]\d{0,2}) (calendar day|week|month|working day|school working day)s?$/
const nextMonth = /^([1-9]\d{0,2}) working days, or the first working day of the month applied for if that is later$/

const countedUnits: Readonly<Record<string, LimitUnit>> = {
  'calendar day': 'calendarDays',
  week: 'weeks',
  month: 'months',
  'working day': 'workingDays',
  'school working day': 'schoolWorkingDays',
}

const phrases: Readonly<Record<string, Limit>> = {
  'at once': { unit: 'immediately', value: 0 },
  'at once in office hours': { unit: 'immediatelyInOfficeHours', value: 0 },
  'the same office day': { unit: 'sameOfficeDay', value: 0 },
  'the same or next working day': { unit: 'sameOrNextWorkingDay', value: 1 },
  'the same or next school working day': { unit: 'sameOrNextSchoolWorkingDay', value: 1 },
  'without delay': { unit: 'withoutDelay', value: 0 },
  'as the plan says': { unit: 'asPlanned', value: 0 },
  'as the applicable rule': { unit: 'asApplicableRule', value: 0 },
  'the end of the next month': { unit: 'monthEndNext', value: 1 },
}

/**
 * Reads a limit as the law files write it: `14 calendar days`, `the same office day`, `without delay` …
 *
 * @throws Error with a reason when it cannot be read
 */
export function readLimit(text: string): Limit {
  const phrase = Object.hasOwn(phrases, text) ? phrases[text] : undefined
  if (phrase !== undefined) return phrase
  const asCounted = counted.exec(text)
  const unit = countedUnits[asCounted?.[2] ?? '']
  if (unit !== undefined) return { unit, value: Number(asCounted?.[1]) }
  const asNextMonth = nextMonth.exec(text)
  if (asNextMonth !== null) return { unit: 'workingDaysOrFirstOfMonth', value: Number(asNextMonth[1]) }
  throw new Error(`cannot read the limit "${text}"`)
}
