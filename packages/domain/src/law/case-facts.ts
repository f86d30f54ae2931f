import {
  fromEpochDay,
  isInstantText,
  isLocalDate,
  toEpochDay,
  toHelsinkiDate,
  toInstant,
  type LocalDate,
} from '../time/index.ts'
import type { LawInForce } from './law-in-force.ts'
import type { RecordedException } from './types.ts'
import type { FactKind } from './vocabulary.ts'

/**
 * Reads the value of a fact as its kind wants it.
 *
 * @returns undefined when it cannot be read
 */
export function readFact(kind: FactKind, value: unknown): unknown {
  switch (kind) {
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined
    case 'text':
      return typeof value === 'string' && value !== '' ? value : undefined
    case 'date':
      return typeof value === 'string' && isLocalDate(value) ? value : undefined
    case 'age':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 150 ? value : undefined
    case 'month':
      return readMonth(value)
    case 'days':
      return readDays(value)
    case 'exceptions':
    case 'ask':
      return value
  }
}

/** `YYYY-MM`, a day of the month, or `true` for the month after the application. */
function readMonth(value: unknown): string | undefined {
  if (value === true || value === 'next') return 'next'
  if (typeof value !== 'string' || !isLocalDate(`${value.slice(0, 7)}-01`)) return undefined
  return value.length === 7 || isLocalDate(value) ? value.slice(0, 7) : undefined
}

/** Days, `day/day` spans, `{from, to}` spans, or an object that holds such a list. */
function readDays(value: unknown): readonly string[] | undefined {
  if (typeof value === 'string') return readSpan(value)
  if (Array.isArray(value)) {
    const spans = value.map((item: unknown) =>
      typeof item === 'string' ? readSpan(item) : Array.isArray(item) ? readSpan(item.join('/')) : readFromTo(item),
    )
    return spans.every((span) => span !== undefined) ? spans.flat() : undefined
  }
  const fromTo = readFromTo(value)
  if (fromTo !== undefined || typeof value !== 'object' || value === null) return fromTo
  if (spanKeys.some((key) => key in value) || Object.keys(value).some((key) => workKeys.test(key))) return undefined
  const lists = Object.values(value).map(readDays)
  return lists.length > 0 && lists.every((list) => list !== undefined) ? lists.flat() : undefined
}

/** What names the ends of a span: with one of them missing nobody knows which days are meant. */
const spanKeys = ['from', 'to', 'start', 'end', 'first', 'last']

/** What names the days on which a school is at work: the opposite of what is asked. */
const workKeys = /^(?!.*(non|not|closed)).*(open|term|work|teach|schooldays)/i

function readFromTo(value: unknown): readonly string[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const told = value as Record<string, unknown>
  const first = told['from'] ?? told['start'] ?? told['first']
  const last = told['to'] ?? told['end'] ?? told['last']
  return typeof first === 'string' && typeof last === 'string' ? readSpan(`${first}/${last}`) : undefined
}

/** A day or `day/day`, at most a year long. */
function readSpan(text: string): readonly string[] | undefined {
  const [from = '', to = from] = text.split('/')
  if (!isLocalDate(from) || !isLocalDate(to)) return undefined
  const days = toEpochDay(to) - toEpochDay(from)
  return days >= 0 && days < 366 ? [`${from}/${fromEpochDay(toEpochDay(to))}`] : undefined
}

/**
 * The days between two ends that are none of the days told: those on which a school is closed, where its days at work are told. What
 * comes after the last of them nobody knows, and is as any other week.
 */
export function closedBetween(told: unknown, begin: LocalDate | undefined): readonly string[] | undefined {
  if (!Array.isArray(told) || told.length === 0) return undefined
  const open = new Set(
    told.flatMap((span: string) => {
      const [from = '', to = from] = span.split('/')
      const first = toEpochDay(from as LocalDate)
      return Array.from({ length: toEpochDay(to as LocalDate) - first + 1 }, (_, index) => first + index)
    }),
  )
  const last = Math.max(...open)
  const from = begin === undefined ? Math.min(...open) : Math.min(toEpochDay(begin), last)
  const days = Array.from({ length: last - from + 1 }, (_, index) => from + index)
  return days.filter((day) => !open.has(day)).map((day) => fromEpochDay(day))
}

/** A day, or the Finnish day of a moment; undefined when it is neither. */
export function readDay(value: unknown): LocalDate | undefined {
  if (typeof value !== 'string') return undefined
  if (isLocalDate(value)) return value
  return isInstantText(value) ? toHelsinkiDate(toInstant(value)) : undefined
}

/** Exceptions as ids or `{id, ground, offeredDate}`; undefined when one is not known, or its day is none. */
export function readRecordedExceptions(law: LawInForce, value: unknown): readonly RecordedException[] | undefined {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value]
  const read = items.map((item): RecordedException | undefined => {
    const source = typeof item === 'string' ? { id: item, ground: 'recorded in the case' } : item
    if (typeof source !== 'object' || source === null) return undefined
    const { id, ground, offeredDate } = source as Record<string, unknown>
    if (typeof id !== 'string' || !law.exceptions.has(id)) return undefined
    const day = readDay(offeredDate)
    if (offeredDate !== undefined && offeredDate !== null && day === undefined) return undefined
    return {
      id,
      ...(typeof ground === 'string' ? { ground } : {}),
      ...(day === undefined ? {} : { offeredDate: day }),
    }
  })
  return read.every((record) => record !== undefined) ? read : undefined
}
