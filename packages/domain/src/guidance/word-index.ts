import { dialectForms } from './dialect-forms.ts'
import { isLikelySlip } from './edit-distance.ts'
import { foldText } from './fold-text.ts'
import type { ReadLanguage, TextLanguage } from './local-text.ts'
import { stemWord } from './stem-word.ts'
import type { PatternWord, WordShape } from './word-pattern.ts'
import { isReadLanguage } from './word-pattern.ts'

/** Every word that any pattern or set asks for, ready to be looked up. A slot is the number of one such word or set. */
export interface WordIndex {
  readonly slotOf: (lang: TextLanguage, word: PatternWord) => number
  /** Slots that a word of the text satisfies. `slips` allows one typing slip where nothing fits exactly. */
  readonly lookup: (word: string, slips: boolean) => readonly number[]
  /** Whether a word is ordinary speech: it says nothing that a rule could have missed. */
  readonly isOrdinary: (word: string) => boolean
  /** The language whose pattern asked for the slot. */
  readonly languageOfSlot: (slot: number) => TextLanguage | undefined
}

const shortestSlip = 4
/** A Finnish stem shorter than this is shared by words of many meanings. */
const shortestStem = 4
/** Words remembered between calls; a judgement between memory and speed, results never depend on it. */
const rememberedWords = 40_000

interface SlipEntry {
  readonly slot: number
  readonly text: string
  readonly whole: boolean
}

/**
 * Collects words while the models are compiled. Call `seal` once when all patterns and sets are in.
 *
 * @param commonWords ordinary words of the read languages, never taken for a slip of another word
 */
