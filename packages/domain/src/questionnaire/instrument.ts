import type { LocalText } from '../guidance/local-text.ts'

/** A file as read from disk: path relative to the instruments folder, and its text. */
export interface InstrumentFile {
  readonly path: string
  readonly text: string
}

/** Why the text may be shipped. Without it an instrument is not loaded. */
export interface InstrumentLicence {
  /** Who holds the rights, as they want to be named. */
  readonly holder: string
  /** What they allow, in one sentence. */
  readonly terms: string
  /** Where that was read, or `from memory`. */
  readonly source: string
  /** File in `instruments/licences`. */
  readonly file: string
}

/** One answer of a choice, with the points it gives. */
export interface InstrumentOption {
  readonly code: string
  readonly points: number
  readonly text: LocalText
}

/**
 * Points for a measured value: the first step that holds gives them. Bounds are inclusive except `below`.
 * Values are in the item's `unit`.
 */
export interface MeasureStep {
  readonly atLeast?: number
  readonly upTo?: number
  readonly below?: number
  readonly points: number
}

/** Asked only when the named answer is one of these codes (FHIR `enableWhen`, behaviour `all`). */
export type EnabledWhen = Readonly<Record<string, readonly string[]>>

export type InstrumentItem = {
  /** FHIR `linkId`. */
  readonly id: string
  readonly text: LocalText
  readonly help?: LocalText
  readonly when?: EnabledWhen
} & (
  | { readonly kind: 'choice'; readonly options: readonly InstrumentOption[] }
  | {
      readonly kind: 'measure'
      readonly unit: string
      readonly min: number
      readonly max: number
      readonly steps: readonly MeasureStep[]
      /** Points when the task could not be done at all: the answer `unable`. */
      readonly unablePoints?: number
    }
)

/** Meaning of a range of a score, both ends inclusive. */
export interface ScoreBand {
  readonly from: number
  readonly to: number
  readonly code: string
  readonly text: LocalText
  /** Only for this sex; for a person whose sex is not known the band that gives more help is used. */
  readonly sex?: 'f' | 'm'
  /** Only from this age, in whole years; for a person whose age is not known, as with the sex. */
  readonly ageFrom?: number
  readonly source: string
}

/** What some bands differ by, as far as it is known of the person. */
export interface ScoredPerson {
  readonly sex?: 'f' | 'm'
  /** Whole years. */
  readonly age?: number
}

/** A sum of some of the items. PHQ-2 and PHQ-9 are two scales of one instrument. */
export interface InstrumentScale {
  readonly id: string
  readonly name: LocalText
  readonly items: readonly string[]
  readonly bands: readonly ScoreBand[]
}

/** How soon somebody must act: `now` within the hour, `today` the same day. */
export type AlarmLevel = 'now' | 'today'

/** What brings help whatever the total. Checked on every saved answer, never only at the end. */
export interface InstrumentAlarm {
  readonly id: string
  readonly level: AlarmLevel
  /** One item with at least so many points, any item with at least so many, or a scale of at least so much. */
  readonly item?: string
  readonly anyItem?: boolean
  readonly scale?: string
  readonly atLeast: number
  readonly text: LocalText
  readonly source: string
}

/** The items after these wait until the gate's scale reaches its limit; below it the form ends. */
export interface InstrumentGate {
  readonly scale: string
  readonly atLeast: number
}

/** A questionnaire or performance test that may be shipped: items, scoring, meaning, alarms, licence. */
export interface Instrument {
  readonly id: string
  readonly version: string
  readonly title: LocalText
  readonly intro: LocalText
  readonly licence: InstrumentLicence
  /** True for a language whose wording a speaker compared with the published one. */
  readonly checked: Readonly<Partial<Record<'fi' | 'sv' | 'en' | 'se', boolean>>>
  /** Who fills it: the person themself, or a professional who measures. */
  readonly filledBy: 'self' | 'professional'
  readonly items: readonly InstrumentItem[]
  readonly scales: readonly InstrumentScale[]
  readonly alarms: readonly InstrumentAlarm[]
  readonly gate?: InstrumentGate
}

/** Answers so far: option code, measured number, or `unable`. A key that is missing was not answered. */
export type InstrumentAnswers = Readonly<Record<string, string | number>>
