import type { LocalDate } from '@luukku/domain/time'

/** The first day a search looks at: the one that is asked for, never one that has passed. */
export const firstDayOf = (from: string | undefined, today: LocalDate): LocalDate =>
  from !== undefined && from > today ? (from as LocalDate) : today
