import type { LocalDate } from '../time/index.ts'
import { fromEpochDay } from '../time/index.ts'
import { clocksForNeed, type NeedInLaw } from './clocks-for-need.ts'
import type { LawInForce } from './law-in-force.ts'
import { localTimeOf } from './matter-columns.ts'
import type { Clock } from './types.ts'

/** When the schools of a municipality are closed besides weekends and holidays, and for which days this is known. */
export interface SchoolCalendar {
  /** Three digits. */
  readonly municipality: string
  readonly knownFrom: LocalDate
  readonly knownUntil: LocalDate
  /** Days or `day/day` spans, both ends included. */
  readonly closed: readonly string[]
}

/**
 * The need with the closed days of its schools, where a limit of its is counted in school working days and the calendar is
 * known from the contact to the last day of every such limit. Where it is not known to the end, nothing of it is used: half a
 * calendar would give a day that looks sure.
 *
 * @law 1287/2013 § 15: working days of the educational institution
 */
export function needAtSchool(law: LawInForce, need: NeedInLaw, calendar: SchoolCalendar | undefined): NeedInLaw {
  const openings = law.serviceAreas.openings.get(need.service) ?? []
  if (calendar === undefined || !openings.some(({ matter }) => matter.area === 'student-welfare')) return need
  const known: NeedInLaw = { ...need, facts: { ...need.facts, schoolClosed: calendar.closed } }
  const limits = clocksForNeed(law, known).filter((clock) => isInSchoolDays(law, clock))
  const isKnown =
    limits.length > 0 &&
    fromEpochDay(localTimeOf(need.contactAt).day) >= calendar.knownFrom &&
    limits.every(({ dueDate }) => dueDate !== null && dueDate <= calendar.knownUntil)
  return isKnown ? known : need
}

function isInSchoolDays(law: LawInForce, { ruleId }: Clock): boolean {
  const unit = law.ruleById.get(ruleId)?.limit.unit
  return unit === 'schoolWorkingDays' || unit === 'sameOrNextSchoolWorkingDay'
}
