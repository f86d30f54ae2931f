import type { CaseClass } from './case-event.ts'

/** People who wait for their first answer, by class. A class that is missing has nobody. */
export type QueueByClass = Readonly<Partial<Record<CaseClass, number>>>

/**
 * Minutes of work a waiting contact takes, on the whole. A judgement until a county has measured its own: too small makes
 * promises that break, too large makes people wait by the phone longer than they must. The first is worse.
 */
export const defaultMinutesPerContact = 12

const classes: readonly CaseClass[] = ['A', 'B', 'C', 'D', 'E']

/**
 * Minutes until somebody of guidance is free for a new contact of this class: everybody as urgent or more so goes before
 * it, shared by those on shift. Class A waits for nobody.
 *
 * @param onShift colleagues at work when the step is due; nobody counts as one, who comes later
 */
export function expectedWaitMinutes(
  queue: QueueByClass,
  urgencyClass: CaseClass,
  onShift: number,
  minutesPerContact: number = defaultMinutesPerContact,
): number {
  if (urgencyClass === 'A') return 0
  const before = classes.slice(0, classes.indexOf(urgencyClass) + 1)
  const ahead = before.reduce((sum, each) => sum + (queue[each] ?? 0), 0)
  return Math.ceil((ahead * minutesPerContact) / Math.max(onShift, 1))
}
