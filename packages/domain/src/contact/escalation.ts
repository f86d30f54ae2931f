import { addMinutes, type Instant } from '../time/index.ts'
import type { CaseClass } from './case-event.ts'

/** Minutes after which an unopened contact alarms; a county may set its own. */
export const defaultEscalationMinutes: Readonly<Record<CaseClass, number>> = { A: 5, B: 15, C: 60, D: 180, E: 240 }

/** When a contact alarms if nobody has opened it: counted from when its owner is at work. */
export function escalateAt(
  urgencyClass: CaseClass,
  stepAt: Instant,
  minutes: Partial<Record<CaseClass, number>> = {},
): Instant {
  return addMinutes(stepAt, minutes[urgencyClass] ?? defaultEscalationMinutes[urgencyClass])
}
