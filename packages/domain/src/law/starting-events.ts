import { addDays, type LocalDate } from '../time/index.ts'
import { clocksForNeed, type NeedInLaw } from './clocks-for-need.ts'
import type { LawInForce } from './law-in-force.ts'
import type { ServiceOpening } from './service-areas.ts'
import type { EventTime, LawEvents, LawFacts } from './types.ts'
import { eventNames, type EventName } from './vocabulary.ts'

/** Answers by service and day: the law of a county changes with its files only. */
const known = new WeakMap<LawInForce, Map<string, readonly EventName[]>>()

/**
 * Events that a professional may record of a need of this service because they start a clock of their own, or say from which
 * day it counts: a child was placed in an emergency, a client relationship started, a talk was asked for.
 *
 * Found by trying, on needs of all ages and urgencies, what each event starts that did not run before: so a rule that is
 * added to the data is offered without a list of its own. What the contact, the assessment, a visit or a finding brings is left
 * out, because the system records it by itself.
 *
 * @param on    the day whose law is asked
 * @param facts what a professional has found of the need: an application that was completed starts a clock only where one lacked
 *   something
 */
export function startingEvents(
  law: LawInForce,
  service: string,
  on: LocalDate,
  facts: LawFacts = {},
): readonly EventName[] {
  const key = `${service} ${on} ${JSON.stringify(facts)}`
  const ofLaw = known.get(law) ?? new Map<string, readonly EventName[]>()
  known.set(law, ofLaw)
  const answered = ofLaw.get(key)
  if (answered !== undefined) return answered
  // One day's answers are enough to keep.
  if (ofLaw.size > 500) ofLaw.clear()
  const answer = findStartingEvents(law, service, on, facts)
  ofLaw.set(key, answer)
  return answer
}

function findStartingEvents(law: LawInForce, service: string, on: LocalDate, facts: LawFacts): readonly EventName[] {
  const openings = law.serviceAreas.openings.get(service) ?? []
  const byItself = recordedByItself(law, openings)
  const areas = new Set(openings.map(({ matter }) => matter.area))
  const rules = law.rules.filter(({ kind, areas: of }) => kind === 'law' && of.some((area) => areas.has(area)))
  const candidates = new Set(rules.flatMap(({ starts }) => starts.map(({ event }) => event)))
  const tried = triedNeeds(service, on).map((need) => ({ ...need, facts }))
  const starting = eventNames.filter(
    (event) => candidates.has(event) && !byItself.has(event) && tried.some((need) => startsClock(law, need, event, on)),
  )
  const started = new Set(starting)
  // The day it counts from may be another event's, which has to be known before the clock starts. An event that meets
  // another duty (any decision that is made) is not asked for that: nobody could tell which was meant.
  const stops = new Set(law.rules.map(({ stops: event }) => event))
  const counted = rules
    .filter(({ starts }) => starts.some(({ event }) => started.has(event)))
    .flatMap(({ countsFrom }) => countsFrom.filter((event) => !byItself.has(event) && !stops.has(event)))
  return eventNames.filter((event) => started.has(event) || counted.includes(event))
}

function recordedByItself(law: LawInForce, openings: readonly ServiceOpening[]): ReadonlySet<EventName> {
  return new Set([
    ...openings.flatMap(({ matter }) => [
      ...matter.eventsAtContact,
      ...matter.eventsAtAssessment,
      ...matter.eventsAtVisit.map(({ event }) => event),
    ]),
    ...[...law.serviceAreas.findings.values()].flatMap(({ events, matters }) =>
      matters.length === 0 || openings.some(({ matter }) => matters.includes(matter.id)) ? events : [],
    ),
  ])
}

function startsClock(law: LawInForce, need: NeedInLaw, event: EventName, on: EventTime): boolean {
  const events: LawEvents = { [event]: on }
  const before = new Set(clocksForNeed(law, need).map(({ stopEvent }) => stopEvent))
  return clocksForNeed(law, { ...need, events }).some(
    ({ kind, startEvent, stopEvent }) => kind === 'law' && startEvent === event && !before.has(stopEvent),
  )
}

/** Needs of a child, of an adult and of an older person, urgent and not, known for a day. */
function triedNeeds(service: string, on: LocalDate): readonly NeedInLaw[] {
  const contactAt = addDays(on, -1)
  return [9, 40, 85].flatMap((ageAtContact) =>
    ([true, false] as const).map((urgent) => ({
      register: 'social' as const,
      service,
      ageAtContact,
      urgencyClass: urgent ? ('B' as const) : ('D' as const),
      socialUrgency: urgent ? ('kiireellinen' as const) : ('ei-kiireellinen' as const),
      contactAt,
      assessedAt: contactAt,
      asOf: on,
    })),
  )
}
