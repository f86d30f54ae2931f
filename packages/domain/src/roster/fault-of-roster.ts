import { isInside, overlaps } from '../booking/index.ts'
import { isWork, type RosterEntry } from './roster-entry.ts'

export type RosterFault =
  | 'entry-in-the-past'
  | 'shifts-overlap'
  | 'absent-already'
  | 'break-outside-shift'
  | 'break-already'
  | 'shift-is-too-long'

/** A duty over a weekend and no more: a longer one is a slip of the hand. */
const longestWorkMs = 72 * 3_600_000

/**
 * What stands against new entries beside those that stay, of one professional; undefined when nothing does. An absence over
 * a shift is no fault: that is what it is for.
 *
 * @param nowMs  what has ended is no longer changed: who was at work is part of the record
 */
export function faultOfRoster(
  stay: readonly RosterEntry[],
  put: readonly RosterEntry[],
  nowMs: number,
): RosterFault | undefined {
  const all = [...stay, ...put]
  for (const [at, entry] of put.entries()) {
    if (entry.toMs <= nowMs) return 'entry-in-the-past'
    const others = [...stay, ...put.slice(0, at)].filter((other) => overlaps(other, entry))
    if (isWork(entry)) {
      if (entry.toMs - entry.fromMs > longestWorkMs) return 'shift-is-too-long'
      if (others.some(isWork)) return 'shifts-overlap'
    } else if (entry.kind === 'absence') {
      if (others.some(({ kind }) => kind === 'absence')) return 'absent-already'
    } else if (!isInside(entry, all.filter(isWork))) return 'break-outside-shift'
    else if (others.some(({ kind }) => kind === 'break')) return 'break-already'
  }
  return undefined
}
