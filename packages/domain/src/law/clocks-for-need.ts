import { evaluateClocks } from './evaluate-clocks.ts'
import type { LawInForce } from './law-in-force.ts'
import type { MatterTemplate, NeedCircumstance, ServiceOpening } from './service-areas.ts'
import type { Clock, EventTime, LawEvents, LawFacts, LawInput } from './types.ts'
import type { EventName } from './vocabulary.ts'

/** A need of a first contact, as the front door knows it. */
export interface NeedInLaw {
  readonly register: 'health' | 'social'
  /** One of the service codes of `law/service-areas.law`. */
  readonly service: string
  /** Whole years at the contact; may be left out when `birthDate` is given. */
  readonly ageAtContact?: number
  readonly birthDate?: string
  readonly urgencyClass: 'A' | 'B' | 'C' | 'D' | 'E'
  readonly socialUrgency: 'kiireellinen' | 'ei-kiireellinen' | 'none'
  readonly isChild?: boolean
  /** Whether special support is suspected; unknown counts as yes for a child. */
  readonly specialSupport?: boolean
  /** Whether the care follows a plan; unknown counts as no, so that the limits run. */
  readonly planBased?: boolean
  readonly contactAt: EventTime
  /** When the need was assessed and established; absent until then. */
  readonly assessedAt?: EventTime
  /** What has happened since, by event name. */
  readonly events?: LawEvents
  /** Every time that an event took place, where that was more than once: a duty that recurs is met by each in turn. */
  readonly moments?: Readonly<Partial<Record<EventName, readonly EventTime[]>>>
  /** Rules that do not run of it, because another need of the same contact answers for the duty (`leftOutOfEach`). */
  readonly leavesOut?: readonly string[]
  /** Facts known besides those of the service. */
  readonly facts?: LawFacts
  readonly asOf?: LawInput['asOf']
}

/** A matter that a need opens, with its events and facts. */
export interface OpenedMatter {
  readonly matter: MatterTemplate
  readonly input: LawInput
}

/** The matters that a need opens in law, each with its events and facts; none for a service unknown to the law. */
export function factsForNeed(law: LawInForce, need: NeedInLaw): readonly OpenedMatter[] {
  const openings = law.serviceAreas.openings.get(need.service) ?? []
  return openings
    .filter((opening) => isOpen(opening, need, law.serviceAreas.childUnder))
    .map(({ matter }) => ({ matter, input: toInput(matter, need) }))
}

/**
 * The clocks of a need: those of all the matters it opens, one for each rule.
 *
 * A rule that starts in two matters (an assessment of need by both) is listed once.
 */
export function clocksForNeed(law: LawInForce, need: NeedInLaw): readonly Clock[] {
  const byRule = new Map<string, Clock>()
  for (const { input } of factsForNeed(law, need)) {
    for (const clock of evaluateClocks(law, input)) if (!byRule.has(clock.ruleId)) byRule.set(clock.ruleId, clock)
  }
  return [...byRule.values()]
}

function isOpen({ tests }: ServiceOpening, need: NeedInLaw, childUnder: number): boolean {
  return tests.every(({ circumstance, wanted }) => isCircumstance(circumstance, need, childUnder) === wanted)
}

function isCircumstance(circumstance: NeedCircumstance, need: NeedInLaw, childUnder: number): boolean {
  switch (circumstance) {
    case 'urgent':
      return need.urgencyClass <= 'C' || need.socialUrgency === 'kiireellinen'
    case 'within days':
      return need.urgencyClass <= 'D' || need.socialUrgency === 'kiireellinen'
    case 'social side':
      return need.register === 'social' || need.socialUrgency !== 'none'
    case 'socially urgent':
      return need.socialUrgency === 'kiireellinen'
    case 'planned':
      return need.planBased === true
    case 'special support':
      return need.specialSupport ?? isChild(need, childUnder)
  }
}

function isChild(need: NeedInLaw, childUnder: number): boolean {
  return need.isChild ?? (need.ageAtContact !== undefined && need.ageAtContact < childUnder)
}

function toInput(matter: MatterTemplate, need: NeedInLaw): LawInput {
  const events: Partial<Record<EventName, EventTime>> = {}
  for (const event of matter.eventsAtContact) events[event] = need.contactAt
  if (need.assessedAt !== undefined) for (const event of matter.eventsAtAssessment) events[event] = need.assessedAt
  return {
    area: matter.area,
    events: { ...events, ...need.events },
    facts: {
      ...(need.birthDate === undefined ? {} : { birthDate: need.birthDate }),
      ...(need.ageAtContact === undefined ? {} : { age: need.ageAtContact }),
      ...need.facts,
      ...matter.facts,
    },
    leavesOut: [...matter.leavesOut, ...(need.leavesOut ?? [])],
    asOf: need.asOf,
  }
}
