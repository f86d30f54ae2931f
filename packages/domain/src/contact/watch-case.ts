import { addMinutes, type Instant } from '../time/index.ts'
import type { CaseChange, CaseClass } from './case-event.ts'
import { decideNextStep } from './decide-next-step.ts'
import { defaultEscalationMinutes } from './escalation.ts'
import type { CaseState } from './fold-case.ts'
import type { NextStep, StepOwner } from './next-step.ts'
import { findDutyOwner, findGuidanceOwner, guidanceSince, type Roster } from './roster.ts'

/** What the watch knows of one open contact beside its state. */
export interface WatchFacts {
  readonly now: Instant
  /** The owner is at work at the step's time, or now when that has passed. A professional of any unit counts. */
  readonly carried: boolean
  readonly language: string
  readonly register: 'health' | 'social'
  readonly spread: number
  /** The county's own minutes until an unopened contact alarms. */
  readonly escalateAfterMinutes: Partial<Record<CaseClass, number>>
  /** Needs that nobody has said to be met; undefined while none has been established. */
  readonly openNeeds?: number
  /** The next booked time, where one is still to come. */
  readonly nextAppointment?: { readonly staffId: string; readonly at: Instant }
  /** Next moment the step's owner is at work, for a professional who has met the person and has to say how it went. */
  readonly ownerBackAt?: Instant
  /** When the present step was given. */
  readonly stepSince?: Instant
}

/**
 * What must change so that an open contact has a next step that somebody at work carries. Undefined when all is well.
 * Asked of every open contact again and again, it makes a queue of reminders unnecessary: whatever was lost, changed or
 * forgotten, the rows themselves say what is missing.
 *
 * - a booked time that has passed: the next one, or the professional who gave it says how it went, then guidance
 * - not opened in its class's time: the duty role is alarmed; D and E are raised where they are
 * - with a duty role although guidance has come to work since: guidance goes on
 * - an owner who is not there (shift over, absent, left): a colleague, the next shift, or the duty role, by class
 */
export function watchCase(state: CaseState, roster: Roster, facts: WatchFacts): CaseChange | undefined {
  if (state.status === 'closed' || state.joinedInto !== undefined) return undefined
  const { now } = facts
  if (state.status === 'booked') {
    const change = afterAppointment(state, roster, facts)
    if (change) return change
  }
  const minutes = facts.escalateAfterMinutes[state.urgencyClass] ?? defaultEscalationMinutes[state.urgencyClass]
  const isUnopened = state.openedAt === undefined && state.answeredAt === undefined
  if (isUnopened && state.escalatedAt === undefined && addMinutes(state.nextStep.at, minutes) <= now) {
    if (state.urgencyClass > 'C') return { type: 'escalated', nextStep: raisedWhereItIs(state, roster, facts) }
    const owner = dutyOwner(state, roster, facts)
    if (owner) return { type: 'escalated', nextStep: { kind: kindNow(state), at: now, owner } }
  }
  const back = comeBack(state, roster, facts)
  if (back) return { type: 'next-step', nextStep: back }
  return facts.carried ? undefined : passOn(state, roster, facts)
}

/**
 * D and E that nobody opened in time are no case for a duty role while guidance is at work, or comes back within the days that
 * they can wait: whoever carries the step keeps it, and guidance takes back what came to a role while it was away.
 */
function raisedWhereItIs(state: CaseState, roster: Roster, facts: WatchFacts): NextStep {
  const { kind, owner } = state.nextStep
  const kept = comeBack(state, roster, facts) ?? (facts.carried ? { kind, at: facts.now, owner } : undefined)
  return kept ?? stepBy(state, roster, facts, kind, facts.now)
}

/**
 * A duty role carries a step while guidance is away, answered or not: it may not even use Luukku. Who hands over to it by day
 * means it: guidance takes back only what came to the role when nobody of those at work now was there.
 */
function comeBack(state: CaseState, roster: Roster, facts: WatchFacts): NextStep | undefined {
  const { nextStep } = state
  const since = guidanceSince(roster, facts.now)
  if (nextStep.owner.kind !== 'duty' || nextStep.at > facts.now || since === undefined) return undefined
  if (facts.stepSince === undefined || facts.stepSince >= since) return undefined
  return stepBy(state, roster, facts, nextStep.kind, facts.now)
}

/** The owner is not there: who carries the step instead. */
function passOn(state: CaseState, roster: Roster, facts: WatchFacts): CaseChange {
  const at = state.nextStep.at > facts.now ? state.nextStep.at : facts.now
  const lostTime = state.status === 'booked' && state.nextStep.kind === 'appointment'
  const kind = lostTime ? 'book' : kindNow(state)
  // Somebody in danger, or one who was to be answered today, does not wait for the next shift.
  if (state.answeredAt === undefined && state.urgencyClass <= 'C') {
    const colleague = findGuidanceOwner(roster, at, { ...facts, urgencyClass: state.urgencyClass })
    const owner = colleague ?? dutyOwner(state, roster, { ...facts, now: at })
    if (owner) return { type: colleague ? 'next-step' : 'escalated', nextStep: { kind, at, owner } }
  }
  const nextStep = stepBy(state, roster, facts, kind, lostTime ? facts.now : at)
  const broken = state.answeredAt === undefined && state.promise.to <= facts.now
  const alarms = nextStep.owner.kind === 'duty' || broken
  return { type: alarms && state.escalatedAt === undefined ? 'escalated' : 'next-step', nextStep }
}

/** A booked contact when its time has come and gone, or when every need has been said to be met. */
function afterAppointment(state: CaseState, roster: Roster, facts: WatchFacts): CaseChange | undefined {
  const { nextStep } = state
  if (facts.openNeeds === 0) return { type: 'closed' }
  if (nextStep.kind !== 'appointment' || nextStep.at > facts.now) return undefined
  if (facts.nextAppointment) {
    const { staffId, at } = facts.nextAppointment
    return { type: 'next-step', nextStep: { kind: 'appointment', at, owner: { kind: 'staff', id: staffId } } }
  }
  if (facts.ownerBackAt !== undefined)
    return { type: 'next-step', nextStep: { kind: 'follow-up', at: facts.ownerBackAt, owner: nextStep.owner } }
  return { type: 'next-step', nextStep: stepBy(state, roster, facts, 'follow-up', facts.now) }
}

const stepBy = (state: CaseState, roster: Roster, facts: WatchFacts, kind: NextStep['kind'], at: Instant): NextStep =>
  decideNextStep(roster, {
    kind,
    at,
    urgencyClass: state.urgencyClass,
    language: facts.language,
    register: facts.register,
    spread: facts.spread,
    ...(state.assignedStaffId === undefined ? {} : { preferredStaffId: state.assignedStaffId }),
  })

const dutyOwner = (state: CaseState, roster: Roster, facts: WatchFacts): StepOwner | undefined =>
  findDutyOwner(roster, facts.now, { emergency: state.urgencyClass === 'A', register: facts.register })

const kindNow = (state: CaseState): NextStep['kind'] =>
  state.urgencyClass === 'A' && state.answeredAt === undefined ? 'emergency-call' : state.nextStep.kind
