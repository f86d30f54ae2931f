import type { PlayedCentre } from './centre-model.ts'
import type { Outcome } from './play-bookings.ts'

/** The measures of the model's protocol. Shares are percent of counted needs, waits whole working days. */
export interface AccessMeasures {
  readonly percentWithinLimit: number
  readonly percentWithinLimitByNeedType: Readonly<Record<string, number>>
  readonly meanWaitWorkingDays: number
  readonly p95WaitWorkingDays: number
  readonly maxLatenessWorkingDays: number
  readonly rebookingsPer100: number
  readonly cancelledPer100: number
  readonly noShowsPer100: number
}

/** A need without a time before the model ends counts as late by all of the run-out. */
export function measureAccess(model: PlayedCentre, outcomes: readonly Outcome[], rebookings = 0): AccessMeasures {
  const limitOf = (outcome: Outcome) => model.needTypes[outcome.type]?.limitWorkingDays ?? 0
  const waitOf = (outcome: Outcome) => outcome.waitDays ?? model.runOutWorkingDays + limitOf(outcome)
  const isInTime = (outcome: Outcome) => waitOf(outcome) <= limitOf(outcome)
  const waits = outcomes.map(waitOf).sort((a, b) => a - b)
  const percent = (list: readonly Outcome[], is: (outcome: Outcome) => boolean) =>
    list.length === 0 ? 100 : (100 * list.filter(is).length) / list.length
  return {
    percentWithinLimit: percent(outcomes, isInTime),
    percentWithinLimitByNeedType: Object.fromEntries(
      model.needTypes.map(({ id }, type) => [
        id,
        percent(
          outcomes.filter((outcome) => outcome.type === type),
          isInTime,
        ),
      ]),
    ),
    meanWaitWorkingDays: waits.reduce((sum, wait) => sum + wait, 0) / Math.max(1, waits.length),
    p95WaitWorkingDays: waits[Math.ceil(0.95 * waits.length) - 1] ?? 0,
    maxLatenessWorkingDays: outcomes.reduce((most, o) => Math.max(most, waitOf(o) - limitOf(o)), 0),
    rebookingsPer100: (100 * rebookings) / Math.max(1, outcomes.length),
    cancelledPer100: percent(outcomes, ({ cancelled }) => cancelled),
    noShowsPer100: percent(outcomes, ({ noShow }) => noShow),
  }
}