export class WordIndexBuilder {
  readonly #slots = new Map<string, number>()
  readonly #languageOfSlot: TextLanguage[] = []
  readonly #byShape: Record<WordShape, Map<string, number[]>> = {
    stem: new Map(),
    prefix: new Map(),
    suffix: new Map(),
    infix: new Map(),
    exact: new Map(),
  }
  readonly #setsOfSlot = new Map<number, number[]>()
  readonly #slips = new Map<string, SlipEntry[]>()
  #longestPrefix = 0
  readonly #languages = new Set<ReadLanguage>()
  readonly #commonWords: ReadonlySet<string>
  readonly #commonStems = new Set<string>()

  constructor(commonWords: ReadonlySet<string>) {
    this.#commonWords = commonWords
    for (const word of commonWords)
      for (const lang of ['fi', 'sv', 'en'] as const) this.#commonStems.add(`${lang}:${stemWord(lang, word)}`)
  }

  /** An ordinary word, or a form of one: it means what it says. */
  #isOrdinary(word: string): boolean {
    if (this.#commonWords.has(word)) return true
    return (
      word.length > 3 &&
      ['fi', 'sv', 'en'].some((lang) => this.#commonStems.has(`${lang}:${stemWord(lang as ReadLanguage, word)}`))
    )
  }

  slotOf(lang: TextLanguage, word: PatternWord): number {
    if (word.kind === 'set') return this.#number(lang, `${lang} {${word.name}}`)
    const text = foldText(word.text)
    const stem = stemWord(lang, text)
    // Short stems meet too often: `kanna` and `kanssa`, `tunne` and `tunnista`. Such a word means its own form only.
    const shape =
      word.shape === 'stem' && lang === 'fi' && stem.length < shortestStem && text.length > stem.length
        ? 'exact'
        : word.shape
    const compared = shape === 'stem' ? stem : text
    const key = shape === 'stem' ? `${lang}:${compared}` : compared
    const before = this.#slots.size
    const slot = this.#number(lang, `${lang} ${shape} ${compared}`)
    if (this.#slots.size > before) this.#add(lang, shape, key, compared, slot)
    return slot
  }

  addToSet(lang: TextLanguage, setName: string, word: PatternWord): void {
    const slot = this.slotOf(lang, word)
    const set = this.#number(lang, `${lang} {${setName}}`)
    this.#setsOfSlot.set(slot, [...(this.#setsOfSlot.get(slot) ?? []), set])
  }

  seal(): WordIndex {
    const remembered = new Map<string, readonly number[]>()
    const find = (word: string, slips: boolean): readonly number[] => {
      const exact = this.#exactSlots(word)
      if (exact.length > 0 || !slips || this.#isOrdinary(word)) return this.#withSets(exact)
      const dialect = dialectForms(word).flatMap((form) => this.#exactSlots(form))
      return this.#withSets(dialect.length > 0 ? [...new Set(dialect)] : this.#slipSlots(word))
    }
    return {
      languageOfSlot: (slot) => this.#languageOfSlot[slot],
      isOrdinary: (word) => this.#isOrdinary(word),
      slotOf: (lang, word) => this.slotOf(lang, word),
      lookup: (word, slips) => {
        const known = remembered.get(word)
        if (known !== undefined) return known
        const slots = find(word, slips)
        if (slips) {
          if (remembered.size >= rememberedWords) remembered.clear()
          remembered.set(word, slots)
        }
        return slots
      },
    }
  }

  #number(lang: TextLanguage, key: string): number {
    const known = this.#slots.get(key)
    if (known !== undefined) return known
    const slot = this.#slots.size
    this.#slots.set(key, slot)
    this.#languageOfSlot.push(lang)
    return slot
  }

  #add(lang: TextLanguage, shape: WordShape, key: string, text: string, slot: number): void {
    push(this.#byShape[shape], key, slot)
    if (shape === 'prefix') this.#longestPrefix = Math.max(this.#longestPrefix, key.length)
    if (isReadLanguage(lang)) this.#languages.add(lang)
    if (shape === 'exact' || shape === 'suffix' || text.length < shortestSlip) return
    const entry = { slot, text, whole: shape === 'stem' }
    for (const variant of withOneLess(text)) push(this.#slips, variant, entry)
  }

  #exactSlots(word: string): number[] {
    const found: number[] = []
    take(found, this.#byShape.exact.get(word))
    for (const lang of this.#languages) take(found, this.#byShape.stem.get(`${lang}:${stemWord(lang, word)}`))
    take(found, this.#byShape.stem.get(`se:${word}`))
    const longest = Math.min(word.length, this.#longestPrefix)
    for (let end = 2; end <= longest; end++) take(found, this.#byShape.prefix.get(word.slice(0, end)))
    // Few patterns ask for an ending or a middle: going through them is quicker than through all parts of the word.
    for (const [ending, slots] of this.#byShape.suffix) if (word.endsWith(ending)) take(found, slots)
    for (const [middle, slots] of this.#byShape.infix) if (word.includes(middle)) take(found, slots)
    return found
  }

  #slipSlots(word: string): number[] {
    if (word.length < shortestSlip - 1 || /\d/.test(word)) return []
    const found: number[] = []
    const tryForm = (form: string, whole: boolean): void => {
      for (const variant of withOneLess(form)) {
        for (const entry of this.#slips.get(variant) ?? []) {
          if (entry.whole !== whole || found.includes(entry.slot)) continue
          if (isLikelySlip(entry.text, form)) found.push(entry.slot)
        }
      }
    }
    for (const lang of this.#languages) tryForm(stemWord(lang, word), true)
    const longest = Math.min(word.length, 14)
    for (let end = shortestSlip - 1; end <= longest; end++) tryForm(word.slice(0, end), false)
    return found
  }

  #withSets(slots: readonly number[]): readonly number[] {
    const all = [...slots]
    for (const slot of slots) take(all, this.#setsOfSlot.get(slot))
    return all
  }
}

function withOneLess(word: string): string[] {
  const variants = [word]
  for (let i = 0; i < word.length; i++) variants.push(word.slice(0, i) + word.slice(i + 1))
  return variants
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

function take(into: number[], from: readonly number[] | undefined): void {
  if (from === undefined) return
  for (const slot of from) if (!into.includes(slot)) into.push(slot)
}
