import { daysBetween, isInstantText, isLocalDate } from '../time/index.ts'
import { closedBetween, readDay, readFact, readRecordedExceptions } from './case-facts.ts'
import { eventAliases, eventsOfNoLimit, exceptionNames, factAliases, serviceNames } from './case-names.ts'
import {
  exceptionInWords,
  namesACount,
  namesClosedSchoolDays,
  namesOneStretch,
  namesPlacementDecision,
  namesSchoolWorkingDays,
  payerIn,
  publishedIn,
} from './case-words.ts'
import type { LawInForce } from './law-in-force.ts'
import { findStopEvents } from './question.ts'
import { readingsOf } from './told-facts.ts'
import type { EventTime, LawFacts, LawInput, RecordedException } from './types.ts'
import { eventNames, factKinds, lawAreas, type EventName, type FactName } from './vocabulary.ts'

/** A case as read: what can be answered, or everything that is wrong with it. */
export type ReadCase =
  | {
      readonly id: string
      readonly input: LawInput
      /** Every way the case has to be read, `input` the first of them. */
      readonly readings: readonly LawInput[]
      readonly problems: readonly []
    }
  | { readonly id: string; readonly input: undefined; readonly problems: readonly string[] }

/**
 * Reads one case of a case file: `{id, area, input: {events, facts}}`.
 *
 * Names are those of the vocabulary or their everyday names (`case-names.ts`). Unknown names and unreadable values are
 * problems in words that name the field and never its value, which may be about a person.
 */
export function readCase(law: LawInForce, raw: unknown, position: number): ReadCase {
  const problems: string[] = []
  const source = isRecord(raw) ? raw : {}
  const named = source['id']
  const id = typeof named === 'string' || typeof named === 'number' ? String(named) : `#${position + 1}`
  if (!isRecord(raw)) return { id, input: undefined, problems: ['the case is not an object'] }
  const input = source['input']
  if (!isRecord(input)) return { id, input: undefined, problems: ['"input" is missing'] }
  const area = lawAreas.find((name) => name === source['area'])
  if (source['area'] !== undefined && source['area'] !== null && area === undefined) problems.push('unknown area')
  const told = withOffersAsEvents(input['events'], input['facts'])
  const { events, recorded } = readEvents(law, told.events, problems)
  const facts = withRecorded(readFacts(law, told.facts, events, problems), recorded)
  if (problems.length > 0) return { id, input: undefined, problems }
  const [first, ...others] = readingsOf(law, area, events, facts)
  const read = { area, events, facts: first }
  return { id, input: read, readings: [read, ...others.map((other) => ({ ...read, facts: other }))], problems: [] }
}

/** The day of an offer is often written beside what came of it, among the facts (`offeredDate`): it is an event there too. */
function withOffersAsEvents(events: unknown, facts: unknown): { readonly events: unknown; readonly facts: unknown } {
  if (!isRecord(facts) || !(isRecord(events) || events === undefined || events === null)) return { events, facts }
  const isOffer = ([key]: readonly [string, unknown]) => eventOf(key) === 'offerMade'
  const all = Object.entries(facts)
  const offers = Object.fromEntries(all.filter(isOffer))
  return { events: { ...offers, ...events }, facts: Object.fromEntries(all.filter((one) => !isOffer(one))) }
}

interface ReadEvents {
  readonly events: LawInput['events']
  /** Exceptions that were told as events: a no-show, a cancellation. */
  readonly recorded: readonly RecordedException[]
}

function readEvents(law: LawInForce, raw: unknown, problems: string[]): ReadEvents {
  const events: Partial<Record<EventName, EventTime>> = {}
  const recorded: RecordedException[] = []
  if (raw === undefined || raw === null) return { events, recorded }
  if (!isRecord(raw)) {
    problems.push('"events" is not an object')
    return { events, recorded }
  }
  for (const [key, value] of Object.entries(raw)) {
    const name = eventOf(key)
    const exception = name === undefined ? exceptionOf(law, key) : undefined
    const isKnown = name !== undefined || exception !== undefined || eventsOfNoLimit.has(plainName(key))
    if (!isKnown) problems.push(`unknown event "${key}"`)
    else if (value === null) continue
    else if (typeof value !== 'string' || !(isLocalDate(value) || isInstantText(value))) {
      problems.push(`event "${key}" is neither a day (YYYY-MM-DD) nor a moment with an offset`)
    } else if (name !== undefined) {
      // The vocabulary's own name stands over an everyday one: a referral is sent on one day and arrives on another.
      if (name !== key && Object.hasOwn(raw, name) && raw[name] !== null) continue
      const time = name === key ? value : oneTime(events[name], value)
      if (time === undefined) problems.push(`event "${key}" is told twice, at different times`)
      else events[name] = time
    } else if (exception !== undefined) recorded.push({ id: exception, ground: 'recorded in the case' })
  }
  return { events, recorded }
}

/** A name without a word for when it was. */
const plainName = (key: string): string => /^(.+?)(?:Date|Day|On|At|Time)$/.exec(key)?.[1] ?? key

/** The event of a name: its own, an everyday one, or either with a word for when it was. */
function eventOf(key: string): EventName | undefined {
  for (const name of [key, plainName(key)]) {
    const event = eventNames.find((known) => known === name) ?? ownEntry(eventAliases, name)
    if (event !== undefined) return event
  }
  return namesPlacementDecision(key) ? 'placementDecided' : undefined
}

