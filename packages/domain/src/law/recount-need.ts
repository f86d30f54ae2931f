import { factsForNeed, type NeedInLaw } from './clocks-for-need.ts'
import { clocksToStart } from './clocks-to-start.ts'
import { decideState } from './decide-state.ts'
import { explainState, stateSteps } from './explain-state.ts'
import type { LawInForce } from './law-in-force.ts'
import { firstMomentAfter, nextRounds } from './next-rounds.ts'
import type { Clock, LawEvents, LawInput } from './types.ts'

/** What counting a need anew gives. */
export interface RecountedNeed {
  /** Stored clocks whose state, status or reasoning is another than before. Their dates are those stored. */
  readonly changed: readonly Clock[]
  /** Clocks that something which has happened since has started. */
  readonly started: readonly Clock[]
}

/**
 * Counts a need anew from everything that has happened and been recorded since.
 *
 * A clock that has started keeps its rule, its version, its start and its dates, whatever the law in force, a county's
 * interpretations or the service of the need are now: only its state may change. So nothing that is recorded later moves
 * a statutory date, and a later change of law does not rewrite history. A duty that recurs starts its next round when the
 * one before is met.
 *
 * @param stored the clocks as they were written when they started or were last counted
 */
export function recountNeed(law: LawInForce, need: NeedInLaw, stored: readonly Clock[]): RecountedNeed {
  const input = everythingKnown(law, need)
  const recounted = stored.map((clock) => recountClock(law, clock, input, need))
  const changed = recounted.filter((now, place) => JSON.stringify(now) !== JSON.stringify(stored[place]))
  const started = clocksToStart(law, need, stored).map((clock) =>
    law.ruleById.get(clock.ruleId)?.recurs === true ? recountClock(law, clock, input, need) : clock,
  )
  return { changed, started: [...started, ...nextRounds(law, need, [...recounted, ...started])] }
}

/** Two clocks of a need are the same when the rule and the start are: a duty that recurs has several of one rule. */
export const isSameClock = (one: Clock, other: Clock): boolean =>
  one.ruleId === other.ruleId && one.startedAt === other.startedAt

function recountClock(law: LawInForce, clock: Clock, input: LawInput, need: NeedInLaw): Clock {
  const rule = law.ruleById.get(clock.ruleId)
  // A rule that is no longer in the data, or one without a number: what was written stands.
  if (rule === undefined || clock.status === 'asPlanned') return clock
  const { startedAt, dueDate, dueAt } = clock
  const known = rule.recurs ? ofItsRound(input, clock, need) : input
  const decided = decideState(law, known, { rule, startedAt, dueDate, dueAt, plannedBy: undefined })
  const { status: _status, exception: _exception, endedBy: _endedBy, ...kept } = clock
  const status = decided.status ?? ownStatus(clock)
  const told = clock.explanation.filter(({ code }) => !stateSteps.has(code))
  const confidence = told.findIndex(({ code }) => code === 'confidence')
  const at = confidence < 0 ? told.length : confidence
  return {
    ...kept,
    state: decided.state,
    ...(status === undefined ? {} : { status }),
    ...(decided.exception === undefined ? {} : { exception: decided.exception }),
    stoppedBy: decided.stoppedBy,
    ...(decided.endedBy === undefined ? {} : { endedBy: decided.endedBy }),
    explanation: [...told.slice(0, at), ...explainState(decided, dueDate), ...told.slice(at)],
  }
}

/** What meets one round of a duty that recurs: the first time it was done since the round began. */
function ofItsRound(input: LawInput, clock: Clock, need: NeedInLaw): LawInput {
  return {
    ...input,
    events: { ...input.events, [clock.stopEvent]: firstMomentAfter(need, clock.stopEvent, clock.startedAt) },
  }
}

/** "At once" and "without delay" belong to the limit and stay, whatever is recorded. */
function ownStatus({ status }: Clock): Clock['status'] {
  return status === 'immediate' || status === 'withoutDelay' ? status : undefined
}

function everythingKnown(law: LawInForce, need: NeedInLaw): LawInput {
  const events: LawEvents = Object.assign({}, ...factsForNeed(law, need).map(({ input }) => input.events)) as LawEvents
  return { events: { ...events, ...need.events }, facts: need.facts ?? {}, asOf: need.asOf }
}
