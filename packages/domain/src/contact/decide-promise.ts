import {
  addMinutes,
  closingTimeOn,
  compareInstants,
  epochMsOf,
  officeDayOf,
  toInstant,
  type Instant,
  type OfficeHours,
} from '../time/index.ts'
import { findCallTime, type CallFacts } from './call-span.ts'
import type { CaseClass } from './case-event.ts'
import type { NextStep, ContactPromise } from './next-step.ts'
import { staffedUntil, type Roster, type Span } from './roster.ts'

const firstMinutes: Readonly<Record<CaseClass, number>> = { A: 0, B: 0, C: 10, D: 30, E: 30 }
const windowMinutes: Readonly<Record<CaseClass, number>> = { A: 15, B: 60, C: 150, D: 240, E: 240 }

/** What the promise looks at beside the contact and its first step. */
export interface PromiseFacts extends CallFacts {
  /** Colleagues of guidance at work when the step is due. */
  readonly onShift: number
}

/**
 * What may be promised: a window that starts when somebody is free to call and ends while somebody who calls is at work,
 * inside the law's same office day (health care act 1326/2010 § 51 (1)) where that can be kept. A queue longer than the day,
 * or a contact that comes after the doors have closed, is told as it is, in the next day's first hours: a promise that breaks
 * is worse than a late one, and the law's own clock goes on showing the breach.
 */
export function decidePromise(
  contact: {
    readonly urgencyClass: CaseClass
    readonly receivedAt: Instant
    readonly read: boolean
    readonly wantsCall: boolean
  },
  step: NextStep,
  facts: PromiseFacts,
  hours: OfficeHours,
): ContactPromise {
  const { urgencyClass } = contact
  // Who forbade calls, or left no number, is not told to wait for one.
  if (urgencyClass === 'A')
    return {
      kind: contact.wantsCall ? 'emergency' : 'message',
      from: step.at,
      to: addMinutes(step.at, windowMinutes.A),
    }
  const kind = !contact.read ? 'read' : contact.wantsCall ? 'call' : 'message'
  const width = Math.round(windowMinutes[urgencyClass] * (facts.onShift >= 4 ? 0.75 : 1))
  if (step.owner.kind === 'duty') return { kind, ...dutyWindow(step, facts.roster, firstMinutes[urgencyClass], width) }
  const call = findCallTime(step, facts, hours)
  if (!call) return { kind, from: step.at, to: addMinutes(step.at, width) }
  // Somebody may be free at once: the resident is given time to sit by the telephone, where the stretch has it left.
  const wished = call.isLater
    ? call.from
    : addMinutes(call.from, Math.max(facts.waitMinutes, firstMinutes[urgencyClass]))
  const soon = addMinutes(wished, facts.callMinutes) <= call.to ? wished : call.free
  // Quarters are what people keep in mind: «9.46–12.46» is a machine's.
  const quarter = toQuarter(soon, Math.floor)
  const from = quarter >= call.free ? quarter : soon
  return { kind, from, to: earliest(toQuarter(addMinutes(from, width), Math.ceil), call.to) }
}

const quarterMs = 15 * 60_000
const toQuarter = (at: Instant, round: (quarters: number) => number): Instant =>
  toInstant(round(epochMsOf(at) / quarterMs) * quarterMs)

/** A duty role works past closing time, as long as its own shifts go on. */
function dutyWindow(step: NextStep, { duty }: Roster, first: number, width: number): Span {
  const role = duty.find(({ code }) => code === step.owner.id)
  const until = role === undefined || role.alwaysOpen ? undefined : staffedUntil(role.shifts, step.at)
  const soon = addMinutes(step.at, first)
  const from = until === undefined || soon < until ? soon : step.at
  const to = addMinutes(from, width)
  return { from, to: until === undefined ? to : earliest(to, until) }
}

const earliest = (one: Instant, other: Instant): Instant => (compareInstants(one, other) < 0 ? one : other)

/**
 * Whether those on shift can reach the contact before the office day that the law counts ends. What they cannot and must be
 * answered the same day goes to a duty role at once, not when the day is over.
 */
export function isReachableToday(
  contact: { readonly urgencyClass: CaseClass; readonly receivedAt: Instant },
  step: NextStep,
  facts: CallFacts,
  hours: OfficeHours,
): boolean {
  if (contact.urgencyClass === 'A' || step.owner.kind === 'duty') return true
  const close = closingTimeOn(officeDayOf(contact.receivedAt, hours), hours)
  if (step.at >= close) return true
  const call = findCallTime(step, facts, hours)
  return call !== undefined && addMinutes(call.free, facts.callMinutes) <= close
}
