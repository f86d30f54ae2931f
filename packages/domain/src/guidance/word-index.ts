import { dialectForms } from './dialect-forms.ts'
import { isLikelySlip } from './edit-distance.ts'
import { foldButDots, foldText } from './fold-text.ts'
import type { ReadLanguage, TextLanguage } from './local-text.ts'
import { stemWord } from './stem-word.ts'
import type { PatternWord, WordShape } from './word-pattern.ts'
import { isReadLanguage } from './word-pattern.ts'

/** Every word that any pattern or set asks for, ready to be looked up. A slot is the number of one such word or set. */
export interface WordIndex {
  readonly slotOf: (lang: TextLanguage, word: PatternWord) => number
  /**
   * Slots that a word of the text satisfies. Missing dots are forgiven where nothing fits as it is written (`lapsi` is a
   * child, never `läpsi`); `slips` allows one typing slip where nothing fits at all.
   *
   * @param written the word with its dots and rings (`foldButDots`); undefined where the writer uses none at all
   */
  readonly lookup: (word: string, written: string | undefined, slips: boolean) => readonly number[]
  /** Whether a word is known only with dots, and stands here without them: its writer leaves them away. */
  readonly lacksDots: (written: string) => boolean
  /** Whether a word, with the dots that it has, is one of every day. */
  readonly isEveryday: (written: string) => boolean
  /** Whether a word, or what it is spelt for in a dialect, is a form of one of every day: it says nothing that only a rule could know. */
  readonly isOfEveryDay: (word: string, written: string) => boolean
  /** Whether a word is ordinary speech: it says nothing that a rule could have missed. */
  readonly isOrdinary: (word: string) => boolean
  /** The language whose pattern asked for the slot. */
  readonly languageOfSlot: (slot: number) => TextLanguage | undefined
}

const shortestSlip = 4
/** A Finnish stem shorter than this is shared by words of many meanings. */
const shortestStem = 4
/** A pattern's word shorter than this is believed with its dots only, where the writer has dots. */
const shortestForgiven = 5
/** A slip of less than this says too little where another beginning fits. */
const shortestStrictSlip = 7
/** Words that one written word may be a slip of. */
const mostMeant = 3
/** Letters that may stand behind a slipped beginning. */
const longestEnding = 3
/** Letters of an ordinary word that a longer one may begin with: shorter beginnings say nothing. */
const shortestBeginning = 6
const longestBeginning = 12
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
 * @param everydayWords many more of them, of which nothing else is known than that they are words
 */
