import type { LawFacts, LawText } from './types.ts'
import type { EventName, LawArea } from './vocabulary.ts'

/** Circumstances of a need that `law/service-areas.law` may ask about. */
export const needCircumstances = [
  /** Class A-C, or an urgent social need. */
  'urgent',
  /** Class A-D, or an urgent social need. */
  'within days',
  /** The need is in the social register, or the contact has a social side. */
  'social side',
  /** The social need is urgent. */
  'socially urgent',
  /** The care follows a plan. */
  'planned',
  /** A child needs special support, or may. */
  'special support',
] as const

/** One of `needCircumstances`. */
export type NeedCircumstance = (typeof needCircumstances)[number]

/** A circumstance, or its absence. */
export interface NeedTest {
  readonly circumstance: NeedCircumstance
  readonly wanted: boolean
}

/** A matter that a need opens in law: which area, which events the contact gives, which facts go with it. */
export interface MatterTemplate {
  readonly id: string
  readonly area: LawArea
  readonly eventsAtContact: readonly EventName[]
  readonly eventsAtAssessment: readonly EventName[]
  /** What a visit that took place is in law, by who gave it. */
  readonly eventsAtVisit: readonly VisitEvent[]
  readonly facts: LawFacts
  /** Rules that do not run here, because another matter that is opened with this one answers for the duty. */
  readonly leavesOut: readonly string[]
}

/** An event that a visit brings: given by anybody, by this profession, or by any other than those named besides. */
export interface VisitEvent {
  readonly event: EventName
  readonly by: 'anybody' | 'another' | { readonly profession: string }
}

/** What a professional may find, at a visit or without one, and what it is in law. */
export interface Finding {
  readonly id: string
  readonly title: LawText
  /** Matters of which it may be recorded without a visit; none: it is found at a visit. */
  readonly matters: readonly string[]
  readonly events: readonly EventName[]
  readonly facts: LawFacts
  /** Profession that the client is sent on to, so that who gave the visit is the one they were directed to first. */
  readonly sendsOnTo?: string
  /** A fact that is told with it, in its own words: the month that was applied for. */
  readonly asks?: 'forMonth'
  /** Rules whose own extension it gives: the one finding that may give a later day. */
  readonly putsOff: readonly string[]
}

/** What a service opens: the matter, and when. */
export interface ServiceOpening {
  readonly matter: MatterTemplate
  readonly tests: readonly NeedTest[]
}

/** Which service opens which matters, by service code. */
export interface ServiceAreas {
  /** A person younger than this is a child. */
  readonly childUnder: number
  readonly findings: ReadonlyMap<string, Finding>
  readonly openings: ReadonlyMap<string, readonly ServiceOpening[]>
}
