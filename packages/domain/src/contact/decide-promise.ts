import {
  addMinutes,
  closingTimeOn,
  compareInstants,
  officeDayOf,
  openingTimeOn,
  toHelsinkiDate,
  type Instant,
  type OfficeHours,
} from '../time/index.ts'
import type { CaseClass } from './case-event.ts'
import type { NextStep, ContactPromise } from './next-step.ts'

const firstMinutes: Readonly<Record<CaseClass, number>> = { A: 0, B: 0, C: 10, D: 30, E: 30 }
const windowMinutes: Readonly<Record<CaseClass, number>> = { A: 15, B: 60, C: 150, D: 240, E: 240 }

/** What the promise looks at beside the contact and its first step. */
export interface PromiseFacts {
  /** Colleagues of guidance at work when the step is due. */
  readonly onShift: number
  /** Minutes until one of them is free: see `expectedWaitMinutes`. 0 for a duty role, whose queue is not ours to know. */
  readonly waitMinutes: number
  /** Minutes that the call itself takes: one that cannot be ended before closing is not promised for today. */
  readonly callMinutes: number
  /** First moment after the office day when guidance is at work again, as the roster knows it. */
  readonly nextStaffed?: Instant
}

/**
 * What may be promised: a window that starts when somebody is free to call and ends inside the law's same office day
 * (health care act 1326/2010 § 51 (1)) where that can be kept. A queue longer than the day is told as it is, in the next
 * day's first hours: a promise that breaks is worse than a late one, and the law's own clock goes on showing the breach.
 */
export function decidePromise(
  contact: {
    readonly urgencyClass: CaseClass
    readonly receivedAt: Instant
    readonly read: boolean
    readonly mayCall: boolean
  },
  step: NextStep,
  facts: PromiseFacts,
  hours: OfficeHours,
): ContactPromise {
  const { urgencyClass } = contact
  // Who forbade calls, or left no number, is not told to wait for one.
  if (urgencyClass === 'A')
    return {
      kind: contact.mayCall ? 'emergency' : 'message',
      from: step.at,
      to: addMinutes(step.at, windowMinutes.A),
    }
  const kind = !contact.read ? 'read' : contact.mayCall ? 'call' : 'message'
  const width = Math.round(windowMinutes[urgencyClass] * (facts.onShift >= 4 ? 0.75 : 1))
  const isOurs = step.owner.kind === 'staff'
  const wait = isOurs ? Math.max(facts.waitMinutes, firstMinutes[urgencyClass]) : firstMinutes[urgencyClass]
  // Somebody may be at work before the doors open: nobody is promised a call before that.
  const isOpenBy = (at: Instant): Instant => (isOurs ? latest(at, openingTimeOn(toHelsinkiDate(at), hours)) : at)
  const stepAt = isOpenBy(step.at)
  const from = addMinutes(stepAt, wait)
  const to = addMinutes(from, width)
  const close = closingTimeOn(officeDayOf(contact.receivedAt, hours), hours)
  // A duty role works past closing time.
  if (!isOurs || step.at >= close || to <= close) return { kind, from, to }
  // Near closing time the promise is what is left of the office day, as long as a call fits into it.
  const earliest = addMinutes(stepAt, facts.waitMinutes)
  if (addMinutes(earliest, facts.callMinutes) <= close || facts.nextStaffed === undefined)
    return { kind, from: from < close ? from : earliest < close ? earliest : stepAt, to: close }
  const next = isOpenBy(facts.nextStaffed)
  return { kind, from: next, to: addMinutes(next, width) }
}

const latest = (one: Instant, other: Instant): Instant => (compareInstants(one, other) < 0 ? other : one)

/**
 * Whether those on shift can reach the contact before the office closes. What they cannot and must be answered the same
 * day goes to a duty role at once, not when the day is over.
 */
export function isReachableToday(
  contact: { readonly urgencyClass: CaseClass; readonly receivedAt: Instant },
  step: NextStep,
  facts: Pick<PromiseFacts, 'waitMinutes' | 'callMinutes'>,
  hours: OfficeHours,
): boolean {
  if (contact.urgencyClass === 'A') return true
  const close = closingTimeOn(officeDayOf(contact.receivedAt, hours), hours)
  const end = addMinutes(step.at, facts.waitMinutes + facts.callMinutes)
  return step.owner.kind !== 'staff' || step.at >= close || end <= close
}
