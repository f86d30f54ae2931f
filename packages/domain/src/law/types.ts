import type { Instant, LeapBirthday, LocalDate, OfficeHours } from '../time/index.ts'
import type { EventName, LawArea } from './vocabulary.ts'

/** Text in the languages of the register. Northern Sámi where a text has been given. */
export interface LawText {
  readonly fi: string
  readonly sv: string
  readonly en: string
  readonly se?: string
}

/** How sure the reading of the statute is. */
export type Confidence = 'high' | 'medium' | 'low'

/** A file of `law/`, read by the caller. */
export interface LawFile {
  readonly path: string
  readonly text: string
}

/** When something happened: a calendar day in Finland, or a moment with an offset (`Instant` or `…+02:00`). */
export type EventTime = LocalDate | Instant | string

/** Events by name. */
export type LawEvents = Partial<Record<EventName, EventTime>>

/** An exception recorded for a matter. `id` is one of `law/exceptions.law`. */
export interface RecordedException {
  readonly id: string
  /** The professional's recorded ground; an exception that ends the application of a limit needs one. */
  readonly ground?: string
  /** The day that was offered, for an offer that may meet the obligation. */
  readonly offeredDate?: LocalDate
  /** Days on which it is in force, both counted; without them it counts always. */
  readonly inForce?: { readonly from: LocalDate; readonly to: LocalDate }
}

/** Facts by name, see `factKinds` for what each means. */
export interface LawFacts {
  readonly birthDate?: LocalDate | string
  readonly age?: number
  readonly reason?: string
  readonly specialty?: string
  readonly certificateOnly?: boolean
  readonly planBased?: boolean
  readonly individualInterval?: boolean
  readonly directedFirstTo?: string
  readonly needDoctor?: boolean
  readonly otherNeed?: boolean
  readonly extensionGranted?: boolean
  readonly service?: string
  readonly ask?: string | readonly string[]
  readonly needsSpecialistOrTests?: boolean
  readonly setting?: string
  readonly highestCareAllowance?: boolean
  readonly disabled?: boolean
  readonly specialSupportChild?: boolean
  readonly olderPerson?: boolean
  readonly childProtection?: boolean
  readonly child?: boolean
  readonly student?: boolean
  readonly urgent?: boolean
  readonly serviceDecisionSought?: boolean
  readonly incomplete?: boolean
  readonly payer?: string
  readonly forMonth?: string
  readonly chain?: string
  readonly what?: string
  readonly schoolClosed?: readonly string[]
  readonly exceptions?: readonly RecordedException[]
}

/** One matter: what happened and what is known, as of a moment. */
export interface LawInput {
  /** Area of the matter; where it is absent, events and facts tell which are asked. */
  readonly area?: LawArea
  readonly events: LawEvents
  readonly facts: LawFacts
  /** Ids of rules that do not run in the matter, because another matter of the same need answers for the duty. */
  readonly leavesOut?: readonly string[]
  /** Now; without it nothing is breached, and a version chosen by "today" is the newest. */
  readonly asOf?: EventTime
}

/**
 * - running: the limit has not passed
 * - met: done in time
 * - metByOffer: a time inside the limit was offered and the resident chose a later one
 * - notApplied: the limit is not applied (declined care elsewhere, care by a plan, emergency powers)
 * - breached: the limit passed, or it was done late
 * - ended: the matter ended before the limit
 */
export type ClockState = 'running' | 'met' | 'metByOffer' | 'notApplied' | 'breached' | 'ended'

/** What stands beside the state, in one word for counting. */
export type ClockStatus =
  | 'immediate'
  | 'withoutDelay'
  | 'asPlanned'
  | 'residentChoseLater'
  | 'residentAttributable'
  | 'notApplied'
  | 'providerCancelled'
  | 'groundsRecorded'
  | 'suspended'
  | 'lapsed'
  | 'takenBack'
  | 'superseded'

/** Another lawful reading of the same facts. */
export interface AlternativeReading {
  readonly ruleId: string
  readonly dueDate: LocalDate | null
}

/** Names of the interpretations that a county may set. */
export type SettingName = keyof LawSettings

/** One step of the reasoning: a code with parameters. Texts are made by `explainStep`. */
export interface ExplanationStep {
  readonly code: ExplanationCode
  readonly parameters: Readonly<Record<string, string | number | readonly string[]>>
}

