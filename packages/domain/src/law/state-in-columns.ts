import { fromEpochDay, type EpochDay } from '../time/index.ts'
import { noDay } from './count-limit.ts'
import { decideState, openingsOf } from './decide-state.ts'
import type { LawInForce } from './law-in-force.ts'
import { fromColumns } from './matter-columns.ts'
import { columnOf, type Column, type ProgramRule } from './program.ts'
import { dayAt, type NeedColumns } from './run-program.ts'
import { momentDue } from './to-clock.ts'
import type { ClockState, LawFacts } from './types.ts'
import { eventNames, type LawArea } from './vocabulary.ts'

/** What a need in columns is about. */
export interface NeedInColumns {
  readonly columns: NeedColumns
  readonly need: number
  readonly area: LawArea
  readonly facts: LawFacts
}

const closed = columnOf('caseClosed')

/** Of a rule: the columns of what may have met a clock, of what begins its matter, and of what else may have ended it. */
export interface Watched {
  readonly stops: readonly Int32Array[]
  readonly begins: readonly Int32Array[]
  /** Undefined where more than columns decides: a right that lapses, a recorded exception. */
  readonly ends: readonly Int32Array[] | undefined
}

/** What there is to watch for a rule in these columns. */
export function watchedOf(law: LawInForce, rule: ProgramRule, columns: NeedColumns, facts: LawFacts): Watched {
  const known = (some: readonly Column[]) => some.flatMap((column) => columns.days[column] ?? [])
  const begins = [...openingsOf(law).map(columnOf), ...rule.starts.map(({ column }) => column)]
  const needsMore = rule.rule.lapses || facts.exceptions !== undefined
  return {
    stops: known(rule.stopColumns),
    begins: known(begins),
    ends: needsMore ? undefined : known([...rule.endColumns, closed]),
  }
}

/**
 * Whether a clock has been met, as `decideState` has it: what lies before the first day of the matter meets nothing.
 */
export function isMet({ stops, begins }: Watched, need: number): boolean {
  for (const stop of stops) {
    const day = stop[need] ?? noDay
    if (day !== noDay && isWithinMatter(begins, need, day)) return true
  }
  return false
}

function isWithinMatter(begins: readonly Int32Array[], need: number, day: EpochDay): boolean {
  for (const begin of begins) {
    const began = begin[need] ?? noDay
    if (began !== noDay && began <= day) return true
  }
  return false
}

/** Whether the passing of time alone decides of a clock that has not been met. */
export function isPlain({ ends }: Watched, need: number): boolean {
  if (ends === undefined) return false
  for (const end of ends) if (end[need] !== noDay) return false
  return true
}

/** State of a clock that has not been met and of which more than the passing of time decides. */
export function stateInColumns(law: LawInForce, one: NeedInColumns, rule: ProgramRule, due: EpochDay): ClockState {
  const { columns, need, area, facts } = one
  const startColumn = rule.starts.find(({ column }) => dayAt(columns, column, need) !== noDay)?.column ?? -1
  const input = { area, ...fromColumns(columns, need), facts }
  const dueDate = fromEpochDay(due)
  const startedAt = input.events[eventNames[startColumn] ?? 'contact'] ?? dueDate
  const dueAt = momentDue(law, rule.rule, dueDate)
  return decideState(law, input, { rule: rule.rule, startedAt, dueDate, dueAt, plannedBy: rule.plannedBy }).state
}
