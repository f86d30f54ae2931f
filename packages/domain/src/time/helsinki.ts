import { Temporal } from 'temporal-polyfill'
import { partsOfEpochDay } from './epoch-day.ts'
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

/** From this day on the offset is +02:00 or +03:00 and changes at whole hours; what is older is asked of Temporal itself. */
const twoOffsetsFromMs = Date.UTC(1984, 0, 2)
const [dayMs, hourMs, minuteMs] = [86_400_000, 3_600_000, 60_000]
const [winter, summer] = [120, 180]

/** Offsets already asked of Temporal, by hour: most moments of one day's work lie in a few thousand hours. */
const offsetOfHour = new Map<number, number>()
const rememberedHours = 20_000

/** Minutes ahead of UTC at a moment after 1984. */
function offsetAt(ms: number): number {
  const hour = Math.floor(ms / hourMs)
  const known = offsetOfHour.get(hour)
  if (known !== undefined) return known
  const zoned = Temporal.Instant.fromEpochMilliseconds(hour * hourMs).toZonedDateTimeISO(helsinkiTimeZone)
  const offset = Math.round(zoned.offsetNanoseconds / 60_000_000_000)
  if (offsetOfHour.size >= rememberedHours) offsetOfHour.clear()
  offsetOfHour.set(hour, offset)
  return offset
}

const two = (n: number) => String(n).padStart(2, '0')

function dateOf(epochDay: number): LocalDate {
  const { year, month, dayOfMonth } = partsOfEpochDay(epochDay)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfMonth)}` as LocalDate
}

/** What the wall clock in Finland shows at the moment; independent of the machine's own zone. */
export function toHelsinkiTime(instant: Instant): HelsinkiTime {
  const ms = epochMsOf(instant)
  if (!isRecent(ms)) return askTemporal(ms)
  const offset = offsetAt(ms)
  const local = ms + offset * minuteMs
  const day = Math.floor(local / dayMs)
  const minuteOfDay = Math.floor((local - day * dayMs) / minuteMs)
  return {
    date: dateOf(day),
    minuteOfDay,
    time: `${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}`,
    offset: offset === summer ? '+03:00' : '+02:00',
  }
}

/** Years of four digits, in which Finland has had its two offsets. */
const isRecent = (ms: number) => ms >= twoOffsetsFromMs && ms < Date.UTC(9999, 0, 1)

function askTemporal(ms: number): HelsinkiTime {
  const zoned = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(helsinkiTimeZone)
  return {
    date: zoned.toPlainDate().toString() as LocalDate,
    minuteOfDay: zoned.hour * 60 + zoned.minute,
    time: zoned.toPlainTime().toString().slice(0, 5),
    offset: zoned.offset,
  }
}

/** The calendar day in Finland at the moment. */
export function toHelsinkiDate(instant: Instant): LocalDate {
  const ms = epochMsOf(instant)
  return isRecent(ms) ? dateOf(Math.floor((ms + offsetAt(ms) * minuteMs) / dayMs)) : askTemporal(ms).date
}

/** `YYYY-MM-DD` and `HH:MM`, as nearly all moments are written here. */
const plainMoment = /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):([0-5]\d)$/

/**
 * The moment when the wall clock in Finland shows the time on the day.
 *
 * A time that occurs twice (clocks back) is its first occurrence; one that never occurs (clocks forward) is the same
 * span after the jump, as `Temporal`'s `compatible` has it.
 *
 * @param time `HH:MM`
 */
export function fromHelsinki(date: LocalDate, time: string): Instant {
  const written = plainMoment.exec(`${date}T${time}`)
  if (written !== null) {
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = written.slice(1).map(Number)
    const local = Date.UTC(year, month - 1, day, hour, minute)
    const isDay = new Date(local).getUTCDate() === day && month >= 1 && month <= 12
    if (isDay && isRecent(local)) {
      const early = local - summer * minuteMs
      if (offsetAt(early) === summer) return toInstant(early)
      // Winter time, or an hour that the clocks jump over: what the clock showed before the jump counts on.
      return toInstant(local - winter * minuteMs)
    }
  }
  const zoned = Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(helsinkiTimeZone)
  return toInstant(zoned.epochMilliseconds)
}

/** ISO text with the Finnish offset and seconds: `2026-11-16T16:00:00+02:00`. */
export function formatHelsinki(instant: Instant): string {
  const { date, time, offset } = toHelsinkiTime(instant)
  const second = Math.floor((((epochMsOf(instant) % minuteMs) + minuteMs) % minuteMs) / 1000)
  return `${date}T${time}:${two(second)}${offset}`
}
