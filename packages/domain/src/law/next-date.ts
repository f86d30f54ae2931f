import type { LocalDate } from '../time/index.ts'
import { addDays } from '../time/index.ts'
import type { Clock } from './types.ts'

/** A date of a person's own life that the help must come before: discharge, eviction, move, start of school. */
export interface RealLifeDate {
  readonly kind: 'discharge' | 'eviction' | 'move' | 'schoolStart' | 'other'
  readonly date: LocalDate
}

/** The date that stands on a card: the earliest of what the law, a promise and life ask for. */
export interface NextDate {
  readonly date: LocalDate
  /** Moment with the Finnish offset, where the limit is a time of day. */
  readonly at?: string
  readonly kind: 'law' | 'promise' | 'realLife'
  /** Rule id, or the kind of the real-life date. */
  readonly because: string
}

/**
 * The earliest date among the clocks still open and the real-life dates; a real-life date goes first on the same day,
 * because it cannot be moved.
 *
 * @returns undefined where nothing has a date
 */
export function findNextDate(
  clocks: readonly Clock[],
  realLifeDates: readonly RealLifeDate[] = [],
): NextDate | undefined {
  const ofLife = realLifeDates.map(({ kind, date }): NextDate => ({ date, kind: 'realLife', because: kind }))
  const ofLaw = clocks
    .filter(isOpen)
    .flatMap(({ dueDate, dueAt, kind, ruleId }): readonly NextDate[] =>
      dueDate === null ? [] : [{ date: dueDate, ...(dueAt === undefined ? {} : { at: dueAt }), kind, because: ruleId }],
    )
  return [...ofLife, ...ofLaw].reduce<NextDate | undefined>(
    (first, next) => (first === undefined || next.date < first.date ? next : first),
    undefined,
  )
}

/** The open clocks whose last day is behind `today` or within `days` days of it, the earliest first. */
export function listBreaking(clocks: readonly Clock[], today: LocalDate, days: number): readonly Clock[] {
  const until = addDays(today, days)
  return clocks
    .filter((clock) => isOpen(clock) && clock.dueDate !== null && clock.dueDate <= until)
    .sort((a, b) => ((a.dueDate ?? '') < (b.dueDate ?? '') ? -1 : 1))
}

/** A clock still asks for something to be done: it runs, or it broke and nothing has stopped it. */
function isOpen({ state, stoppedBy }: Clock): boolean {
  return state === 'running' || (state === 'breached' && stoppedBy === null)
}
