import { addDays, toEpochDay, type LocalDate } from '../time/index.ts'
import { clocksForNeed, type NeedInLaw } from './clocks-for-need.ts'
import type { LawInForce } from './law-in-force.ts'
import { startingEvents } from './starting-events.ts'
import type { Clock, LawEvents, LawFacts } from './types.ts'
import type { EventName } from './vocabulary.ts'
import { visitInLaw } from './visit-in-law.ts'

/** How a clock of a rule comes to run: by what, and of which service's need where it is a need's. */
export interface WayToStart {
  readonly service?: string
  /**
   * - contact, assessment: by itself
   * - visit: by a visit of this profession, or by what was found at it (`by` is the profession or the finding)
   * - finding, event: as a professional records it (`by` names it)
   * - request: a resident asks about their own data
   * - publication: the county's own duty to publish, on the manager's screen
   */
  readonly kind: 'contact' | 'assessment' | 'visit' | 'finding' | 'event' | 'request' | 'publication'
  readonly by?: string
}

/**
 * For each rule that a need of some service can start on a day, the simplest way found: what happens by itself before what
 * somebody has to record. Found by trying, as the system itself records it: needs of every service, three ages, urgent and not.
 *
 * Costs about a second of CPU: for the register and for checks, not for a request.
 */
export function waysToStart(law: LawInForce, on: LocalDate): ReadonlyMap<string, WayToStart> {
  const ways = new Map<string, WayToStart>()
  const note = (clocks: readonly Clock[], way: WayToStart) => {
    for (const id of clocks.flatMap(rulesOf)) if (!ways.has(id)) ways.set(id, way)
  }
  const services = servicesThatDiffer(law)
  const tried = services.flatMap((service) => triedNeeds(service, on).map((need) => ({ service, need })))
  for (const { service, need } of tried) {
    const { assessedAt: _later, ...fresh } = need
    note(clocksForNeed(law, fresh), { service, kind: 'contact' })
  }
  for (const { service, need } of tried) note(clocksForNeed(law, need), { service, kind: 'assessment' })
  for (const { service, need } of tried) {
    for (const profession of professionsOf(law, service)) {
      const visited = visitInLaw(law, need, { at: on, profession })
      note(clocksForNeed(law, { ...need, ...visited }), { service, kind: 'visit', by: profession })
      for (const { id, matters } of law.serviceAreas.findings.values()) {
        if (matters.length > 0) continue
        const found = visitInLaw(law, need, { at: on, profession, findings: [id] })
        note(clocksForNeed(law, { ...need, ...found }), { service, kind: 'visit', by: id })
      }
    }
  }
  for (const { service, need } of tried) if (need.planBased !== true) noteRecorded(law, { service, need, on }, note)
  // What is no need's: residents' own data (modules/data-rights) and what the county publishes (modules/publication).
  for (const { id, area, inForce } of law.rules) {
    const isInForce = inForce !== null && inForce.from <= toEpochDay(on) && toEpochDay(on) <= inForce.to
    if (isInForce && area === 'data') ways.set(id, { kind: 'request' })
    if (isInForce && area === 'publication') ways.set(id, { kind: 'publication' })
  }
  return ways
}

/** The rule of a clock, and the one that lent its limits to a need noticed elsewhere. */
function rulesOf({ ruleId, explanation }: Clock): readonly string[] {
  const lender = explanation.find(({ code }) => code === 'otherNeed')?.parameters['rule']
  return typeof lender === 'string' ? [ruleId, lender] : [ruleId]
}

/** One service of each kind: most open the same matters. */
function servicesThatDiffer(law: LawInForce): readonly string[] {
  const kinds = new Map<string, string>()
  for (const [service, openings] of law.serviceAreas.openings) {
    const kind = JSON.stringify(openings.map(({ matter, tests }) => [matter.id, tests]))
    if (!kinds.has(kind)) kinds.set(kind, service)
  }
  return [...kinds.values()]
}

function noteRecorded(
  law: LawInForce,
  { service, need, on }: { service: string; need: NeedInLaw; on: LocalDate },
  note: (clocks: readonly Clock[], way: WayToStart) => void,
): void {
  const opened = new Set((law.serviceAreas.openings.get(service) ?? []).map(({ matter }) => matter.id))
  const findings = [...law.serviceAreas.findings.values()]
    .filter(({ matters }) => matters.some((id) => opened.has(id)))
    .map((one) => (one.asks === undefined ? one : { ...one, facts: { ...one.facts, [one.asks]: on } }))
  const withEvents = (facts: LawFacts, events: LawEvents) => {
    for (const event of recordable(law, { ...need, facts, events }, on))
      note(clocksForNeed(law, { ...need, facts, events: { ...events, [event]: on } }), {
        service,
        kind: 'event',
        by: event,
      })
  }
  for (const { id, facts, events } of findings) {
    const at = Object.fromEntries(events.map((event) => [event, on]))
    note(clocksForNeed(law, { ...need, facts, events: at }), { service, kind: 'finding', by: id })
  }
  withEvents({}, {})
  for (const { facts, events } of findings) withEvents(facts, Object.fromEntries(events.map((event) => [event, on])))
}

/** What the system offers to be recorded of such a need: events that start a clock, and those that meet or end one. */
function recordable(law: LawInForce, need: NeedInLaw, on: LocalDate): readonly EventName[] {
  const stops = clocksForNeed(law, need).flatMap(({ ruleId, stopEvent }) => [
    stopEvent,
    ...(law.ruleById.get(ruleId)?.metAlsoBy ?? []),
    ...(law.ruleById.get(ruleId)?.ends ?? []),
  ])
  return [...startingEvents(law, need.service, on, need.facts), ...stops]
}

function professionsOf(law: LawInForce, service: string): readonly string[] {
  const visits = (law.serviceAreas.openings.get(service) ?? []).flatMap(({ matter }) => matter.eventsAtVisit)
  const named = visits.flatMap(({ by }) => (typeof by === 'string' ? [] : [by.profession]))
  return visits.length === 0 ? [] : [...new Set([...named, 'nurse'])]
}

function triedNeeds(service: string, on: LocalDate): readonly NeedInLaw[] {
  const contactAt = addDays(on, -1)
  return [9, 40, 85].flatMap((ageAtContact) =>
    ([true, false] as const).flatMap((urgent) =>
      ([true, false] as const).map((planBased) => ({
        register: 'social' as const,
        service,
        ageAtContact,
        urgencyClass: urgent ? ('B' as const) : ('D' as const),
        socialUrgency: urgent ? ('kiireellinen' as const) : ('ei-kiireellinen' as const),
        planBased,
        contactAt,
        assessedAt: contactAt,
        asOf: on,
      })),
    ),
  )
}
