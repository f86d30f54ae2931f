import type { PlayedCentre } from './centre-model.ts'
import type { Outcome } from './play-bookings.ts'

/** Days that a band of needs may wait at most; the last one has no end. */
export const pastBands = [0, 3, 7, 14, 9999] as const

/** How a policy would have done on some days of a county's past. Whole calendar days. */
export interface PastMeasures {
  readonly needs: number
  readonly inTime: number
  readonly meanWaitDays: number
  readonly p95WaitDays: number
  readonly maxLateDays: number
  readonly bands: readonly { readonly upToDays: number; readonly needs: number; readonly inTime: number }[]
}

/** @param days  counted days, `[from, to)`; a need without a time before the end counts as late by all of the run-out */
export function measurePast(
  centre: PlayedCentre,
  outcomes: readonly Outcome[],
  days: { from: number; to: number },
): PastMeasures {
  const rows = outcomes
    .filter(({ day }) => day >= days.from && day < days.to)
    .map(({ type, waitDays }) => {
      const limit = centre.needTypes[type]?.limitWorkingDays ?? 0
      const wait = waitDays ?? Math.max(centre.runOutWorkingDays, limit + 1)
      return { limit, wait, isInTime: wait <= limit }
    })
  const waits = rows.map(({ wait }) => wait).sort((a, b) => a - b)
  return {
    needs: rows.length,
    inTime: rows.filter(({ isInTime }) => isInTime).length,
    meanWaitDays: rows.length === 0 ? 0 : waits.reduce((sum, wait) => sum + wait, 0) / rows.length,
    p95WaitDays: waits[Math.ceil(0.95 * waits.length) - 1] ?? 0,
    maxLateDays: rows.reduce((most, { wait, limit }) => Math.max(most, wait - limit), 0),
    bands: pastBands.map((upToDays, at) => {
      const least = at === 0 ? -1 : (pastBands[at - 1] ?? -1)
      const own = rows.filter(({ limit }) => limit > least && limit <= upToDays)
      return { upToDays, needs: own.length, inTime: own.filter(({ isInTime }) => isInTime).length }
    }),
  }
}
