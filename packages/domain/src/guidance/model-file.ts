import type { LocalText, TextLanguage } from './local-text.ts'
import type { ChildProtection, ClockHints, Register, Segment, SocialUrgency, UrgencyClass } from './proposal.ts'
import type { QuestionKind, QuestionOption } from './question.ts'
import type { WordLists } from './word-pattern.ts'

/** A file as read from disk: path relative to the models folder, and its text. */
export interface ModelFile {
  readonly path: string
  readonly text: string
}

/** One thing that may be so, not so or unknown: a symptom, a circumstance, a wish. */
export interface RawFact {
  readonly label: LocalText
  /** A red flag is asked first, named in the proposal, and its alarming answer is never overruled by text. */
  readonly redFlag?: boolean
  readonly words?: WordLists
  /** Bindings of structured answers, see answer-test.ts. */
  readonly answers?: readonly string[]
  /** An expression of other facts that makes this one so. */
  readonly from?: string
  readonly ask?: LocalText
  /**
   * The same question where somebody asks for another: in the third person. `same`: the question says nothing of who is
   * meant and serves both. Every question has one or the other, see `validate-questions.ts`.
   */
  readonly askOfOther?: LocalText | 'same'
  /**
   * Asked on one page with the other open questions of that page, as a statement said of anybody that a person ticks.
   * Only for yes or no, and only what belongs together: the signs of danger, money, a sore leg.
   */
  readonly among?: { readonly page: string; readonly text: LocalText }
  /**
   * Which bound keys, all answered no, say that the fact is not so: `face_droop & arm_weak & speech`, one of the lines is
   * enough. An empty list: only a no to the fact's own question does. Without it every bound key must be a no, for a sign
   * that nobody asked about is not a sign that is not there.
   */
  readonly clearedByAnswers?: readonly string[]
  /**
   * Cleared by those keys it is not so whatever words were heard: for words that are no alarm by themselves. A no to its own
   * question alone never outweighs them.
   */
  readonly answersOutweighWords?: boolean
  /** Asked only when this other fact is so. While that one is unknown, it is asked in this one's place. */
  readonly askAfter?: string
  readonly why?: LocalText
  readonly kind?: QuestionKind
  readonly options?: readonly QuestionOption[]
  readonly min?: number
  readonly max?: number
  /** `counts`: said as a condition or a fear it still counts, as with threats of violence or of self-harm. */
  readonly hypothetical?: 'counts'
  /** `counts`: said of the far past it still counts, as with a diagnosis or a pregnancy. */
  readonly past?: 'counts'
  /**
   * Where it must be said to keep a danger from firing (`unless`): in the danger's sentence, in that or the one beside it (the usual), or
   * anywhere in the contact, as with medicine that is taken.
   */
  readonly explains?: 'sentence' | 'beside' | 'contact'
  /**
   * `counts`: a matter, not a state: whoever says that the home care did not come or the check-up call never arrived still
   * speaks of home care or of a check-up. Never for a symptom or a danger.
   */
  readonly negated?: 'counts'
  /** What somebody does to somebody: not counted of a small child's temper, nor of a threat to leave (`done-by-whom.ts`). */
  readonly act?: boolean
  /** Said of a person: not counted where a thing is called so, `kalenteri on sekaisin`. */
  readonly ofPerson?: boolean
  /** Of a child under age: not counted where the child that is named is grown. */
  readonly ofMinor?: boolean
  /** Names no complaint of its own: a symptom word that only this fact reads counts as unread. */
  readonly generic?: boolean
  readonly source?: string
}

/** A service that a need asks for. `weight` orders services over needs; below 5 it is an alternative. */
export interface RawNeedService {
  readonly service: string
  readonly weight?: number
  readonly if?: string
  /** What, told as so, makes of the proposal another way. */
  readonly unless?: readonly string[]
}

export interface RawPlanLine {
  readonly service: string
  readonly what: LocalText
  readonly meanwhile: LocalText
  readonly watchFor: LocalText
  readonly followUpDays: number
  /** When to step up to more help. */
  readonly stepUp?: LocalText
  /** The way through it, one thing after another, as the resident does it. */
  readonly steps?: readonly LocalText[]
  /** The county's setting that says under which age it costs nothing: the plan tells it of the person. */
  readonly freeUnder?: FreeUnder
}

/** Settings of a county (`CountySettings`) that a plan line may name. */
export const freeUnderSettings = ['freeContraceptionUnder'] as const
export type FreeUnder = (typeof freeUnderSettings)[number]

/** What the first meeting in a service is, whatever the need: with a course's words it is a line of a need's plan. */
export interface RawFirstStep {
  readonly what: LocalText
  readonly followUpDays: number
}