/** Codes of the steps, in the order they come. */
export const explanationCodes = [
  'rule',
  'start',
  'version',
  'otherNeed',
  'age',
  'ageUnknown',
  'officeDay',
  'firstDayCounted',
  'firstDayNotCounted',
  'countedFromDecision',
  'countDays',
  'countWeeks',
  'countMonths',
  'monthEnd',
  'countWorkingDays',
  'skipped',
  'schoolSkipped',
  'schoolCalendarMissing',
  'nextMonthPayment',
  'endOfNextMonth',
  'atOnce',
  'noNumber',
  'planned',
  'extension',
  'laterOf',
  'laterOfMissing',
  'deemedServed',
  'notRolled',
  'rolled',
  'result',
  'alternative',
  'exception',
  'groundMissing',
  'stopped',
  'stoppedLate',
  'passed',
  'lapsed',
  'ended',
  'confidence',
  'promise',
  'corrected',
  'extended',
] as const

/** One of `explanationCodes`. */
export type ExplanationCode = (typeof explanationCodes)[number]

/** A running (or stopped) statutory limit, or a county's own promise. */
export interface Clock {
  readonly ruleId: string
  /** Rule id and the first day of its force, kept with the case so that a later change does not rewrite history. */
  readonly version: string
  readonly kind: 'law' | 'promise'
  /** The obligation whose version the rule is. */
  readonly obligation: string
  readonly area: LawArea
  readonly title: LawText
  /** Finnish name and number of the act; a promise has no number, only the name of its book. */
  readonly law: string
  /** Name of the act; the Swedish and English ones are ours where the act has none. */
  readonly lawName: LawText
  readonly section: string
  readonly url: string
  readonly startEvent: EventName
  readonly startedAt: EventTime
  /** Local day of the start. */
  readonly startedOn: LocalDate
  /** The event that stops the clock. */
  readonly stopEvent: EventName
  /** Inclusive last day; null where the law gives no number. */
  readonly dueDate: LocalDate | null
  /** What 150/1930 § 5 would give; the same where nothing is rolled. */
  readonly dueDateIfRolled: LocalDate | null
  /** Moment with the Finnish offset, where the limit is a time of day. */
  readonly dueAt?: string
  /** The earlier date of "A or B"; a target. */
  readonly earlierAlternative?: LocalDate
  /** Other readings, where a change of law is straddled. */
  readonly alternatives: readonly AlternativeReading[]
  readonly state: ClockState
  readonly status?: ClockStatus
  /** Id and confidence of the exception behind the status. */
  readonly exception?: { readonly id: string; readonly confidence: Confidence }
  /** A right or a presumption: its last day breaks no duty of the county. */
  readonly lapses?: true
  /** Another body answers for it: its last day breaks no duty of the county. */
  readonly elsewhere?: true
  readonly stoppedBy: { readonly event: EventName; readonly at: EventTime } | null
  /** What ended the matter without meeting the duty: before its last day (`ended`), or after it had been broken. */
  readonly endedBy?: EventName
  readonly confidence: Confidence
  /** Interpretations that touch the date. */
  readonly settings: readonly SettingName[]
  /** The reading of each that it was counted by, as the files write it; absent of a clock counted before this was kept. */
  readonly readings?: Readonly<Partial<Record<SettingName, string>>>
  readonly explanation: readonly ExplanationStep[]
}

/** Interpretations with a documented default (`law/interpretations.law`); a county may set its own. */
export interface LawSettings {
  /** Hours of the same-day rule. */
  readonly officeHours: OfficeHours
  /** Whether Christmas Eve and Midsummer Eve are working days. */
  readonly eveIsWorkingDay: boolean
  /** `marked`: only rules marked so are rolled forward; `all`: every counted limit is. */
  readonly rollForward: 'marked' | 'all'
  /** "Over 75": `reached` from the 75th birthday, `passed` from the 76th. */
  readonly overAge: 'reached' | 'passed'
  /** Moment at which the age for the therapy guarantee is measured. */
  readonly therapyAgeAt: 'needEstablished' | 'contact'
  /** Version: by the rule's own selector, or by the first event of the matter. */
  readonly transition: 'selector' | 'firstEvent'
  /** Birthday of the 29th of February in common years. */
  readonly leapBirthday: LeapBirthday
  /** "A or B": the later is the maximum, or the earlier. */
  readonly laterOfTwo: 'later' | 'earlier'
}
