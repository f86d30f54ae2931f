import type { EpochDay } from './epoch-day.ts'
import { daysInMonth, epochDayFromParts, partsOfEpochDay } from './epoch-day.ts'

declare const localDateBrand: unique symbol

/**
 * A calendar day in Finland, `YYYY-MM-DD`. Years 1800-2999, so that text order is time order.
 *
 * Made by `toLocalDate` (checks) or by the functions of this module; never by a cast outside it.
 */
export type LocalDate = string & { readonly [localDateBrand]: 'LocalDate' }

const shape = /^(1[89]\d\d|2\d\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

/** Whether the text is an existing calendar day written `YYYY-MM-DD`. */
export function isLocalDate(text: string): text is LocalDate {
  const match = shape.exec(text)
  return match !== null && Number(match[3]) <= daysInMonth(Number(match[1]), Number(match[2]))
}

/**
 * Reads a calendar day.
 *
 * @throws RangeError when the text is not an existing day written `YYYY-MM-DD`
 */
export function toLocalDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError('Not a calendar day (YYYY-MM-DD)')
  return text
}

/** Days from 1970-01-01: the form in which days are counted and compared in bulk. */
export function toEpochDay(date: LocalDate): EpochDay {
  return epochDayFromParts(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)))
}

/** The calendar day of a day number. */
export function fromEpochDay(day: EpochDay): LocalDate {
  const { year, month, dayOfMonth } = partsOfEpochDay(day)
  return `${year}-${pad(month)}-${pad(dayOfMonth)}` as LocalDate
}

/** The day `days` later (earlier when negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return fromEpochDay(toEpochDay(date) + days)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return toEpochDay(to) - toEpochDay(from)
}

/** Negative, zero or positive, as `Array.sort` wants it. */
export function compareLocalDates(a: LocalDate, b: LocalDate): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(date: LocalDate): number {
  return weekdayOfEpochDay(toEpochDay(date))
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOfEpochDay(day: EpochDay): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

function pad(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}
