import { clocksForNeed, type NeedInLaw } from './clocks-for-need.ts'
import type { LawInForce } from './law-in-force.ts'
import { momentOf } from './matter-columns.ts'
import type { Clock, EventTime } from './types.ts'
import type { EventName } from './vocabulary.ts'

/**
 * The rounds of the duties that recur (a plan reviewed each year): what meets one round starts the next, so long as the one
 * before has been met, in time or late.
 *
 * @param clocks every clock of the need, as they stand
 * @returns the rounds that have no clock yet
 */
export function nextRounds(law: LawInForce, need: NeedInLaw, clocks: readonly Clock[]): readonly Clock[] {
  const made: Clock[] = []
  for (const first of clocks) {
    if (law.ruleById.get(first.ruleId)?.recurs !== true) continue
    let at = first.stoppedBy?.at
    while (at !== undefined && !isThere(first, at, [...clocks, ...made])) {
      const round = startRound(law, need, first, at)
      if (round !== undefined) made.push(round)
      at = round?.stoppedBy?.at
    }
  }
  return made
}

const isThere = (first: Clock, at: EventTime, clocks: readonly Clock[]): boolean =>
  clocks.some((one) => one.obligation === first.obligation && one.kind === first.kind && one.startedAt === at)

function startRound(law: LawInForce, need: NeedInLaw, before: Clock, at: EventTime): Clock | undefined {
  const { startEvent, stopEvent } = before
  const events = { ...need.events, [startEvent]: at, [stopEvent]: firstMomentAfter(need, stopEvent, at) }
  return clocksForNeed(law, { ...need, events }).find(
    (clock) => clock.obligation === before.obligation && clock.kind === before.kind,
  )
}

/** The first time an event took place after a moment; undefined when it has not: what starts a round does not meet it too. */
export function firstMomentAfter(need: NeedInLaw, event: EventName, start: EventTime): EventTime | undefined {
  const first = need.events?.[event]
  const all = [...(first === undefined ? [] : [first]), ...(need.moments?.[event] ?? [])]
  return all.filter((at) => momentOf(at) > momentOf(start)).sort((a, b) => momentOf(a) - momentOf(b))[0]
}