export class WordIndexBuilder {
  readonly #slots = new Map<string, number>()
  readonly #languageOfSlot: TextLanguage[] = []
  readonly #byShape: Record<Exclude<WordShape, 'stem'>, Map<string, number[]>> = {
    prefix: new Map(),
    suffix: new Map(),
    infix: new Map(),
    exact: new Map(),
  }
  readonly #byStem: Record<TextLanguage, Map<string, number[]>> = {
    fi: new Map(),
    sv: new Map(),
    en: new Map(),
    se: new Map(),
  }
  /** Whether a word has any of the endings and middles; undefined while words are still collected. */
  #hasPart: RegExp | undefined
  readonly #setsOfSlot = new Map<number, number[]>()
  /** How the word of a slot is written, as far as it is compared. */
  readonly #writtenOfSlot: string[] = []
  /** Whole words without their dots that are known with them, and whole words that are known as they stand. */
  readonly #withDots = new Set<string>()
  readonly #known = new Set<string>()
  readonly #slips = new Map<string, SlipEntry[]>()
  /** Whole words as they are written in a pattern: a slip near the end of one is none of its stem. */
  readonly #wholeWords = new Set<string>()
  /** The words of patterns and of every day that say something alarming, by each spelling of them that lacks a letter. */
  readonly #alarmingWords = new Map<string, string[]>()
  /** Slots that some danger asks for: no word that calms is made out of another. */
  #alarming: ReadonlySet<number> = new Set()
  #longestPrefix = 0
  readonly #languages = new Set<ReadLanguage>()
  readonly #commonWords: ReadonlySet<string>
  readonly #commonAsWritten: ReadonlySet<string>
  readonly #commonStems = new Set<string>()
  /** Words of every day, folded and with their dots; and their Finnish stems, as no list has all forms of a Finnish word. */
  readonly #everyday = new Set<string>()
  readonly #everydayStems = new Set<string>()

  constructor(commonWords: readonly string[], everydayWords: readonly string[] = []) {
    for (const word of everydayWords) {
      const folded = foldText(word)
      this.#everyday.add(folded).add(foldButDots(word, folded))
      this.#everydayStems.add(stemWord('fi', folded))
    }
    this.#commonWords = new Set(commonWords.map(foldText))
    this.#commonAsWritten = new Set(commonWords.map((word) => foldButDots(word, foldText(word))))
    for (const word of commonWords) this.#know(word)
    for (const word of this.#commonWords)
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

  /** A form of the list; `kannattais`, `vaihtais`: in spoken Finnish the last letter falls away. */
  #isEverydayForm(written: string): boolean {
    return this.#everyday.has(written) || (written.endsWith('is') && this.#everyday.has(`${written}i`))
  }

  /** A word of every day with just the dots that it has. */
  #isOrdinaryAsWritten(written: string): boolean {
    return this.#commonAsWritten.has(written) || this.#isEverydayForm(written)
  }

  /** A word of every day, as it is written: it is no slip of another word. */
  #isEveryday(word: string, written: string | undefined): boolean {
    if (this.#isEverydayForm(written ?? word)) return true
    const stem = stemWord('fi', word)
    return stem.length >= shortestStem && stem.length < word.length && this.#everydayStems.has(stem)
  }

  /** `luokkakavereita` begins with `luokka`: a compound of ordinary words is no slip of `loukka*`. */
  #beginsOrdinary(word: string): boolean {
    for (let end = longestBeginning; end >= shortestBeginning; end--)
      if (word.length >= end + shortestSlip && this.#commonWords.has(word.slice(0, end))) return true
    return false
  }

  #know(word: string): void {
    const folded = foldText(word)
    if (foldButDots(word, folded) === folded) this.#known.add(folded)
    else this.#withDots.add(folded)
  }

  slotOf(lang: TextLanguage, word: PatternWord): number {
    if (word.kind === 'set') return this.#number(lang, `${lang} {${word.name}}`)
    const text = foldText(word.text)
    const stem = stemWord(lang, text)
    // Short stems meet too often: `kanna` and `kanssa`, `tunne` and `tunnista`. Such a word means its own form only.
    const shape = word.shape === 'stem' && lang === 'fi' && stem.length < shortestStem ? 'exact' : word.shape
    const compared = shape === 'stem' ? stem : text
    const written = foldButDots(word.text, text)
    if (word.shape === 'stem' || word.shape === 'exact') this.#know(word.text)
    // A stem that is no beginning of its word says nothing of dots.
    const dotted = text.startsWith(compared) ? written.slice(0, compared.length) : undefined
    const before = this.#slots.size
    const slot = this.#number(lang, `${lang} ${shape} ${dotted ?? compared}`)
    if (this.#slots.size > before) {
      this.#writtenOfSlot[slot] = dotted ?? ''
      this.#add(lang, shape, compared, slot)
      const isWhole = word.shape === 'stem' || word.shape === 'exact'
      if (isWhole && lang !== 'se' && text.length >= shortestSlip && /^[a-z]+$/.test(text)) this.#wholeWords.add(text)
    }
    return slot
  }

  addToSet(lang: TextLanguage, setName: string, word: PatternWord): void {
    const slot = this.slotOf(lang, word)
    const set = this.#number(lang, `${lang} {${setName}}`)
    this.#setsOfSlot.set(slot, [...(this.#setsOfSlot.get(slot) ?? []), set])
  }

  /**
   * @param alarming slots that some danger asks for: of these a slip is believed also where a shorter word fits (`takaraivvoon` begins as
   *   `taka*` does), and where a word is asked for in one form only
   * @param calming slots of sets whose words turn a statement round
   */
  seal(alarming: ReadonlySet<number> = new Set(), calming: ReadonlySet<number> = new Set()): WordIndex {
    this.#alarming = this.#withMembers(alarming, calming)
    const plain = (part: string): string => part.replace(/[^a-z0-9]/g, '\\$&')
    const endings = [...this.#byShape.suffix.keys()].map((ending) => `${plain(ending)}$`)
    this.#hasPart = new RegExp([...endings, ...[...this.#byShape.infix.keys()].map(plain)].join('|') || '(?!)')
    this.#findAlarmingWords()
    const remembered = new Map<string, readonly number[]>()
    const ordinary = new Map<string, boolean>()
    const ofEveryDay = new Map<string, boolean>()
    const isOfEveryDay = (word: string, written: string): boolean =>
      this.#isEveryday(word, written) ||
      this.#commonAsWritten.has(written) ||
      dialectForms(word).some((form) => this.#isOrdinary(form) || this.#isEveryday(form, undefined))
    const find = (word: string, written: string | undefined, slips: boolean): readonly number[] => {
      const slots = this.#exactSlots(word)
      const exact = written === undefined ? slots : this.#asWritten(slots, written)
      if (!slips) return this.#withSets(exact)
      if (this.#isOrdinary(word) || this.#isEveryday(word, written))
        return this.#withSets([...new Set([...exact, ...this.#otherSpellings(word, written)])])
      // A slip of the finger is one; a word that lacks dots as well is another word.
      const isSlipOnly = (slot: number) => written === undefined || hasDotsOf(written, this.#writtenOfSlot[slot] ?? '')
      const forms = dialectForms(word)
      const dialect = forms.flatMap((form) => this.#exactSlots(form))
      if (exact.length > 0 || this.#beginsOrdinary(word)) {
        // An end that fell away is the same word; another vowel may be another one.
        const ended = forms.filter((form) => form.startsWith(word)).flatMap((form) => this.#wholeSlots(form))
        const slipped = this.#slipsThatSayMore(word).filter((slot) => !slots.includes(slot) && isSlipOnly(slot))
        const more = [...ended, ...this.#saysMore(dialect, exact), ...slipped]
        return this.#withSets([...new Set([...exact, ...more])])
      }
      const near = dialect.length > 0 ? [...new Set(dialect)] : this.#slipSlots(word)
      for (const slot of this.#repaired(word, 0)) if (!near.includes(slot)) near.push(slot)
      return this.#withSets(near.filter((slot) => !slots.includes(slot) && isSlipOnly(slot)))
    }
    return {
      languageOfSlot: (slot) => this.#languageOfSlot[slot],
      isEveryday: (written) => this.#isOrdinaryAsWritten(written),
      isOfEveryDay: (word, written) => {
        const known = ofEveryDay.get(written)
        if (known !== undefined) return known
        if (ofEveryDay.size >= rememberedWords) ofEveryDay.clear()
        const isOf = isOfEveryDay(word, written)
        ofEveryDay.set(written, isOf)
        return isOf
      },
      lacksDots: (written) => this.#withDots.has(written) && !this.#known.has(written),
      isOrdinary: (word) => {
        const known = ordinary.get(word)
        if (known !== undefined) return known
        if (ordinary.size >= rememberedWords) ordinary.clear()
        const isOrdinary = this.#isOrdinary(word)
        ordinary.set(word, isOrdinary)
        return isOrdinary
      },
      slotOf: (lang, word) => this.slotOf(lang, word),
      lookup: (word, written, slips) => {
        const key = written ?? `${word} `
        const known = remembered.get(key)
        if (known !== undefined) return known
        const slots = find(word, written, slips)
        if (slips) {
          if (remembered.size >= rememberedWords) remembered.clear()
          remembered.set(key, slots)
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

  #add(lang: TextLanguage, shape: WordShape, text: string, slot: number): void {
    push(shape === 'stem' ? this.#byStem[lang] : this.#byShape[shape], text, slot)
    if (shape === 'prefix') {
      this.#longestPrefix = Math.max(this.#longestPrefix, text.length)
      // Its own beginnings lead on to it: a word is followed no further than some pattern goes with it.
      for (let end = 2; end < text.length; end++) {
        const beginning = text.slice(0, end)
        if (!this.#byShape.prefix.has(beginning)) this.#byShape.prefix.set(beginning, [])
      }
    }
    if (isReadLanguage(lang)) this.#languages.add(lang)
    if (shape === 'exact' || shape === 'suffix' || text.length < shortestSlip) return
    const entry = { slot, text, whole: shape === 'stem' }
    for (const variant of withOneLess(text)) push(this.#slips, variant, entry)
  }

  #exactSlots(word: string): number[] {
    const found: number[] = []
    take(found, this.#byShape.exact.get(word))
    for (const lang of this.#languages) take(found, this.#byStem[lang].get(stemWord(lang, word)))
    take(found, this.#byStem.se.get(word))
    const longest = Math.min(word.length, this.#longestPrefix)
    for (let end = 2; end <= longest; end++) {
      const slots = this.#byShape.prefix.get(word.slice(0, end))
      if (slots === undefined) break
      take(found, slots)
    }
    // Few patterns ask for an ending or a middle: going through them is quicker than through all parts of the word.
    if (this.#hasPart?.test(word) === false) return found
    for (const [ending, slots] of this.#byShape.suffix) if (word.endsWith(ending)) take(found, slots)
    for (const [middle, slots] of this.#byShape.infix) if (word.includes(middle)) take(found, slots)
    return found
  }

  /**
   * What a word says where its writer has dots to give. Dots that a pattern lacks were not forgotten: where the word is ordinary
   * as it stands (`jälkeen`), or another pattern has them, it is no `jalk*`. Dots that the word lacks may have been: they are
   * forgiven, unless the word is ordinary without them (`lapsi`, `tar`), another pattern fits as written, or so little is
   * compared that half the language begins so (`häkä*` in Hakaniemi).
   */
  #asWritten(slots: readonly number[], written: string): readonly number[] {
    if (slots.length === 0) return slots
    const patternOf = (slot: number): string => this.#writtenOfSlot[slot] ?? ''
    // How much of the word another pattern of the language explains as it is written: `bröst*` less of `bröstsmarta` than `bröstsmärt*`.
    const fitting = new Map<TextLanguage | undefined, number>()
    for (const slot of slots) {
      const lang = this.#languageOfSlot[slot]
      if (hasDotsOf(written, patternOf(slot)))
        fitting.set(lang, Math.max(fitting.get(lang) ?? 0, patternOf(slot).length))
    }
    const isOrdinary = this.#isOrdinaryAsWritten(written)
    return slots.filter((slot) => {
      if (hasDotsOf(written, patternOf(slot))) return true
      if (isOrdinary || (fitting.get(this.#languageOfSlot[slot]) ?? 0) >= patternOf(slot).length) return false
      return patternOf(slot).length >= shortestForgiven
    })
  }

  /** The patterns that ask for just this word, or another form of it. */
  #wholeSlots(word: string): readonly number[] {
    const stem = stemWord('fi', word)
    const ofStem = stem.length >= shortestForgiven ? this.#byStem.fi.get(stem) : undefined
    return [...(this.#byShape.exact.get(word) ?? []), ...(ofStem ?? [])]
  }

  /** The patterns that explain no less of a word than these do: `puuruksis` is no `puu*` where it is `puuduksissa`. */
  #saysMore(slots: readonly number[], than: readonly number[]): number[] {
    const lengthOf = (slot: number): number => this.#writtenOfSlot[slot]?.length ?? 0
    const longest = Math.max(shortestForgiven, ...than.map(lengthOf))
    return slots.filter((slot) => lengthOf(slot) >= longest)
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

  /**
   * What an alarming word says of which the whole word is a slip: a word that a pattern asks for as it stands, or one of every day.
   *
   * @param begins letters of the word that a pattern explains as they stand: a slip must explain more
   */
  #repaired(word: string, begins: number): number[] {
    if (word.length < shortestSlip || /\d/.test(word)) return []
    const meant = new Set<string>()
    for (const variant of withOneLess(word))
      for (const known of this.#alarmingWords.get(variant) ?? [])
        if (known !== word && known.length > begins + 1 && isLikelySlip(known, word, true)) meant.add(known)
    // A word that may be a slip of many says nothing.
    if (meant.size > mostMeant) return []
    return [...meant].flatMap((known) => this.#exactSlots(known)).filter((slot) => this.#alarming.has(slot))
  }

  #findAlarmingWords(): void {
    const ofEveryDay = [...this.#commonWords, ...this.#everyday].filter((word) => word.length > shortestSlip)
    for (const word of new Set([...this.#wholeWords, ...ofEveryDay])) {
      if (!/^[a-z]+$/.test(word) || !this.#exactSlots(word).some((slot) => this.#alarming.has(slot))) continue
      for (const variant of withOneLess(word)) push(this.#alarmingWords, variant, word)
    }
  }

  /** Alarming words that explain more of a word, slipped, than any beginning does as it stands: `takaraivvoon` is no `taka*`. */
  #slipsThatSayMore(word: string): number[] {
    if (word.length < shortestSlip || /\d/.test(word)) return []
    let begins = 0
    for (let end = 2; end <= Math.min(word.length, this.#longestPrefix); end++) {
      const slots = this.#byShape.prefix.get(word.slice(0, end))
      if (slots === undefined) break
      if (slots.length > 0) begins = end
    }
    if (begins > word.length - 2 || this.#isWholeWord(word)) return []
    const found: SlipEntry[] = []
    for (let end = Math.max(shortestStrictSlip, begins); end <= Math.min(word.length, 14); end++) {
      const form = word.slice(0, end)
      for (const variant of withOneLess(form))
        for (const entry of this.#slips.get(variant) ?? [])
          if (
            !entry.whole &&
            entry.text.length > begins &&
            entry.text.length >= Math.max(shortestStrictSlip, word.length - longestEnding) &&
            this.#alarming.has(entry.slot) &&
            !found.includes(entry) &&
            isLikelySlip(entry.text, form, true)
          )
            found.push(entry)
    }
    return [...this.#repaired(word, begins), ...found.map(({ slot }) => slot)]
  }

  /** `takaraivvoon` is known by its stem alone: what its other spelling of the same stem says, it says too. */
  #otherSpellings(word: string, written: string | undefined): number[] {
    if (this.#commonWords.has(word) || this.#isEverydayForm(written ?? word)) return []
    const stem = stemWord('fi', word)
    if (stem.length < shortestStem) return []
    return dialectForms(word)
      .filter((form) => stemWord('fi', form) === stem)
      .flatMap((form) => this.#exactSlots(form))
      .filter((slot) => this.#alarming.has(slot))
  }

  /** Whether some pattern asks for just this word, or another form of it: then it is written as it is meant. */
  #isWholeWord(word: string): boolean {
    return (
      this.#byShape.exact.has(word) || [...this.#languages].some((lang) => this.#byStem[lang].has(stemWord(lang, word)))
    )
  }

  /** The slots themselves, and those of the words in each set among them; none of a set that calms. */
  #withMembers(slots: ReadonlySet<number>, calming: ReadonlySet<number>): ReadonlySet<number> {
    const all = new Set(slots)
    for (const [slot, sets] of this.#setsOfSlot) {
      if (sets.some((set) => calming.has(set))) all.delete(slot)
      else if (sets.some((set) => slots.has(set))) all.add(slot)
    }
    return all
  }

  #withSets(slots: readonly number[]): readonly number[] {
    const all = [...slots]
    for (const slot of slots) take(all, this.#setsOfSlot.get(slot))
    return all
  }
}

/** Whether the dots of a pattern's word are those of the text's word, as far as both are the same otherwise. */
function hasDotsOf(written: string, pattern: string): boolean {
  if (written.includes(pattern)) return true
  // The middle or the end of a word: its letters stand there, with other dots.
  if (foldText(written).includes(foldText(pattern))) return false
  const shared = Math.min(written.length, pattern.length)
  for (let at = 0; at < shared; at++) {
    const [one, other] = [written[at] ?? '', pattern[at] ?? '']
    if (one !== other) return foldText(one) !== foldText(other)
  }
  return true
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
