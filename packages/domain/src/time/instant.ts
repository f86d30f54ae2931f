import { daysInMonth } from './epoch-day.ts'

declare const instantBrand: unique symbol

/**
 * A moment, ISO 8601 in UTC with milliseconds: `2026-11-24T07:12:00.000Z`. Text order is time order.
 *
 * Spans of instants are half-open, `[start, end)`.
 */
export type Instant = string & { readonly [instantBrand]: 'Instant' }

const shape = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/

/**
 * Whether the text is a moment with an offset (`Z` or `+02:00`), on a day that exists: `Date.parse` alone takes 30 February for
 * 2 March. A time without offset is no moment.
 */
export function isInstantText(text: string): boolean {
  return shape.test(text) && Number.isFinite(Date.parse(text)) && isDayOfMonth(text)
}

const isDayOfMonth = (text: string): boolean =>
  Number(text.slice(8, 10)) <= daysInMonth(Number(text.slice(0, 4)), Number(text.slice(5, 7)))

/**
 * Reads a moment from ISO text with an offset, from milliseconds since 1970, or from a `Date`.
 *
 * @throws RangeError when the text has no offset or is no moment
 */
export function toInstant(value: string | number | Date): Instant {
  if (typeof value === 'string' && !isInstantText(value)) throw new RangeError('Not a moment with an offset')
  return new Date(value).toISOString() as Instant
}

/** Milliseconds since 1970-01-01T00:00:00Z. */
export function epochMsOf(instant: Instant): number {
  return Date.parse(instant)
}

/** The moment `minutes` later (earlier when negative). */
export function addMinutes(instant: Instant, minutes: number): Instant {
  return toInstant(epochMsOf(instant) + minutes * 60_000)
}

/** Negative, zero or positive, as `Array.sort` wants it. */
export function compareInstants(a: Instant, b: Instant): number {
  return a < b ? -1 : a > b ? 1 : 0
}
