import type { EpochDay } from '../time/index.ts'
import type { Confidence, LawText, SettingName } from './types.ts'
import type { EventName, FactName, LawArea } from './vocabulary.ts'

/** An act of law, or a county's book of promises. */
export interface Act {
  readonly number: string
  readonly name: LawText
}

/** How a limit is counted. */
export type LimitUnit =
  | 'calendarDays'
  | 'weeks'
  | 'months'
  | 'workingDays'
  | 'schoolWorkingDays'
  | 'sameOrNextWorkingDay'
  | 'sameOrNextSchoolWorkingDay'
  | 'sameOfficeDay'
  | 'immediately'
  | 'immediatelyInOfficeHours'
  | 'withoutDelay'
  | 'asPlanned'
  | 'asApplicableRule'
  | 'monthEndNext'
  | 'workingDaysOrFirstOfMonth'

/**
 * Duties of the moment itself. 150/1930 § 5 lets an act wait for the next working day where the last day *of a time limit* is a
 * holiday: what is to be done at once, or the same office day, has no such last day, and waits for nothing.
 */
export const unitsOfTheMoment: ReadonlySet<LimitUnit> = new Set([
  'immediately',
  'immediatelyInOfficeHours',
  'sameOfficeDay',
])

/** A limit: how many of what. `value` is 0 where the unit says it all. */
export interface Limit {
  readonly unit: LimitUnit
  readonly value: number
}

/** One thing a rule asks of the facts. Several on one line mean "or"; several lines mean "and". */
export type Condition =
  | {
      readonly kind: 'age'
      readonly test: 'under' | 'atLeast' | 'over'
      readonly years: number
      readonly at: EventName
    }
  | {
      readonly kind: 'fact'
      readonly fact: FactName | 'area'
      /** `isNot` also holds when the fact is unknown; `isOther` asks that it be known. */
      readonly test: 'is' | 'isNot' | 'isOther' | 'isKnown'
      readonly values: readonly (string | boolean)[]
    }

/** A line of conditions, any of which is enough. */
export interface WhoLine {
  readonly text: string
  readonly line: number
  readonly anyOf: readonly Condition[]
}

/** Where counting starts: an event, or the due day of another rule counted from the event. */
export interface StartSpec {
  readonly event: EventName
  readonly byRule?: string
}

/** A statutory limit in one version of its act, or a promise of a county in the same form. */
export interface Rule {
  readonly id: string
  readonly kind: 'law' | 'promise'
  readonly file: string
  readonly line: number
  readonly act: Act
  readonly section: string
  readonly amendedBy?: string
  readonly title: LawText
  /** The area the rule belongs to first. */
  readonly area: LawArea
  /** All areas in which it is asked. */
  readonly areas: readonly LawArea[]
  /** The duty of which this is one version. */
  readonly obligation: string
  readonly who: readonly WhoLine[]
  readonly starts: readonly StartSpec[]
  /** Counted from the earliest known of these, once the start is known. */
  readonly countsFrom: readonly EventName[]
  readonly stops: EventName
  /** Events that meet this duty and no other that has the same stop event: a decision of what could not wait. */
  readonly metAlsoBy: readonly EventName[]
  /** Events that end the clock without meeting it. */
  readonly ends: readonly EventName[]
  readonly limit: Limit
  readonly firstDayCounted: boolean
  readonly orIfLater?: { readonly limit: Limit; readonly from: EventName }
  /** Months added when `extensionGranted`. */
  readonly extensionMonths: number
  readonly rollForward: boolean
  /** Whether what meets the duty starts it again: a review each year. */
  readonly recurs: boolean
  /** Whether the last day ends it and breaks nothing: a resident's right, or a presumption. */
  readonly lapses: boolean
  /** Who answers for it, where that is not the county: its clock breaks no duty here. */
  readonly answeredBy?: string
  /** Obligations whose limits this rule lends to its own start. */
  readonly lends: readonly string[]
  readonly givesWay: readonly string[]
  /** Versions of the same duty that end on the day before this one begins. */
  readonly replaces: readonly string[]
  /** First and last day of force; null for a rule that was never in force. */
  readonly inForce: { readonly from: EpochDay; readonly to: EpochDay } | null
  readonly versionBy: readonly EventName[]
  readonly versionElseToday: boolean
  readonly transition: string
  readonly exceptions: readonly string[]
  readonly source: string
  readonly sourceAlso?: string
  readonly textSeenIn?: string
  readonly confidence: Confidence
  readonly note?: string
  readonly openQuestions: readonly string[]
  /** Interpretations named in the data; others follow from the unit. */
  readonly interpretations: readonly SettingName[]
}

/** Last day of a rule in force until further notice: later than any date counted. */
export const furtherNotice: EpochDay = 1_000_000

/** A rule as its block begins in the file: `rule H-URGENT`, `promise OWN`. */
export const headingOf = ({ kind, id }: Rule): string => `${kind === 'promise' ? 'promise' : 'rule'} ${id}`
