import { epochMsOf, fromHelsinki, toHelsinkiDate, toHelsinkiTime, toInstant } from '../../time/index.ts'
import { contentLine, escapeText } from './content-line.ts'

/** One booked time in somebody's own calendar. Milliseconds since 1970; `toMs` is the first moment after it. */
export interface CalendarEvent {
  /** The same for one booked time and what it was moved to: a calendar replaces the old one. */
  readonly uid: string
  /** Grows with each move and with the cancellation. */
  readonly sequence: number
  readonly fromMs: number
  readonly toMs: number
  readonly isCancelled: boolean
  readonly summary: string
  readonly description?: string
  /** Absent where a place must not be told. */
  readonly place?: string
}

/** When summer time begins and ends in the whole Union since 1996 (directive 2000/84/EC, from memory). */
const helsinkiZone = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Helsinki',
  'BEGIN:DAYLIGHT',
  'DTSTART:19970330T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0300',
  'TZNAME:EEST',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'DTSTART:19961027T040000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'TZOFFSETFROM:+0300',
  'TZOFFSETTO:+0200',
  'TZNAME:EET',
  'END:STANDARD',
  'END:VTIMEZONE',
]

/**
 * A calendar file of booked times (text/calendar, RFC 5545, from memory), as every calendar program takes it in.
 *
 * @param madeAtMs the moment of writing
 * @returns lines with their ends, folded
 */
export function writeCalendar(events: readonly CalendarEvent[], madeAtMs: number): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Luukku//Ajat//FI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...helsinkiZone,
    ...events.flatMap((event) => eventLines(event, madeAtMs)),
    'END:VCALENDAR',
  ]
  return lines.map(contentLine).join('')
}

const eventLines = (event: CalendarEvent, madeAtMs: number): string[] => [
  'BEGIN:VEVENT',
  `UID:${escapeText(event.uid)}`,
  `DTSTAMP:${inUtc(madeAtMs)}`,
  `SEQUENCE:${String(event.sequence)}`,
  moment('DTSTART', event.fromMs),
  moment('DTEND', event.toMs),
  `SUMMARY:${escapeText(event.summary)}`,
  ...(event.description === undefined ? [] : [`DESCRIPTION:${escapeText(event.description)}`]),
  ...(event.place === undefined ? [] : [`LOCATION:${escapeText(event.place)}`]),
  `STATUS:${event.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
  // What it is stays between the person and the service also where a calendar is shared.
  'CLASS:PRIVATE',
  `TRANSP:${event.isCancelled ? 'TRANSPARENT' : 'OPAQUE'}`,
  'END:VEVENT',
]

/** Local time where it names one moment; in the hour that comes twice in October the second one is written in UTC. */
function moment(name: string, atMs: number): string {
  const day = toHelsinkiDate(toInstant(atMs))
  const { minuteOfDay } = toHelsinkiTime(toInstant(atMs))
  const two = (n: number) => String(n).padStart(2, '0')
  const [hour, minute] = [two(Math.floor(minuteOfDay / 60)), two(minuteOfDay % 60)]
  if (epochMsOf(fromHelsinki(day, `${hour}:${minute}`)) !== atMs) return `${name}:${inUtc(atMs)}`
  return `${name};TZID=Europe/Helsinki:${day.replaceAll('-', '')}T${hour}${minute}00`
}

const inUtc = (atMs: number) => `${toInstant(atMs).slice(0, 19).replaceAll(/[-:]/g, '')}Z`
