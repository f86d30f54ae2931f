import { addMinutes, epochMsOf, type Instant } from '../time/index.ts'
import type { CaseClass } from './case-event.ts'
import type { NextStep, NextStepKind } from './next-step.ts'
import { findDutyOwner, findGuidanceOwner, findNextStaffedTime, isOwnerThere, type Roster } from './roster.ts'

export interface StepWanted {
  readonly kind: NextStepKind
  readonly at: Instant
  readonly urgencyClass: CaseClass
  readonly language: string
  readonly register: 'health' | 'social'
  /** Whole number that spreads contacts among colleagues. */
  readonly spread: number
  /** Keeps the case when on shift then. */
  readonly preferredStaffId?: string
}

/** Longest wait of a class for a shift of guidance, in hours; a longer one goes to the duty role, staffed now. */
const patienceHours: Readonly<Record<CaseClass, number>> = { A: 0, B: 0, C: 16, D: 24 * 7, E: 24 * 7 }

/**
 * The next step with an owner who is there at its moment: a named person on shift, otherwise the step moves to the next
 * shift when the class allows the wait, otherwise a duty role staffed now.
 *
 * @throws RangeError when neither a shift nor a duty role is staffed: such a county must not start
 */
export function decideNextStep(roster: Roster, wanted: StepWanted): NextStep {
  const { kind, at } = wanted
  if (wanted.preferredStaffId !== undefined) {
    const owner = { kind: 'staff', id: wanted.preferredStaffId } as const
    if (isOwnerThere(roster, owner, at)) return { kind, at, owner }
  }
  const onShift = findGuidanceOwner(roster, at, wanted)
  if (onShift) return { kind, at, owner: onShift }
  const next = findNextStaffedTime(roster, at)
  if (next !== undefined && epochMsOf(next) - epochMsOf(at) <= patienceHours[wanted.urgencyClass] * 3_600_000) {
    const owner = findGuidanceOwner(roster, next, wanted)
    if (owner) return { kind, at: next, owner }
  }
  const duty = findDutyOwner(roster, at, { emergency: wanted.urgencyClass === 'A', register: wanted.register })
  if (duty) return { kind, at, owner: duty }
  throw new RangeError('no shift and no duty role is staffed: the county has nobody to own this contact')
}

/**
 * The first step of a new contact. Class A phones at once; a language nobody's rules read is read by a person, and so is
 * what comes from somebody who may not be phoned.
 */
export function decideFirstStep(
  roster: Roster,
  contact: Omit<StepWanted, 'kind' | 'at'> & {
    readonly receivedAt: Instant
    readonly read: boolean
    readonly wantsCall: boolean
  },
): NextStep {
  const kind = contact.urgencyClass === 'A' ? 'emergency-call' : contact.read && contact.wantsCall ? 'call' : 'read'
  return decideNextStep(roster, { ...contact, kind, at: contact.receivedAt })
}

/** The next attempt after an unanswered call: at another hour, sooner the more urgent the class. */
export function nextAttemptAt(urgencyClass: CaseClass, at: Instant, attempts: number): Instant {
  if (urgencyClass === 'A') return addMinutes(at, 5)
  if (urgencyClass === 'B') return addMinutes(at, 15)
  // Never the same hour of the day again: somebody who is at work at ten is at work at ten tomorrow.
  return addMinutes(at, (urgencyClass === 'C' ? 75 : 130) + attempts * 60)
}
