import type { Instant } from '../time/index.ts'
import type { CaseClass, CaseEvent, CaseStatus } from './case-event.ts'
import type { NextStep, ContactPromise } from './next-step.ts'

/** A contact as its events have made it. */
export interface CaseState {
  readonly version: number
  readonly status: CaseStatus
  readonly urgencyClass: CaseClass
  readonly urgencySource: 'proposed' | 'assessed' | 'unread'
  readonly sortKey: string
  readonly receivedAt: Instant
  readonly openedAt?: Instant
  readonly openedBy?: string
  readonly answeredAt?: Instant
  readonly assessedAt?: Instant
  readonly assignedStaffId?: string
  readonly attempts: number
  readonly escalatedAt?: Instant
  readonly promise: ContactPromise
  /** Undecided while the promised time runs and nothing has been done. */
  readonly promiseKept?: boolean
  readonly joinedInto?: string
  readonly nextStep: NextStep
}

/**
 * The state that a history makes.
 * @throws RangeError when the history does not start with `received`, or has a gap
 */
export function foldCase(events: readonly CaseEvent[]): CaseState {
  const [first, ...rest] = events
  if (first === undefined) throw new RangeError('a case has at least one event')
  return rest.reduce(applyEvent, startCase(first))
}

/** @throws RangeError when it is not a first event */
export function startCase(event: CaseEvent): CaseState {
  const { change } = event
  if (change.type !== 'received' || event.seq !== 1) throw new RangeError('a case starts by being received')
  return {
    version: 1,
    status: 'waiting',
    urgencyClass: change.urgencyClass,
    urgencySource: change.urgencySource,
    sortKey: change.sortKey,
    receivedAt: event.at,
    attempts: 0,
    promise: change.promise,
    nextStep: change.nextStep,
  }
}

/** @throws RangeError on a gap in the history */
export function applyEvent(state: CaseState, event: CaseEvent): CaseState {
  if (event.seq !== state.version + 1) throw new RangeError('the history has a gap')
  const next = { ...state, version: event.seq }
  const { change } = event
  switch (change.type) {
    case 'received':
      throw new RangeError('a case is received once')
    case 'opened':
      return {
        ...next,
        openedAt: state.openedAt ?? event.at,
        openedBy: change.staffId,
        status: state.status === 'waiting' ? 'opened' : state.status,
      }
    case 'answered':
      return {
        ...next,
        urgencyClass: change.urgencyClass,
        urgencySource: change.urgencySource,
        sortKey: change.sortKey,
        nextStep: change.nextStep ?? state.nextStep,
      }
    case 'assessed':
      return {
        ...answered(next, event.at),
        status: state.status === 'booked' ? 'booked' : 'assessed',
        assessedAt: state.assessedAt ?? event.at,
        urgencyClass: change.urgencyClass,
        urgencySource: 'assessed',
        sortKey: change.sortKey,
        nextStep: change.nextStep,
      }
    case 'called':
      return change.outcome === 'answered'
        ? {
            ...answered(next, event.at),
            status: state.status === 'no-answer' ? 'opened' : state.status,
            nextStep: change.nextStep,
          }
        : {
            ...next,
            attempts: state.attempts + 1,
            // Once assessed, or closed to who looks, an unanswered call changes when it is tried again and nothing else.
            status: isSettled(state) || state.status === 'closed' ? state.status : 'no-answer',
            nextStep: change.nextStep,
          }
    case 'asked-back':
      return {
        ...answered(next, event.at),
        status: isSettled(state) ? state.status : 'asked-back',
        nextStep: change.nextStep,
      }
    case 'replied':
      return { ...next, status: isSettled(state) ? state.status : 'waiting', nextStep: change.nextStep }
    case 'assigned':
      return { ...next, assignedStaffId: change.staffId, nextStep: change.nextStep }
    case 'next-step':
    case 'notice-failed':
    case 'guided-112':
      return { ...next, nextStep: change.nextStep }
    case 'escalated':
      return { ...next, escalatedAt: event.at, nextStep: change.nextStep }
    case 'booked':
      return { ...next, status: 'booked', nextStep: change.nextStep }
    case 'unbooked':
      return { ...next, status: 'assessed', nextStep: change.nextStep }
    case 'joined':
      return { ...next, joinedInto: change.into }
    case 'took-in':
    case 'child-protection':
    case 'permission':
    case 'informed':
    case 'representatives':
    case 'measured':
    case 'time-changed':
    case 'need-reopened':
    case 'taken-back':
      return next
    case 'closed':
      return { ...next, status: 'closed' }
    case 'reopened':
      return { ...next, status: state.assessedAt ? 'assessed' : 'opened', nextStep: change.nextStep }
  }
}

const isSettled = (state: CaseState) => state.status === 'assessed' || state.status === 'booked'

/** The first answer keeps the promise, or shows that it was broken. */
function answered(state: CaseState, at: Instant): CaseState {
  return state.answeredAt ? state : { ...state, answeredAt: at, promiseKept: at < state.promise.to }
}