/** What needs of one kind share, so that a professional reads and approves it once: see `read-model.ts`. */
export interface RawCourse {
  readonly meanwhile: LocalText
  readonly watchFor: LocalText
  /** When to step up to more help. */
  readonly stepUp: LocalText
  readonly ways: RawWays
  readonly goals: readonly LocalText[]
  readonly outcomes: readonly RawOutcome[]
  readonly competences: readonly LocalText[]
  readonly starts: readonly string[]
}

/** Other ways to the same help, in words the resident is told. At least one; a way that does not exist is left out. */
export interface RawWays {
  readonly selfCare?: LocalText
  readonly ngo?: LocalText
  readonly remote?: LocalText
  readonly onsite?: LocalText
}

/** How it is seen whether the help helped. */
export interface RawOutcome {
  readonly measure: LocalText
  /** Code of a questionnaire or test, where there is one. */
  readonly instrument?: string
  /** Days from the start at which it is measured again. */
  readonly atDays: readonly number[]
}

export interface RawNeed {
  readonly title: LocalText
  /**
   * A vague need, as "feels ill" or "tired": beside another need its services are other ways, not proposals. Its class,
   * its questions and its limits to watch stay.
   */
  readonly yields?: boolean
  /** The need is there when this expression is true. */
  readonly when: string
  /** Facts of which any, told as so, keeps the need away: hours that an employer cut are no wound. As in a rule. */
  readonly unless?: readonly string[]
  readonly class: UrgencyClass
  /** The less urgent class when every one of `clearedBy` is known to be no. */
  readonly cleared?: UrgencyClass
  readonly clearedBy?: readonly string[]
  /** A fact that clears as well, where none of `clearedBy` is so: the person says in words that all else is well. */
  readonly clearedIf?: string
  readonly priority?: number
  /** Needs that this one includes, so that they are not proposed beside it. */
  readonly absorbs?: readonly string[]
  readonly services: readonly (string | RawNeedService)[]
  readonly alternatives?: readonly string[]
  readonly ways?: RawWays
  readonly professionals?: readonly string[]
  /** Facts asked for this need, red flags first. */
  readonly ask?: readonly string[]
  readonly ruleOut?: readonly string[]
  readonly instruments?: readonly string[]
  readonly clocks?: ClockHints
  readonly clocksIf?: readonly { readonly if: string; readonly clocks: ClockHints }[]
  /** Ids of the statutory limits that this need starts for some person, each a rule of `law/`. */
  readonly starts?: readonly string[]
  readonly segment?: Segment
  readonly safetyNet?: LocalText
  readonly goals?: readonly LocalText[]
  readonly plan?: readonly RawPlanLine[]
  readonly outcomes?: readonly RawOutcome[]
  /** What those who help must know how to do. */
  readonly competences?: readonly LocalText[]
  /** One of the model's `courses`, which says what the need does not say itself. */
  readonly course?: string
  readonly source: string
}

export interface RawRule {
  readonly id: string
  readonly if: string
  /**
   * Facts of which any, told as so, keeps the rule from firing: an old stroke in rehabilitation, a child's speech that a
   * therapist is awaited for. Unknown never does, and a red flag may not stand here (ADR 0057).
   */
  readonly unless?: readonly string[]
  /** The signs that it joins are of one body: it does not fire where the words say that they are of two (`whose.ts`). */
  readonly onePerson?: boolean
  readonly class?: UrgencyClass
  readonly call112?: boolean
  readonly services?: readonly (string | RawNeedService)[]
  /** `health`: the rule's services stand instead of the needs' health and self-care services; `all`: instead of all. */
  readonly instead?: 'health' | 'all'
  readonly alternatives?: readonly string[]
  readonly professionals?: readonly string[]
  readonly childProtection?: 'notice' | 'contact'
  readonly worryNotice?: boolean
  readonly ownWorker?: boolean
  readonly specialSupport?: boolean
  readonly permission?: boolean
  readonly safeContact?: boolean
  readonly humanReview?: boolean
  readonly segment?: Segment
  readonly socialUrgency?: SocialUrgency
  readonly instruments?: readonly string[]
  readonly clocks?: ClockHints
  readonly proxy?: string
  readonly why?: LocalText
  readonly safetyNet?: LocalText
  readonly source: string
}

