import type { EpochDay, LocalDate } from '../time/index.ts'
import { epochMsOf, fromEpochDay, isInstantText, toInstant } from '../time/index.ts'
import type { LawException } from './exception.ts'
import type { LawInForce } from './law-in-force.ts'
import { localTimeOf, momentOf } from './matter-columns.ts'
import type { Rule } from './rule.ts'
import type { ClockState, ClockStatus, Confidence, EventTime, LawInput, RecordedException } from './types.ts'
import type { EventName } from './vocabulary.ts'

/** State of a clock and what decided it. */
export interface DecidedState {
  readonly state: ClockState
  readonly status?: ClockStatus
  readonly exception?: { readonly id: string; readonly confidence: Confidence }
  /** A recorded exception that does not count because its ground is missing. */
  readonly groundMissing?: string
  readonly stoppedBy: { readonly event: EventName; readonly at: EventTime } | null
  readonly endedBy?: EventName
}

/** What the state is decided from. */
export interface DueClock {
  readonly rule: Rule
  readonly startedAt: EventTime
  readonly dueDate: LocalDate | null
  readonly dueAt: string | undefined
  readonly plannedBy: string | undefined
}

/**
 * Decides the state. What has been done decides first; then what ended the matter, unless its last day had gone by unmet:
 * closing a case makes no broken duty unbroken; then recorded exceptions; then the passing of time. No branch touches the date.
 */
export function decideState(law: LawInForce, input: LawInput, clock: DueClock): DecidedState {
  const { rule, plannedBy } = clock
  const stoppedBy = stopOf(clock, input, beginningOf(law, clock, input))
  const doneAt = stoppedBy?.at
  if (plannedBy !== undefined) {
    const exception = law.exceptions.get(plannedBy)
    return { state: 'notApplied', status: 'asPlanned', exception: exception && named(exception), stoppedBy }
  }
  const recorded = recordedFor(law, rule, input.facts.exceptions ?? [])
  const end = endOf(rule, input)
  const askedAt = doneAt ?? end?.at ?? input.asOf
  const counting = recorded.filter(
    ({ exception, record }) => counts(exception, record, clock, input) && isInForce(record, clock, askedAt),
  )
  // What meets the duty or takes it away decides before what only marks it; of several marks the latest stands.
  const effective = counting.find(({ exception }) => exception.state !== 'running') ?? counting.at(-1)
  const missing = recorded.find(({ exception, record }) => exception.needsGround && !hasGround(record))
  const mark = {
    ...(effective && { status: effective.exception.status, exception: named(effective.exception) }),
    ...(missing && { groundMissing: missing.exception.id }),
  }
  // What was done in time was done so whatever a decree allowed.
  const isByDecree = effective?.record.inForce !== undefined
  if (doneAt !== undefined && !isLate(clock, doneAt)) return { ...(isByDecree ? {} : mark), state: 'met', stoppedBy }
  const state = effective?.exception.state ?? 'running'
  // Done late, but while the limit was out of use: nothing was broken.
  if (doneAt !== undefined && isByDecree) return { ...mark, state, stoppedBy }
  if (doneAt !== undefined) return { ...mark, ...passedBy(rule), stoppedBy }
  if (end !== undefined) {
    const wasBroken = state === 'running' && isLate(clock, end.at)
    return { ...mark, ...(wasBroken ? passedBy(rule) : { state: 'ended' }), stoppedBy: null, endedBy: end.event }
  }
  if (rule.limit.unit === 'asPlanned') return { ...mark, state: 'notApplied', status: 'asPlanned', stoppedBy: null }
  if (state !== 'running') return { ...mark, state, stoppedBy: null }
  const isPassed = input.asOf !== undefined && isLate(clock, input.asOf)
  return { ...mark, ...(isPassed ? passedBy(rule) : { state }), stoppedBy: null }
}

/**
 * What met it first: its stop event, or one that meets it alone. What lies before the day on which the matter began is a slip, or
 * of another matter, and meets nothing.
 */
function stopOf({ rule }: DueClock, { events }: LawInput, beginning: EpochDay): DecidedState['stoppedBy'] {
  const done = [rule.stops, ...rule.metAlsoBy].flatMap((event) => {
    const at = events[event]
    return at === undefined || localTimeOf(at).day < beginning ? [] : [{ event, at }]
  })
  return done.sort((a, b) => momentOf(a.at) - momentOf(b.at))[0] ?? null
}

