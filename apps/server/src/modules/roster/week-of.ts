import type { Span } from '@luukku/domain/booking'
import { addDays, epochMsOf, fromHelsinki, weekdayOf, type LocalDate } from '@luukku/domain/time'

export interface WeekSpan extends Span {
  readonly monday: LocalDate
  /** Monday to Sunday, midnight to midnight in Finland. */
  readonly days: readonly (Span & { readonly day: LocalDate })[]
}

/** The week in Finland that a day is in. */
export function weekOf(day: LocalDate): WeekSpan {
  const monday = addDays(day, -((weekdayOf(day) + 6) % 7))
  const startOf = (n: number) => epochMsOf(fromHelsinki(addDays(monday, n), '00:00'))
  return {
    monday,
    fromMs: startOf(0),
    toMs: startOf(7),
    days: Array.from({ length: 7 }, (_, n) => ({ day: addDays(monday, n), fromMs: startOf(n), toMs: startOf(n + 1) })),
  }
}
