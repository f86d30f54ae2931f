import { addMinutes, closingTimeOn, officeDayOf, type Instant, type OfficeHours } from '../time/index.ts'
import type { CaseClass } from './case-event.ts'
import type { NextStep, ContactPromise } from './next-step.ts'

const firstMinutes: Readonly<Record<CaseClass, number>> = { A: 0, B: 0, C: 10, D: 30, E: 30 }
const windowMinutes: Readonly<Record<CaseClass, number>> = { A: 15, B: 60, C: 150, D: 240, E: 240 }

/**
 * What may be promised: a window that starts when the owner is at work and ends inside the law's same office day (health
 * care act 1326/2010 § 51 (1)) where that is still possible. More colleagues on shift make a narrower window.
 *
 * @param onShift how many of guidance are at work when the step is due
 */
export function decidePromise(
  contact: { readonly urgencyClass: CaseClass; readonly receivedAt: Instant; readonly read: boolean },
  step: NextStep,
  onShift: number,
  hours: OfficeHours,
): ContactPromise {
  if (contact.urgencyClass === 'A')
    return { kind: 'emergency', from: step.at, to: addMinutes(step.at, windowMinutes.A) }
  const staffing = onShift >= 4 ? 0.75 : 1
  const close = closingTimeOn(officeDayOf(contact.receivedAt, hours), hours)
  const from = addMinutes(step.at, firstMinutes[contact.urgencyClass])
  const wide = addMinutes(from, Math.round(windowMinutes[contact.urgencyClass] * staffing))
  const kind = contact.read ? 'call' : 'read'
  // Near closing time the promise is what is left of the office day; a duty role works past it.
  const to = step.owner.kind === 'staff' && step.at < close && wide > close ? close : wide
  return { kind, from: from < to ? from : step.at, to }
}
