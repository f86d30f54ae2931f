import { addDays, addMonths, partsOfEpochDay, toEpochDay, type LocalDate } from '../time/index.ts'
import { evaluateClocks } from './evaluate-clocks.ts'
import type { LawInForce } from './law-in-force.ts'
import type { Rule } from './rule.ts'
import type { Clock, LawEvents } from './types.ts'

/** A duty of the county to publish, with the clock of the next time. */
export interface PublicationDuty {
  readonly rule: Rule
  /** Undefined where nobody has recorded when it was last published, and the law counts from that. */
  readonly clock: Clock | undefined
}

/**
 * The county's duties to publish that are in force on a day, each with its next last day. No person's case, so no need starts
 * them: the month that ended starts one, the last publication the others.
 *
 * @param lastPublished the last day each was published, by rule id
 */
export function publicationDuties(
  law: LawInForce,
  lastPublished: ReadonlyMap<string, LocalDate>,
  on: LocalDate,
): readonly PublicationDuty[] {
  const today = toEpochDay(on)
  const rules = law.rules.filter(
    ({ area, kind, inForce }) =>
      area === 'publication' && kind === 'law' && inForce !== null && inForce.from <= today && today <= inForce.to,
  )
  return rules.map((rule) => ({ rule, clock: nextClock(law, rule, lastPublished.get(rule.id), on) }))
}

function nextClock(law: LawInForce, rule: Rule, last: LocalDate | undefined, on: LocalDate): Clock | undefined {
  const isMonthly = rule.starts.some(({ event }) => event === 'calendarMonthEnds')
  const events: LawEvents = isMonthly
    ? // What was published in a month was of the month before: its own month comes next. Without a record, the last month.
      { calendarMonthEnds: last === undefined ? lastOfMonthBefore(on) : lastOfMonth(last) }
    : { lastPublished: last }
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

const firstOfMonth = (day: LocalDate): LocalDate => addDays(day, 1 - toParts(day).dayOfMonth)

const lastOfMonthBefore = (day: LocalDate): LocalDate => addDays(firstOfMonth(day), -1)

const lastOfMonth = (day: LocalDate): LocalDate => addDays(addMonths(firstOfMonth(day), 1), -1)

const toParts = (day: LocalDate) => partsOfEpochDay(toEpochDay(day))
