import { Temporal } from 'temporal-polyfill'
import type { Instant } from './instant.ts'
import { epochMsOf, toInstant } from './instant.ts'
import type { LocalDate } from './local-date.ts'

/** The time zone every statutory date is counted in. */
export const helsinkiTimeZone = 'Europe/Helsinki'

/** What a wall clock and a calendar in Finland show. */
export interface HelsinkiTime {
  readonly date: LocalDate
  /** Minutes since midnight by the wall clock, 0-1439. */
  readonly minuteOfDay: number
  /** `HH:MM`. */
  readonly time: string
  /** `+02:00` or `+03:00`. */
  readonly offset: string
}

/** What the wall clock in Finland shows at the moment; independent of the machine's own zone. */
export function toHelsinkiTime(instant: Instant): HelsinkiTime {
  const zoned = Temporal.Instant.fromEpochMilliseconds(epochMsOf(instant)).toZonedDateTimeISO(helsinkiTimeZone)
  return {
    date: zoned.toPlainDate().toString() as LocalDate,
    minuteOfDay: zoned.hour * 60 + zoned.minute,
    time: zoned.toPlainTime().toString().slice(0, 5),
    offset: zoned.offset,
  }
}

/** The calendar day in Finland at the moment. */
export function toHelsinkiDate(instant: Instant): LocalDate {
  return toHelsinkiTime(instant).date
}

/**
 * The moment when the wall clock in Finland shows the time on the day.
 *
 * A time that occurs twice (clocks back) is its first occurrence; one that never occurs (clocks forward) is the same
 * span after the jump, as `Temporal`'s `compatible` has it.
 *
 * @param time `HH:MM`
 */
export function fromHelsinki(date: LocalDate, time: string): Instant {
  const zoned = Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(helsinkiTimeZone)
  return toInstant(zoned.epochMilliseconds)
}

/** ISO text with the Finnish offset and seconds: `2026-11-16T16:00:00+02:00`. */
export function formatHelsinki(instant: Instant): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(epochMsOf(instant)).toZonedDateTimeISO(helsinkiTimeZone)
  return zoned.toString({ timeZoneName: 'never', smallestUnit: 'second' })
}
