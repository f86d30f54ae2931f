import { startingEvents, type EventName, type LawInForce } from '@luukku/domain/law'
import { toHelsinkiDate, toInstant } from '@luukku/domain/time'

/** The events that meet or end the clocks of a need: what may be recorded of it. */
export function stopsAndEnds(
  clocks: readonly { ruleId: string; stopEvent: EventName; stoppedBy: unknown }[],
  law: LawInForce,
): readonly EventName[] {
  const open = clocks.filter(({ stoppedBy }) => stoppedBy === null)
  return [...new Set(open.flatMap(({ ruleId, stopEvent }) => [stopEvent, ...(law.ruleById.get(ruleId)?.ends ?? [])]))]
}

/**
 * The events that would start a clock the need does not have yet: one that has started keeps its start, whatever is recorded
 * later.
 *
 * @param service of the need, which says what matters it opens in law
 * @param at now: whose law's events are asked
 */
export function startsOf(
  clocks: readonly { ruleId: string; startEvent: EventName }[],
  law: LawInForce,
  service: string,
  at: Date,
): readonly EventName[] {
  const started = new Set(
    clocks.flatMap(({ startEvent, ruleId }) => {
      const rule = law.ruleById.get(ruleId)
      // What else would have started it, or said from which day it counts, says nothing any more.
      return [startEvent, ...(rule?.starts ?? []).map(({ event }) => event), ...(rule?.countsFrom ?? [])]
    }),
  )
  return startingEvents(law, service, toHelsinkiDate(toInstant(at))).filter((event) => !started.has(event))
}
