import { addDays, addMonths, lastDayOfMonth, toEpochDay, type LocalDate } from '../time/index.ts'
import { evaluateClocks } from './evaluate-clocks.ts'
import type { LawInForce } from './law-in-force.ts'
import type { Rule } from './rule.ts'
import type { Clock, LawEvents } from './types.ts'

/** Something that was published. */
export interface Publication {
  readonly on: LocalDate
  /** Of a monthly duty: any day of the month whose figures they were. Absent: of the month before `on`. */
  readonly month?: LocalDate | undefined
}

/** A duty of the county to publish, with the clock of the next time. */
export interface PublicationDuty {
  readonly rule: Rule
  /** Undefined where nobody has recorded when it was last published, and the law counts from that. */
  readonly clock: Clock | undefined
  /** Of a monthly duty: the last day of the month whose figures come next. */
  readonly month?: LocalDate
}

/**
 * The county's duties to publish that are in force on a day, each with its next last day. No person's case, so no need starts
 * them: the month that ended starts one, the last publication the others. Of monthly figures the first month that lacks them
 * comes next, also when a later one has been published.
 *
 * @param published what was published and not taken back, by rule id
 */
export function publicationDuties(
  law: LawInForce,
  published: ReadonlyMap<string, readonly Publication[]>,
  on: LocalDate,
): readonly PublicationDuty[] {
  const today = toEpochDay(on)
  const rules = law.rules.filter(
    ({ area, kind, inForce }) =>
      area === 'publication' && kind === 'law' && inForce !== null && inForce.from <= today && today <= inForce.to,
  )
  return rules.map((rule) => {
    const known = published.get(rule.id) ?? []
    if (!isMonthlyDuty(rule)) {
      const days = known.map((one) => one.on).sort()
      return { rule, clock: clockOf(law, rule, { lastPublished: days.at(-1) }, on) }
    }
    const month = firstMonthWithout(known, on)
    return { rule, month, clock: clockOf(law, rule, { calendarMonthEnds: month }, on) }
  })
}

/** Whether what is published is the figures of a calendar month. */
export const isMonthlyDuty = ({ starts }: Rule): boolean => starts.some(({ event }) => event === 'calendarMonthEnds')

/** Counted from the first month recorded; without a record, the month before. @returns its last day */
function firstMonthWithout(published: readonly Publication[], on: LocalDate): LocalDate {
  const months = new Set(published.map((one) => (one.month ? lastDayOfMonth(one.month) : lastOfMonthBefore(one.on))))
  let month = [...months].sort()[0] ?? lastOfMonthBefore(on)
  while (months.has(month)) month = lastDayOfMonth(addDays(month, 1))
  return month
}

function clockOf(law: LawInForce, rule: Rule, events: LawEvents, on: LocalDate): Clock | undefined {
  return evaluateClocks(law, { area: 'publication', events, facts: { what: subjectOf(rule) }, asOf: on }).find(
    ({ ruleId }) => ruleId === rule.id,
  )
}

/** What the rule is about: the subject that it names, or one of its own where it speaks of all others. */
function subjectOf({ who, obligation }: Rule): string {
  const named = who
    .flatMap(({ anyOf }) => anyOf)
    .find((one) => one.kind === 'fact' && one.fact === 'what' && one.test === 'is')
  const value = named?.kind === 'fact' ? named.values[0] : undefined
  return typeof value === 'string' ? value : obligation
}

const lastOfMonthBefore = (day: LocalDate): LocalDate => lastDayOfMonth(addMonths(day, -1))
