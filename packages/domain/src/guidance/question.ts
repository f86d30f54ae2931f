import type { CheckedLanguages, LocalText } from './local-text.ts'
import type { UrgencyClass } from './proposal.ts'

export type QuestionKind = 'yesNoUnknown' | 'choice' | 'scale' | 'number' | 'text'

export interface QuestionOption {
  readonly value: string
  readonly label: LocalText
}

/** A question that can still change the outcome. Its answer goes to `answers[answerKey]`. */
export interface Question {
  /** Fact id, also the name of the form field. */
  readonly id: string
  /** The key under which the answer is given back in `GuidanceInput.answers`. */
  readonly answerKey: string
  readonly text: LocalText
  readonly checked: CheckedLanguages
  readonly kind: QuestionKind
  /** For `choice` and `yesNoUnknown`; `scale` runs from `min` to `max` in whole numbers. */
  readonly options: readonly QuestionOption[]
  readonly min?: number
  readonly max?: number
  /** Can share a page with open questions of the same page: then it is this statement, ticked or not. */
  readonly among?: { readonly page: string; readonly text: LocalText }
  /** "Why do we ask?" */
  readonly why: LocalText
  readonly redFlag: boolean
  /** The class the alarming answer would give; null when it changes the service and not the class. */
  readonly couldRaiseTo: UrgencyClass | null
  /** Local time `2026-11-24T16:00` by which a person must have asked, if the resident did not answer; empty where no time is known. */
  readonly askBy: string
}
