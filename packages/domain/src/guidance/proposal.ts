import type { LocalText, TextLanguage } from './local-text.ts'
import type { Question } from './question.ts'

/** A emergency now (112), B within the hour, C the same day, D within 1-7 days, E not urgent or self-care. */
export type UrgencyClass = 'A' | 'B' | 'C' | 'D' | 'E'

export type Register = 'health' | 'social' | 'both' | 'external' | 'self'

export type Segment = 'omatoimi' | 'yhteistyo' | 'yhteiso' | 'verkosto'

export type SocialUrgency = 'none' | 'ei-kiireellinen' | 'kiireellinen'

/** Where a fact came from. `words` are the person's own, `answerKey` the structured answer. */
export interface FiredBecause {
  readonly factId: string
  readonly label: LocalText
  readonly from: 'text' | 'answer' | 'person' | 'unknown'
  readonly words?: string
  readonly answerKey?: string
}

/** Why one element of the proposal is as it is. */
export interface Reason {
  /** `urgency`, `service:FYSIO`, `childProtection`, `call112`, `segment` … */
  readonly element: string
  readonly ruleId: string
  readonly model: string
  readonly because: readonly FiredBecause[]
  /** Where the rule comes from: a text that was read, or `from memory`. */
  readonly source: string
  readonly text?: LocalText
}

/** Half-open span of the contact text, in UTF-16 code units. */
export interface TextSpan {
  readonly start: number
  readonly end: number
}

/** Facts that tell the law engine which clocks a need starts. */
export interface ClockHints {
  /** What kind of health need, if any: each kind has its own statutory limit, or none. */
  readonly health?:
    | 'illness'
    | 'oral'
    | 'oral-urgent'
    | 'psychosocial'
    | 'prevention'
    | 'plan-based'
    | 'self-care'
    | 'urgent'
    | 'assessment-only'
  readonly social?: readonly (
    | 'general'
    | 'urgent'
    | 'older'
    | 'disabled'
    | 'special-support-child'
    | 'child-protection'
    | 'child-protection-urgent'
    | 'income-support'
    | 'income-support-urgent'
    | 'decision'
    | 'student'
    | 'student-urgent'
  )[]
}

/** One need: what help, from which register, in which words of the person. */
export interface ProposedNeed {
  /** Service code of the catalogue, `FYSIO`. */
  readonly service: string
  readonly serviceName: LocalText
  readonly register: Register
  readonly model: string
  /** The need's id inside its model, `urinary`. */
  readonly needId: string
  /** In plain words, to be corrected by the resident; `unchecked` names languages no speaker has read. */
  readonly title: LocalText & { unchecked?: TextLanguage[] }
  /** The person's own words that this need is about, and nothing of the other register. Empty when nothing was said. */
  readonly extract: string
  readonly extractSpans: readonly TextSpan[]
  readonly urgencyClass: UrgencyClass
  readonly clocks: ClockHints
}

export interface ChildProtection {
  readonly consider: boolean
  /** `LSL 417/2007 25 §` (notice) or `SHL 1301/2014 35 §` (contact). Empty when not considered. */
  readonly section: string
  readonly why: LocalText | null
}

/** What one unknown would do to the class if it were answered with the alarming answer. */
export interface WhatWouldChange {
  readonly factId: string
  readonly label: LocalText
  readonly toClass: UrgencyClass
}

/** A proposal. A licensed professional decides (health care act 1326/2010 § 51). */
export interface Proposal {
  readonly urgencyClass: UrgencyClass
  readonly call112: boolean
  readonly needs: readonly ProposedNeed[]
  readonly alternatives: readonly string[]
  /** Codes of `models/_common/professionals.jsonc`. */
  readonly professionals: readonly string[]
  readonly segment: Segment
  readonly sharedPlan: boolean
  readonly socialUrgency: SocialUrgency
  readonly childProtection: ChildProtection
  /** A third party's notice of a person in need (social welfare act 1301/2014 § 35, older people's act 980/2012 § 25). */
  readonly worryNotice: boolean
  readonly ownWorker: boolean
  readonly specialSupport: boolean
  /** Language to be interpreted or spoken, ISO 639-1; null when the form's language does. */
  readonly interpreter: string | null
  readonly safeContact: { readonly needed: boolean; readonly how: string | null }
  /** Permission to share between health and social care is to be asked, or was given. */
  readonly permissionNeeded: boolean
  readonly proxy: string | null
  readonly humanReview: boolean
  readonly redFlagsPresent: readonly { readonly factId: string; readonly label: LocalText }[]
  readonly redFlagsToRuleOut: readonly { readonly factId: string; readonly label: LocalText }[]
  readonly instruments: readonly string[]
  readonly questions: readonly Question[]
  readonly reasons: readonly Reason[]
  readonly whatWouldChange: readonly WhatWouldChange[]
  /** False when the text is, or may be, in a language the rules do not read: a person must read it. */
  readonly languageRead: boolean
  readonly detectedLanguage: string
  /** Answers under keys the models do not know: to be shown, never to lower. */
  readonly unknownAnswers: readonly string[]
  readonly safetyNet: readonly LocalText[]
  /** Which version of which model spoke. */
  readonly models: readonly { readonly name: string; readonly version: string; readonly status: string }[]
}

/** What is proposed, without why, what to ask, and what was read. */
export type ProposedHelp = Omit<
  Proposal,
  | 'redFlagsPresent'
  | 'questions'
  | 'whatWouldChange'
  | 'reasons'
  | 'languageRead'
  | 'detectedLanguage'
  | 'unknownAnswers'
  | 'safetyNet'
  | 'models'
>