export interface RawModel {
  readonly name: string
  readonly version: string
  readonly status: 'draft, not approved' | 'approved'
  readonly title: LocalText
  readonly who: LocalText
  readonly intendedPurpose?: LocalText
  /**
   * What people say when they need this, in their own words, by language. Each sentence alone must lead to a need of this
   * model. A model that has this list is a whole one: nothing may be missing from it, see `validate-whole-model.ts`.
   */
  readonly says?: Readonly<Partial<Record<TextLanguage, readonly string[]>>>
  readonly facts?: Readonly<Record<string, RawFact>>
  readonly needs?: Readonly<Record<string, RawNeed>>
  readonly courses?: Readonly<Record<string, RawCourse>>
  /** By service. */
  readonly firstSteps?: Readonly<Record<string, RawFirstStep>>
  readonly rules?: readonly RawRule[]
  /** What the county must still decide before it approves the model. */
  readonly openQuestions?: readonly LocalText[]
  readonly sources?: readonly {
    readonly id: string
    readonly title: string
    readonly url?: string
    readonly read: boolean
  }[]
}

export interface RawService {
  readonly name: LocalText
  readonly register: Register
  /** It begins within the hour: in class A or B what is begun later is another way beside it. */
  readonly atOnce?: boolean
}

export interface RawLexicon {
  /** Sets that patterns refer to as `{pain}`. */
  readonly sets: Readonly<Record<string, WordLists>>
  /** Sets that turn a statement round, see MarkerSlots. */
  readonly markers: Readonly<Record<string, WordLists>>
}

export interface RawLanguages {
  /** Frequent small words by language code, one or more to a row: the languages the rules read and those that are none of them. */
  readonly words: Readonly<Record<string, readonly string[]>>
  /** Letters that hardly any word of the read languages has. */
  readonly letters: Readonly<Record<string, string>>
  /** Ordinary words that are never taken for a typing slip of a word the rules know; one or more to a row. */
  readonly ordinary?: Readonly<Partial<Record<'fi' | 'sv' | 'en', readonly string[]>>>
}

/** Everyday words of each read language, several to a row: a word that is written right is no slip of another. */
export type RawEverydayWords = Readonly<Record<'fi' | 'sv' | 'en', readonly string[]>>

export interface RawCommon {
  readonly services: Readonly<Record<string, RawService>>
  readonly professionals: Readonly<Record<string, LocalText>>
  /** Codes of the questionnaires and tests that models may name, whether or not one can be filled here. */
  readonly instruments?: readonly string[]
  /** Keys under which the sum of a filled questionnaire or test answers: such a fact is known without a question of its own. */
  readonly measuredAnswers?: readonly string[]
  readonly childProtection: Readonly<
    Record<'notice' | 'contact', { readonly section: ChildProtection['section']; readonly why: LocalText }>
  >
  /**
   * Keys of structured answers that name a circumstance no rule weighs: kept and shown to the professional, and not read as
   * words. Any other key that no fact, rule or number reads is read as words, and shown.
   */
  readonly answersForPeople: readonly string[]
  /** Keys read by rules whose value is free words besides. */
  readonly answersInWords: readonly string[]
  /**
   * Facts that the household, the status and the asker's role may tell of by their words. No others: a care home nurse who
   * calls does not ask for home care, and who is unemployed has not asked about the ability to work.
   */
  readonly circumstancesSay: Readonly<Record<'household' | 'status' | 'asks', readonly string[]>>
  /** The fact that says that somebody asks for another. */
  readonly onBehalfFact?: string
  /** The fact that stands for a symptom word which no other fact has read, and the sets of such words. */
  readonly unreadSymptom?: { readonly fact: string; readonly sets: readonly string[] }
  /**
   * The fact that stands for a message of which most was not read: at least so many words that are neither known nor
   * ordinary, and at least this share of the words that say something.
   */
  readonly unreadMessage?: { readonly fact: string; readonly leastWords: number; readonly leastShare: number }
  /**
   * Each a fact that says that somebody manages, or asks how a matter is arranged, what told as so takes that back, and the models
   * whose needs and rules of class D are then E: help in everyday life, no illness.
   */
  readonly calm?: readonly {
    readonly fact: string
    readonly unless: readonly string[]
    readonly models: readonly string[]
  }[]
  /**
   * The fact that says that somebody asks what they can do themselves, the service that answers it, and the models of whose
   * needs it is then proposed (`selfCareFirst`).
   */
  readonly selfCare?: { readonly fact: string; readonly service: string; readonly models: readonly string[] }
  /** Facts asked of everybody whose contact is not understood. */
  readonly askWhenNotUnderstood: readonly string[]
  readonly yesNoUnknown: readonly QuestionOption[]
  readonly whyRedFlag: LocalText
  readonly whyOther: LocalText
  readonly notRead: LocalText
  readonly notUnderstood: LocalText
  readonly safetyNet: LocalText
}
