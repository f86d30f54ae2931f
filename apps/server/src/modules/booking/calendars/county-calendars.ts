import { addDays, epochMsOf, fromHelsinki, type LocalDate } from '@luukku/domain/time'
import type { ReadTx } from '../../../platform/db.ts'
import { listServices } from '../../catalogue/index.ts'
import { readStaffBook, readWeeks } from '../../staffing/index.ts'
import { readTravel } from '../travel/read-travel.ts'
import { createBookedTimes, type CalendarNews, type TakenSpan } from './booked-times.ts'
import { listInterpreters } from './interpreter-queries.ts'
import { listResources } from './resource-queries.ts'
import { createWeekCalendars, type WeekCalendars } from './week-calendars.ts'

/** The weeks of a year and more, each made when it is first looked at. */
const mostWeeks = 64

/** A county's calendars in this process. */
export interface CountyCalendars {
  /** Brings what is booked up to this transaction. First of all in a search; whatever else it asks goes in the same message. */
  follow(tx: ReadTx): Promise<void>
  /** Calendars of the weeks that touch `[fromMs, toMs)`, made from the roster as this transaction sees it. */
  weeks(tx: ReadTx, fromMs: number, toMs: number): Promise<WeekCalendars[]>
  /** What this professional, room or interpreter has booked as far as this process has followed: at most a second old. */
  readonly spansOf: (id: string) => readonly TakenSpan[]
  /** Told of every change after it was followed. */
  onChange(told: (news: CalendarNews) => void): void
}

/** One for each county in a process. What is booked comes by the change table, the roster by the county's version. */
export const calendarsOf = (tx: ReadTx): CountyCalendars => tx.kept('calendars', createCountyCalendars)

function createCountyCalendars(): CountyCalendars {
  const made = new Map<LocalDate, WeekCalendars>()
  const listeners: ((news: CalendarNews) => void)[] = []
  const booked = createBookedTimes((news) => {
    for (const week of made.values()) week.changed(news)
    for (const told of listeners) told(news)
  })
  return {
    follow: (tx) => booked.follow(tx),
    spansOf: (id) => booked.spansOf(id),
    onChange: (told) => void listeners.push(told),
    async weeks(tx, fromMs, toMs) {
      const book = await readStaffBook(tx)
      const services = await listServices(tx)
      const resources = await listResources(tx)
      const interpreters = await listInterpreters(tx)
      const travel = await readTravel(tx)
      const found: WeekCalendars[] = []
      for (const roster of await readWeeks(tx, fromMs, toMs)) {
        if (startOf(addDays(roster.monday, 7)) <= fromMs) continue
        const known = made.get(roster.monday)
        // The same copy of the roster: nothing of what the county decides has changed.
        const week =
          known?.roster === roster
            ? known
            : createWeekCalendars({
                roster,
                book,
                services,
                resources,
                interpreters,
                travel,
                spansOf: (id) => booked.spansOf(id),
              })
        made.delete(roster.monday)
        made.set(roster.monday, week)
        found.push(week)
      }
      for (const oldest of made.keys()) {
        if (made.size <= mostWeeks) break
        made.delete(oldest)
      }
      return found
    },
  }
}

const startOf = (day: LocalDate) => epochMsOf(fromHelsinki(day, '00:00'))
