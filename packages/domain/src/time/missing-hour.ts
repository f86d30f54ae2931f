import { fromHelsinki, toHelsinkiTime } from './helsinki.ts'
import type { LocalDate } from './local-date.ts'

const finnishWall = /^(\d{4}-\d\d-\d\d)T(03:\d\d)(?::\d\d(?:\.\d+)?)?\+0[23]:00$/

/**
 * Whether a moment is told by an hour that no Finnish clock shows: 3.00 to 4.00 on the night when the clocks go forward. Only
 * what is told in Finland's own offsets can be: a moment told in another is told by another clock.
 *
 * @param text RFC 3339
 * @source directive 2000/84/EC art. 2 (from memory): summer time begins on the last Sunday of March at 1.00 UTC
 */
export function namesMissingHour(text: string): boolean {
  const [, day, time] = finnishWall.exec(text) ?? []
  if (day === undefined || time === undefined) return false
  return isMissingTime(day as LocalDate, time)
}

/** Whether no Finnish clock shows this time of this day: the hour that the clocks skip in spring. */
export const isMissingTime = (day: LocalDate, time: string): boolean =>
  toHelsinkiTime(fromHelsinki(day, time)).time !== time
