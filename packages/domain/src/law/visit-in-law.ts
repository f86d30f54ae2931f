import { factsForNeed, type NeedInLaw } from './clocks-for-need.ts'
import type { LawInForce } from './law-in-force.ts'
import type { EventTime, LawEvents, LawFacts } from './types.ts'
import type { EventName } from './vocabulary.ts'

/** A visit that took place: who gave it and what was found there. */
export interface Visit {
  readonly at: EventTime
  /** Profession code of the roster. */
  readonly profession: string
  /** Ids of `finding` blocks. */
  readonly findings?: readonly string[]
}

/** What a visit is in law: the events it brings and the facts it adds to the need. */
export interface VisitInLaw {
  readonly events: LawEvents
  readonly facts: LawFacts
}

/**
 * The events and facts that a visit brings to a need, by the matters its service opens (`law/service-areas.law`).
 *
 * Whom the client was directed to first is told where it was the profession that the duty asks for, or where another found that
 * this one is needed: a visit of which nothing was found gives nobody a doctor's limit.
 *
 * An event that has happened before keeps its first moment: a second visit is not a first care event.
 *
 * @throws RangeError when a finding is not one of the data
 */
export function visitInLaw(law: LawInForce, need: NeedInLaw, visit: Visit): VisitInLaw {
  const events: Partial<Record<EventName, EventTime>> = {}
  const asked = new Set<string>()
  for (const { eventsAtVisit } of factsForNeed(law, need).map(({ matter }) => matter)) {
    const named = new Set(eventsAtVisit.flatMap(({ by }) => (typeof by === 'string' ? [] : [by.profession])))
    for (const { event, by } of eventsAtVisit) {
      const fits =
        by === 'anybody' || (by === 'another' ? !named.has(visit.profession) : by.profession === visit.profession)
      if (fits) events[event] = visit.at
    }
    for (const profession of named) asked.add(profession)
  }
  let facts: LawFacts = {}
  let isDirected = asked.has(visit.profession)
  for (const id of visit.findings ?? []) {
    const finding = law.serviceAreas.findings.get(id)
    if (finding === undefined) throw new RangeError('No such finding')
    for (const event of finding.events) events[event] = visit.at
    facts = { ...facts, ...finding.facts }
    isDirected ||= finding.sendsOnTo !== undefined && asked.has(finding.sendsOnTo)
  }
  if (isDirected) facts = { directedFirstTo: visit.profession, ...facts }
  return { events: { ...events, ...need.events }, facts: { ...facts, ...need.facts } }
}
