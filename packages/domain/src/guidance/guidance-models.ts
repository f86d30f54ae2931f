import type { AnswerTest } from './answer-test.ts'
import type { MarkerSlots } from './assertion.ts'
import type { Expression } from './expression.ts'
import type { FactReaders } from './fact-readers.ts'
import type { Resting } from './fact-table.ts'
import type { TextLanguage } from './local-text.ts'
import type { PatternsByAnchor } from './match-words.ts'
import type { RawCommon, RawFact, RawModel, RawNeed, RawRule } from './model-file.ts'
import type { Wakers } from './wakers.ts'
import type { WordIndex } from './word-index.ts'

export interface CompiledFact {
  readonly id: string
  readonly number: number
  readonly model: string
  readonly raw: RawFact
  readonly tests: readonly AnswerTest[]
  /** Sets of answer keys; a no to each key of one set says that the fact is not so. */
  readonly clearedByKeys: readonly (readonly string[])[]
  readonly from: Expression | null
}

export interface CompiledService {
  readonly service: string
  readonly weight: number
  readonly condition: Expression | null
  readonly unless: readonly string[]
}

export interface CompiledNeed {
  readonly id: string
  readonly model: string
  readonly raw: RawNeed
  readonly when: Expression
  readonly services: readonly CompiledService[]
  readonly clocksIf: readonly {
    readonly condition: Expression
    readonly raw: NonNullable<RawNeed['clocksIf']>[number]
  }[]
  /** Facts that the condition reads, and the facts those are made of: the words of the need. */
  readonly reads: readonly string[]
}

export interface CompiledRule {
  readonly model: string
  readonly raw: RawRule
  readonly condition: Expression
  readonly reads: readonly string[]
  readonly services: readonly CompiledService[]
}

/** The model whose rules are dangers of whatever need. */
export const redFlagsModel = 'red-flags'

/** Everything the proposal needs, read once from the model files. Immutable. */
export interface GuidanceModels {
  readonly models: readonly RawModel[]
  readonly common: RawCommon
  readonly facts: ReadonlyMap<string, CompiledFact>
  readonly factList: readonly CompiledFact[]
  /** Derived facts in an order in which each finds its parts ready. */
  readonly derived: readonly CompiledFact[]
  readonly resting: Resting
  /** By the key of an answer or a number: the facts that it may speak of. */
  readonly askedBy: ReadonlyMap<string, readonly CompiledFact[]>
  /** 1 for the facts of which a rule asks whether they are one person's, by their numbers. */
  readonly ofOnePerson: Uint8Array
  /** What each fact can change, by its number. */
  readonly readers: readonly FactReaders[]
  readonly needs: readonly CompiledNeed[]
  readonly rules: readonly CompiledRule[]
  /** Which needs and rules can hold by what is known. */
  readonly wakers: { readonly needs: Wakers; readonly rules: Wakers }
  /** Answer keys that some fact, rule or number reads. */
  readonly knownAnswerKeys: ReadonlySet<string>
  readonly index: WordIndex
  readonly patterns: PatternsByAnchor
  readonly markers: Readonly<Record<TextLanguage, MarkerSlots>>
  readonly languages: LanguageProfiles
  /** The fact that stands for an unread symptom word, and the slots of such words; null where the models name none. */
  readonly unreadSymptom: { readonly fact: number; readonly slots: ReadonlySet<number> } | null
  /** The fact that stands for a message mostly unread, and when it is one; null where the models name none. */
  readonly unreadMessage: { readonly fact: number; readonly leastWords: number; readonly leastShare: number } | null
  /** By the numbers of the facts (`calmModels`); empty where the models name none. */
  readonly calm: readonly {
    readonly fact: number
    readonly unless: readonly number[]
    readonly models: ReadonlySet<string>
  }[]
}

/** What language detection compares with. */
export interface LanguageProfiles {
  readonly languagesOfWord: ReadonlyMap<string, readonly string[]>
  readonly letters: readonly { readonly lang: string; readonly pattern: RegExp }[]
}
