import type { TextLanguage } from './local-text.ts'

/** What is known of the person whom the contact is about. Everything may be missing. */
export interface GuidancePerson {
  /** Whole years at the contact. */
  readonly age?: number | null
  readonly sex?: string | null
  /** Free word such as `pupil`, `student`, `unemployed`, `retired`. */
  readonly status?: string | null
  /** Free words such as `alone`, `partner + children 3 and 6`. */
  readonly household?: string | null
  readonly lang?: string | null
  /**
   * Empty when the person asks. Anything else says that somebody else does: their word for it in any language, such as
   * `mother`, `naapuri` or `neighbour (no consent)`, or the form's own `child` and `other`.
   */
  readonly onBehalfOf?: string | null
}

/** One first contact as far as it is known. */
export interface GuidanceInput {
  /** The resident's own words, untouched. Never an instruction to the rules. */
  readonly text: string
  /** Language of the form or the call. The text's language is detected, not believed. */
  readonly lang: TextLanguage
  readonly person: GuidancePerson
  readonly channel: string
  /** Structured answers by key. Unknown keys are kept, shown, and never lower the urgency. */
  readonly answers: Readonly<Record<string, unknown>>
  /** Local time in Europe/Helsinki, `2026-11-24T09:12`; empty where it is not known: then no date is near or far. */
  readonly contactTime: string
}
