import type { EpochDay } from '../time/index.ts'
import {
  fromEpochDay,
  fromHelsinki,
  isInstantText,
  isLocalDate,
  toEpochDay,
  toHelsinkiTime,
  toInstant,
  toLocalDate,
} from '../time/index.ts'
import { noDay } from './count-limit.ts'
import type { NeedColumns } from './run-program.ts'
import type { EventTime, LawInput } from './types.ts'
import { eventNames, type EventName } from './vocabulary.ts'

/** One matter as columns of length one, ready for a program. */
export function toColumns(input: LawInput): NeedColumns {
  const days: (Int32Array | undefined)[] = []
  const minutes: (Int32Array | undefined)[] = []
  for (const [index, name] of eventNames.entries()) {
    const time = input.events[name]
    if (time === undefined) continue
    const { day, minute } = localTimeOf(time)
    days[index] = Int32Array.of(day)
    minutes[index] = Int32Array.of(minute)
  }
  const { birthDate, age } = input.facts
  return {
    days,
    minutes,
    birthDay: Int32Array.of(birthDate === undefined ? noDay : toEpochDay(toLocalDate(birthDate))),
    age: Int32Array.of(age ?? -1),
    asOf: input.asOf === undefined ? noDay : localTimeOf(input.asOf).day,
  }
}

/** The events and the day of one need of many, the other way round. */
export function fromColumns(columns: NeedColumns, need: number): Pick<LawInput, 'events' | 'asOf'> {
  const events: Partial<Record<EventName, EventTime>> = {}
  for (const [index, name] of eventNames.entries()) {
    const day = columns.days[index]?.[need] ?? noDay
    if (day === noDay) continue
    const minute = columns.minutes[index]?.[need] ?? -1
    events[name] = minute < 0 ? fromEpochDay(day) : fromHelsinki(fromEpochDay(day), clockTime(minute))
  }
  return columns.asOf === noDay ? { events } : { events, asOf: fromEpochDay(columns.asOf) }
}

const clockTime = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':')

/** A number that orders times: a day counts as its first minute. */
export function momentOf(time: EventTime): number {
  const { day, minute } = localTimeOf(time)
  return day * 1440 + Math.max(0, minute)
}

/**
 * The Finnish day and minute of a time; the minute is -1 where only the day is known.
 *
 * @throws RangeError when the text is neither a day nor a moment with an offset
 */
export function localTimeOf(time: EventTime): { readonly day: EpochDay; readonly minute: number } {
  if (isLocalDate(time)) return { day: toEpochDay(time), minute: -1 }
  if (!isInstantText(time)) throw new RangeError('Neither a day nor a moment with an offset')
  const { date, minuteOfDay } = toHelsinkiTime(toInstant(time))
  return { day: toEpochDay(date), minute: minuteOfDay }
}