/** The exception of a name: its id, or a name that tells it. */
const exceptionOf = (law: LawInForce, key: string): string | undefined =>
  law.exceptions.has(key) ? key : (ownEntry(exceptionNames, key) ?? exceptionInWords(key))

/** What two everyday names of one event tell together: a moment beside its own day is the moment; undefined for two times. */
function oneTime(told: EventTime | undefined, value: EventTime): EventTime | undefined {
  if (told === undefined || told === value) return value
  if (readDay(told) !== readDay(value)) return undefined
  if (isLocalDate(told)) return value
  return isLocalDate(value) ? told : undefined
}

function withRecorded(facts: LawFacts, recorded: readonly RecordedException[]): LawFacts {
  return recorded.length === 0 ? facts : { ...facts, exceptions: [...(facts.exceptions ?? []), ...recorded] }
}

/** The entry of that very name: never one that every object has, such as "constructor". */
function ownEntry<V>(table: Readonly<Record<string, V>>, key: string): V | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}

function readFacts(law: LawInForce, raw: unknown, events: LawInput['events'], problems: string[]): LawFacts {
  const facts: Partial<Record<FactName, unknown>> = {}
  if (raw === undefined || raw === null) return {}
  if (!isRecord(raw)) {
    problems.push('"facts" is not an object')
    return {}
  }
  const exceptions: RecordedException[] = []
  for (const [key, value] of Object.entries(raw)) {
    if (value === null) continue
    const name = factOf(key)
    const exception = name === undefined ? exceptionOf(law, key) : undefined
    if (exception !== undefined) {
      const happened = hasHappened(key, value)
      if (happened === undefined) problems.push(`fact "${key}" is not true or false`)
      else if (happened) exceptions.push({ id: exception, ground: 'recorded in the case' })
    } else if (name === undefined) problems.push(`unknown fact "${key}"`)
    else if (value === false && factKinds[name] === 'month')
      continue // For no month: as if nothing had been said.
    else if (name === 'exceptions') {
      const read = readRecordedExceptions(law, value)
      if (read === undefined) problems.push(`fact "${key}" names no known exceptions, or a day that is none`)
      else exceptions.push(...read)
    } else if (name === 'ask') {
      const asked = Array.isArray(value) ? value : [value]
      const isKnown = asked.every((item) => typeof item === 'string' && findStopEvents(law, item) !== undefined)
      if (isKnown) facts.ask = value
      else problems.push('fact "ask" names no question that a rule answers')
    } else {
      const read = name === 'schoolClosed' ? readClosedDays(key, value, events) : readFact(factKinds[name], value)
      if (read === undefined) problems.push(`fact "${key}" cannot be read`)
      else facts[name] = typeof read === 'string' ? (wordOf[name]?.(read) ?? read) : read
    }
  }
  if (exceptions.length > 0) facts.exceptions = exceptions
  // Care by a plan is told as a fact or as an exception: either way the law has no maximum for it.
  for (const { id } of exceptions) {
    const fact = ownEntry(planningFacts, id)
    if (fact !== undefined) facts[fact] ??= true
  }
  return facts as LawFacts
}

/** Whether an exception happened: yes or no, the day of it, or how many times where the name counts; undefined for anything else. */
function hasHappened(key: string, value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value
  if (typeof value === 'string') return isLocalDate(value) || isInstantText(value) ? true : undefined
  return namesACount(key) && Number.isInteger(value) && Number(value) >= 0 ? Number(value) > 0 : undefined
}

/** The fact of a name; that of a school's days whichever way they are told. */
function factOf(key: string): FactName | undefined {
  if (Object.hasOwn(factKinds, key)) return key as FactName
  const alias = ownEntry(factAliases, key)
  if (alias !== undefined) return alias
  return namesClosedSchoolDays(key) || namesSchoolWorkingDays(key) ? 'schoolClosed' : undefined
}

/** Facts whose words are those of the rules, however they are said. */
const wordOf: Partial<Record<FactName, (word: string) => string | undefined>> = {
  what: publishedIn,
  payer: payerIn,
  service: (word) => ownEntry(serviceNames, word),
}

/** Two days further apart are no ends of one break. A judgement: a longer summer is told by a span. */
const longestStretch = 31

/** Closed days, told as such, by the ends of one stretch, or by the days on which the school is at work. */
function readClosedDays(key: string, value: unknown, { talkRequested }: LawInput['events']): unknown {
  if (namesSchoolWorkingDays(key)) return closedBetween(readFact('days', value), readDay(talkRequested))
  const ends = Array.isArray(value) && value.length === 2 && namesOneStretch(key) ? value.map(readDay) : []
  const [from, to] = ends
  const apart = from && to ? daysBetween(from, to) : 0
  return readFact('days', apart > 1 && apart <= longestStretch ? [`${String(from)}/${String(to)}`] : value)
}

const planningFacts: Readonly<Record<string, FactName>> = { 'PLAN-BASED': 'planBased', INTERVAL: 'individualInterval' }

/** The cases of `{cases: [...]}`, as they came; undefined when the file has no such list. */
export function listCases(file: unknown): readonly unknown[] | undefined {
  const cases = isRecord(file) ? file['cases'] : undefined
  return Array.isArray(cases) ? cases : undefined
}

/** What is said of a case that could be read and not counted. */
export const problemOf = (id: string, error: unknown): string =>
  `case ${id}: ${error instanceof RangeError ? error.message : 'cannot be answered'}`

/** What is wrong with a file without a list of cases. */
export const noCases = 'the file has no list "cases"'

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
