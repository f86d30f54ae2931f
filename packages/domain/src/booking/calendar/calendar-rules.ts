import type { Mode } from '../types.ts'
import type { Bits } from './bits.ts'

/** Five-minute slots of a wall-clock day: a day is nine words of 32 bits whole, so that days and weeks are word offsets. */
export const slotsADay = 288
export const slotMinutes = 5

/** Half-open, slots from the first midnight of the grid. An hour that a day does not have is a closed span. */
export interface SlotSpan {
  readonly from: number
  readonly to: number
}

/** Working hours in one place. */
export interface OpenPiece extends SlotSpan {
  readonly place: number
  readonly modes: readonly Mode[]
}

/**
 * What is booked, and where: the way to and from it is kept free. A way lies in time that is neither a break nor booked with
 * somebody who is not met in a place: nobody drives while they rest or speak on the phone.
 */
export interface BookedSpan extends SlotSpan {
  /** Undefined for remote and phone: nobody travels. */
  readonly place?: number
}

/** A time that several people share. */
export interface GroupSession extends SlotSpan {
  readonly group: string
  readonly place: number
  readonly mode: Mode
  readonly seatsLeft: number
}

/** Anything with a calendar: a professional, a room, a device, an interpreter. */
export interface CalendarRules {
  /** Profession, `room`, a kind of device, `interpreter`; competences and methods; languages: all words a search may ask for. */
  readonly has: readonly string[]
  readonly open: readonly OpenPiece[]
  /** Breaks and absences. */
  readonly closed: readonly SlotSpan[]
  readonly booked: readonly BookedSpan[]
  readonly groups: readonly GroupSession[]
  /** Bookings beyond the first that may lie over one another, where the county allows it. */
  readonly overbooking: number
}

export interface CalendarGrid {
  readonly days: number
  /** Spans closed to all, as an hour that the day does not have. A public holiday is no such span: rosters leave it out, and who works then has an entry. */
  readonly closed: readonly SlotSpan[]
  /** Slots from place to place; homes are places too. */
  readonly travel: readonly (readonly number[])[]
  readonly allowsOverbooking: boolean
}

/** How and where the person can be met. */
export interface Way {
  readonly mode: Mode
  /** For on site and home. */
  readonly place?: number
}

export interface TimeSearch extends SlotSpan {
  /** Slots, as the service and the person ask for. */
  readonly duration: number
  /** The ways that do, the preferred first. */
  readonly ways: readonly Way[]
  /** Who and what is needed at once: for each, all the words that one calendar must have. */
  readonly needed: readonly (readonly string[])[]
  /** When the person, or one who comes along, has something else. */
  readonly personBooked: readonly SlotSpan[]
  /** Seats in a group's session of this name, of the first one needed; the rest are needed beside it. */
  readonly group?: string
  /** A series: so many times, so many days apart, the same ones each time. */
  readonly series?: { readonly times: number; readonly everyDays: number }
  /** Starts only at every so many slots of the day, a divisor of it; 1 when not given. */
  readonly step?: number
  /** Of the starts of one way in the same stretch of so many slots only the first; a divisor of a day. All when not given. */
  readonly apart?: number
  /** What `allowedStarts` made of `personBooked`, `duration` and `step`, when many calendars are asked the same. */
  readonly allowed?: Bits
  /** Any whole number: from which calendar on the search for who is free goes round, so that not all find the same one. */
  readonly turn?: number
  /** Spans left out beside what is booked, by calendar. Of a series the first time. */
  readonly held?: ReadonlyMap<number, readonly SlotSpan[]>
  readonly limit: number
}

export interface FoundTime {
  readonly start: number
  /** Index into the search's ways. */
  readonly way: number
  /** Indexes of calendars, one for each that is needed, all different. */
  readonly calendars: readonly number[]
}
