import { fromHelsinki, toLocalDate, type Instant } from '@luukku/domain/time'

/** Whole years around which rosters, working days and identity codes are known. */
const [firstYear, lastYear] = [1991, 2099]
/** Of a day without a time: the office has been open for an hour, whatever the season. */
const timeOfDay = '09:00'

const zone = String.raw`\s*(Z|[+-]\d\d(?::?\d\d)?)?`
const isoForm = new RegExp(
  String.raw`^(\d{4})-(\d\d?)-(\d\d?)(?:[T ]+(\d\d?):(\d\d)(?::\d\d(?:[.,]\d+)?)?${zone})?$`,
  'i',
)
const finnishForm = /^(\d\d?)\.(\d\d?)\.(\d{4})(?:,?\s+(?:klo\.?\s*)?(\d\d?)[.:](\d\d)(?:[.:]\d\d)?)?$/i

/**
 * The moment of a scripted contact. The county's local time unless an offset is told; a day alone is its morning at nine.
 * Takes ISO 8601 and what it is loosely written as, and the Finnish way (`24.11.2026 klo 9.12`).
 *
 * @throws RangeError  in words that can be shown: no time, no such day, or a year that no roster is made for
 */
export function momentOf({ contact_time: text }: { contact_time: string }): Instant {
  const parts = partsOf(text.trim())
  if (!parts) throw new RangeError('contact_time is no local time')
  const { year, month, day, hour, minute, offset } = parts
  if (Number(year) < firstYear || Number(year) > lastYear)
    throw new RangeError(`contact_time is outside the years ${String(firstYear)}-${String(lastYear)}`)
  const date = toLocalDateOrThrow(`${year}-${two(month)}-${two(day)}`)
  if (Number(hour) > 23 || Number(minute) > 59) throw new RangeError('contact_time is no time of the day')
  const time = `${two(hour)}:${minute}`
  return offset === undefined
    ? fromHelsinki(date, time)
    : (new Date(`${date}T${time}${isoOffset(offset)}`).toISOString() as Instant)
}

function partsOf(text: string) {
  const [defaultHour = '', defaultMinute = ''] = timeOfDay.split(':')
  const iso = isoForm.exec(text)
  if (iso) {
    const [, year = '', month = '', day = '', hour = defaultHour, minute = defaultMinute, offset] = iso
    return { year, month, day, hour, minute, offset }
  }
  const finnish = finnishForm.exec(text)
  if (!finnish) return undefined
  const [, day = '', month = '', year = '', hour = defaultHour, minute = defaultMinute] = finnish
  return { year, month, day, hour, minute, offset: undefined }
}

function toLocalDateOrThrow(text: string) {
  try {
    return toLocalDate(text)
  } catch {
    throw new RangeError('contact_time is no day of the calendar')
  }
}

/** `+02`, `+0200` and `z` as ISO 8601 has them. */
function isoOffset(offset: string): string {
  if (/^z$/i.test(offset)) return 'Z'
  const digits = offset.slice(1).replace(':', '').padEnd(4, '0')
  return `${offset.slice(0, 1)}${digits.slice(0, 2)}:${digits.slice(2)}`
}

const two = (digits: string) => digits.padStart(2, '0')