/** The first day of the matter: the clock's own start, or what began the matter before it. */
function beginningOf(law: LawInForce, { rule, startedAt }: DueClock, { events }: LawInput): EpochDay {
  const began = [...openingsOf(law), ...rule.starts.map(({ event }) => event)].flatMap((event) => events[event] ?? [])
  return Math.min(...[startedAt, ...began].map((at) => localTimeOf(at).day))
}

const openings = new WeakMap<LawInForce, readonly EventName[]>()

/** What begins a matter: the events of a first contact in each matter of the data. */
export function openingsOf(law: LawInForce): readonly EventName[] {
  const known = openings.get(law)
  if (known !== undefined) return known
  const all = [...law.serviceAreas.openings.values()].flat().flatMap(({ matter }) => matter.eventsAtContact)
  const events = [...new Set(all)]
  openings.set(law, events)
  return events
}

/** What the passing of the last day does: it breaks a duty, and ends a right or a presumption. */
function passedBy(rule: Rule): Pick<DecidedState, 'state' | 'status'> {
  return rule.lapses ? { state: 'ended', status: 'lapsed' } : { state: 'breached' }
}

function named({ id, confidence }: LawException): { readonly id: string; readonly confidence: Confidence } {
  return { id, confidence }
}

interface Recorded {
  readonly exception: LawException
  readonly record: RecordedException
}

function recordedFor(law: LawInForce, rule: Rule, records: readonly RecordedException[]): readonly Recorded[] {
  return records.flatMap((record) => {
    const exception = law.exceptions.get(record.id)
    if (exception === undefined) return []
    const { id, everyRule, obligations } = exception
    const concerns = everyRule || rule.exceptions.includes(id) || obligations.includes(rule.obligation)
    return concerns ? [{ exception, record }] : []
  })
}

function hasGround(record: RecordedException): boolean {
  return (record.ground ?? '').trim() !== ''
}

/**
 * An offer meets the obligation only when the offered day was inside the limit. Where nobody says which day was offered, the offer
 * itself has to be inside it.
 */
function counts(exception: LawException, record: RecordedException, clock: DueClock, input: LawInput): boolean {
  if (exception.needsGround && !hasGround(record)) return false
  if (exception.state !== 'metByOffer') return true
  const offerMade = input.events.offerMade
  const offered = record.offeredDate ?? (offerMade === undefined ? undefined : fromEpochDay(localTimeOf(offerMade).day))
  return offered === undefined || clock.dueDate === null || offered <= clock.dueDate
}

/**
 * Whether a decree with its days holds for the limit at the moment that is asked: it makes no limit unbroken that ran out before
 * it, and none that is still open or done after it.
 */
function isInForce({ inForce }: RecordedException, { dueDate }: DueClock, askedAt: EventTime | undefined): boolean {
  if (inForce === undefined) return true
  if (dueDate !== null && dueDate < inForce.from) return false
  const day = askedAt === undefined ? undefined : fromEpochDay(localTimeOf(askedAt).day)
  return day === undefined || (inForce.from <= day && day <= inForce.to)
}

/** What ended a clock without meeting it; a reopened case goes on as if it had not been closed. */
function endOf({ ends }: Rule, { events }: LawInput): { event: EventName; at: EventTime } | undefined {
  for (const event of ends) {
    const at = events[event]
    if (at !== undefined) return { event, at }
  }
  const { caseClosed, caseReopened } = events
  if (caseClosed === undefined) return undefined
  const isReopened = caseReopened !== undefined && momentOf(caseReopened) >= momentOf(caseClosed)
  return isReopened ? undefined : { event: 'caseClosed', at: caseClosed }
}

/** Whether the time is after the limit: after its moment where both have one, otherwise after its day. */
function isLate({ dueDate, dueAt }: DueClock, at: EventTime): boolean {
  if (dueDate === null) return false
  if (dueAt !== undefined && isInstantText(at)) return epochMsOf(toInstant(at)) > epochMsOf(toInstant(dueAt))
  return fromEpochDay(localTimeOf(at).day) > dueDate
}
