import type { Span } from '../booking/index.ts'
import { addDays, epochMsOf, fromHelsinki, isMissingTime, type LocalDate } from '../time/index.ts'
import { isLeftOut, mostRepeats } from './rests-on-holidays.ts'

/** When an entry is, by the wall clock in Finland. Without hours: whole days, the last one included. */
export interface EntryTime {
  readonly day: LocalDate
  /** The day it ends on; a night shift ends on the next one. */
  readonly lastDay: LocalDate
  /** `HH:MM` */
  readonly hours?: { readonly from: string; readonly to: string }
  /** The same every week; the last one begins on this day or before. */
  readonly repeatsUntil?: LocalDate
  /** A weekly row that begins on a working day has none on public holidays and their eves (`restsOnHolidays`). */
  readonly restsOnHolidays?: boolean
}

export type EntryTimeFault =
  'end-before-start' | 'hour-that-does-not-exist' | 'repeats-for-too-long' | 'entry-is-too-long'

const longestDays = 366

/**
 * The spans of an entry, one a week where it repeats. The wall clock stands over the turn of the clocks: a shift from eight
 * is from eight in summer and in winter.
 */
export function spansOfEntry(time: EntryTime): readonly Span[] | EntryTimeFault {
  const { day, lastDay, hours, repeatsUntil } = time
  if (lastDay < day) return 'end-before-start'
  const spans: Span[] = []
  for (let week = 0; week === 0 || (repeatsUntil !== undefined && addDays(day, 7 * week) <= repeatsUntil); week++) {
    if (week >= mostRepeats) return 'repeats-for-too-long'
    const [first, last] = [addDays(day, 7 * week), addDays(lastDay, 7 * week)]
    if (time.restsOnHolidays === true && isLeftOut(day, first)) continue
    if (hours !== undefined && (isMissingTime(first, hours.from) || isMissingTime(last, hours.to)))
      return 'hour-that-does-not-exist'
    const span = {
      fromMs: epochMsOf(fromHelsinki(first, hours?.from ?? '00:00')),
      toMs: epochMsOf(hours === undefined ? fromHelsinki(addDays(last, 1), '00:00') : fromHelsinki(last, hours.to)),
    }
    if (span.toMs <= span.fromMs) return 'end-before-start'
    if (span.toMs - span.fromMs > longestDays * 86_400_000) return 'entry-is-too-long'
    spans.push(span)
  }
  return spans
}
