import {
  startingEvents,
  type Clock,
  type EventName,
  type Finding,
  type LawException,
  type LawFacts,
  type LawInForce,
} from '@luukku/domain/law'
import { toHelsinkiDate, toInstant } from '@luukku/domain/time'

/** What has been recorded of a need, as far as it says what may be recorded next. */
export interface Recorded {
  /** Of the need, which says what matters it opens in law. */
  service: string
  records: readonly { id: string; kind: string; name: string; takes_back: string | null }[]
}

/**
 * The exceptions that a professional may record of a need with these clocks: those that its rules name, and a time that the unit
 * cancelled, which is of every rule and moves nothing. A plan or an interval is a fact of the need; emergency powers are a decree.
 */
export function exceptionsOf(law: LawInForce, clocks: readonly { ruleId: string }[]): readonly LawException[] {
  const named = new Set(clocks.flatMap(({ ruleId }) => law.ruleById.get(ruleId)?.exceptions ?? []))
  return [...law.exceptions.values()].filter(
    ({ id, state, status, everyRule }) =>
      status !== 'asPlanned' && (named.has(id) || (everyRule && state === 'running')),
  )
}

/** The events that meet or end the clocks of a need: what may be recorded of it. */
export function stopsAndEnds(
  clocks: readonly { ruleId: string; stopEvent: EventName; stoppedBy: unknown }[],
  law: LawInForce,
): readonly EventName[] {
  const open = clocks.filter(({ stoppedBy }) => stoppedBy === null)
  const meets = open.flatMap(({ ruleId, stopEvent }) => {
    const { metAlsoBy = [], ends = [] } = law.ruleById.get(ruleId) ?? {}
    return [...metAlsoBy, stopEvent, ...ends]
  })
  return [...new Set(meets)]
}

/**
 * The events that would start a clock the need does not have yet: one that has started keeps its start, whatever is recorded
 * later.
 *
 * @param at now: whose law's events are asked
 */
export function startsOf(
  clocks: readonly { ruleId: string; startEvent: EventName }[],
  law: LawInForce,
  recorded: Recorded,
  at: Date,
): readonly EventName[] {
  const started = new Set(
    clocks.flatMap(({ startEvent, ruleId }) => {
      const rule = law.ruleById.get(ruleId)
      // What else would have started it, or said from which day it counts, says nothing any more.
      return [startEvent, ...(rule?.starts ?? []).map(({ event }) => event), ...(rule?.countsFrom ?? [])]
    }),
  )
  const on = toHelsinkiDate(toInstant(at))
  const facts: LawFacts = Object.assign({}, ...found(law, recorded).map((finding) => finding.facts)) as LawFacts
  return startingEvents(law, recorded.service, on, facts).filter((event) => !started.has(event))
}

/**
 * What a professional may find of a need without a visit and has not found yet: the findings of the matters its service opens. What
 * gives a rule its own extension is found while that limit runs.
 *
 * @param clocks as they stand today
 */
export function findingsOf(
  law: LawInForce,
  clocks: readonly Pick<Clock, 'ruleId' | 'state'>[],
  recorded: Recorded,
): readonly Finding[] {
  const known = new Set(found(law, recorded))
  const opened = new Set((law.serviceAreas.openings.get(recorded.service) ?? []).map(({ matter }) => matter.id))
  const runs = (id: string) => clocks.some(({ ruleId, state }) => ruleId === id && state === 'running')
  return [...law.serviceAreas.findings.values()].filter(
    (finding) =>
      !known.has(finding) &&
      finding.matters.some((matter) => opened.has(matter)) &&
      (finding.putsOff.length === 0 || finding.putsOff.some((id) => runs(id))),
  )
}

/** What has been found of the need and not taken back. */
function found(law: LawInForce, { records }: Recorded): readonly Finding[] {
  const gone = new Set(records.flatMap(({ takes_back }) => takes_back ?? []))
  return records.flatMap(({ id, kind, name }) => {
    const finding = kind === 'finding' && !gone.has(id) ? law.serviceAreas.findings.get(name) : undefined
    return finding === undefined ? [] : [finding]
  })
}
