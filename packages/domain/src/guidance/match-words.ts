import type { TextLanguage } from './local-text.ts'
import { isAnybodyInSwedish } from './anybody.ts'
import { isNoAmount } from './no-amount.ts'
import type { Token } from './tokenize.ts'
import type { WordIndex } from './word-index.ts'
import type { PartSurroundings, PatternWord, WordPattern } from './word-pattern.ts'

/** One part of a pattern: slots of words that follow each other. */
interface CompiledPart {
  readonly slots: readonly number[]
  /** Whether it is a word of denial alone: `{not}`, of which the text says elsewhere what it denies. */
  readonly denies: boolean
  /** Whether its words stand right behind each other. */
  readonly isTight: boolean
  /** What may not stand right before or behind it; undefined where anything may. */
  readonly without: PartSurroundings<number> | undefined
  /** Which of its words asks how many, `{many}`: no time and no dose; -1 for none. */
  readonly amount: number
}

/** A pattern with its words turned into slots. `owner` is the fact it speaks for. */
export interface CompiledPattern {
  readonly owner: number
  readonly lang: TextLanguage
  readonly parts: readonly CompiledPart[]
}

/** The words of a text with the slots each satisfies. */
export interface ReadText {
  readonly tokens: readonly Token[]
  readonly slots: readonly (readonly number[])[]
  /** Year of the contact: an earlier one in the text is past. */
  readonly year?: number
  /** Somebody writes for another: what is told of «mother» in the past tense is told of whom it is about. */
  readonly isForOther?: boolean
  /** Who writes for whom, in the words of the form. */
  readonly asker?: string
  /** Age of whom it is about. */
  readonly age?: number
}

export interface PatternHit {
  readonly pattern: CompiledPattern
  /** Token numbers, inclusive. */
  readonly first: number
  readonly last: number
  readonly words: readonly number[]
}

/** Where a hit stands in the text. */
export type Hit = Pick<PatternHit, 'first' | 'last' | 'words'>

/** The folded word at a place; nothing before the first and behind the last. */
export const wordIn =
  ({ tokens }: Pick<ReadText, 'tokens'>) =>
  (at: number): string =>
    tokens[at]?.word ?? ''

const widestGap = 2
const widestReach = 10
/** Words in the longest message that a person writes; what is longer is watched for repeats. */
const longestMessage = 300
/** Distinct words that are searched for typing slips; the rest is compared exactly, so that no text takes long. */
const slipSearches = 600

/** Patterns that begin with one word, and for each the word that it needs besides and the fewest patterns have; -1 for none. */
interface PatternsOfAnchor {
  readonly lang: TextLanguage
  readonly patterns: readonly CompiledPattern[]
  /** Side by side, so that the many patterns whose words are not there are passed over without being looked at. */
  readonly rarest: Int32Array
}

/** Patterns by their first word. */
export interface PatternsByAnchor {
  readonly byAnchor: ReadonlyMap<number, PatternsOfAnchor>
  /** Which slots stand in the sentence that is read now: each is set before and cleared behind, so that nothing is left. */
  readonly present: Uint8Array
}

export function compilePattern(owner: number, pattern: WordPattern, index: Pick<WordIndex, 'slotOf'>): CompiledPattern {
  const { lang } = pattern
  const slotsOf = (words: readonly PatternWord[]) => words.map((word) => index.slotOf(lang, word))
  // Of what is swallowed a word of quantity asks how much, whether it stands in the set or by itself.
  const isTaken = pattern.parts.some(({ words }) => words.some(isTaking))
  const parts = pattern.parts.map(({ words, isTight, before, behind }) => ({
    slots: slotsOf(words),
    denies: lang === 'fi' && words.length === 1 && words[0]?.kind === 'set' && words[0].name === 'not',
    isTight,
    amount: words.findIndex((word) =>
      word.kind === 'set'
        ? word.name === 'many'
        : isTaken && /^(?:kaikki|koko|hela|alla|allt|all|whole)$/.test(word.text),
    ),
    without: before.length + behind.length === 0 ? undefined : { before: slotsOf(before), behind: slotsOf(behind) },
  }))
  return { owner, lang, parts }
}

const isTaking = (word: PatternWord): boolean =>
  word.kind === 'set' ? word.name === 'took' : /^(?:otin|söin|söi|tog|tagit|svalt|took|taken)$/.test(word.text)

/** Forms of one word that a model lists side by side have one stem: the same pattern is kept once for a fact. */
export function byAnchor(patterns: readonly CompiledPattern[]): PatternsByAnchor {
  const map = new Map<number, CompiledPattern[]>()
  const uses: number[] = []
  const kept = new Set<string>()
  for (const pattern of patterns) {
    const anchor = pattern.parts[0]?.slots[0]
    const key = `${String(pattern.owner)}:${JSON.stringify(pattern.parts)}`
    if (anchor === undefined || kept.has(key)) continue
    kept.add(key)
    for (const slot of slotsOf(pattern)) uses[slot] = (uses[slot] ?? 0) + 1
    const list = map.get(anchor)
    if (list === undefined) map.set(anchor, [pattern])
    else list.push(pattern)
  }
  const rarestOf = (pattern: CompiledPattern, anchor: number): number =>
    slotsOf(pattern)
      .filter((slot) => slot !== anchor)
      .reduce((rarest, slot) => (rarest < 0 || (uses[slot] ?? 0) < (uses[rarest] ?? 0) ? slot : rarest), -1)
  const byAnchor = new Map<number, PatternsOfAnchor>()
  for (const [anchor, list] of map) {
    const [first] = list
    if (first === undefined) continue
    const rarest = Int32Array.from(list, (pattern) => rarestOf(pattern, anchor))
    byAnchor.set(anchor, { lang: first.lang, patterns: list, rarest })
  }
  return { byAnchor, present: new Uint8Array(uses.length) }
}

const slotsOf = ({ parts }: CompiledPattern): number[] => parts.flatMap(({ slots }) => slots)

export function readTokens(tokens: readonly Token[], index: WordIndex): ReadText {
  const distinct = new Set<string>()
  // Whoever writes words with their dots, and none without that needs them, has the letters: each word means what it says.
  const hasDots =
    tokens.some(({ word, written }) => word !== written) && !tokens.some(({ written }) => index.lacksDots(written))
  const husband = index.slotOf('sv', { kind: 'set', name: 'partner' })
  const slots = tokens.map(({ word, written, isPlace }, at) => {
    distinct.add(word)
    // The name of a place is no slip of another word: `my mother in Manila`.
    // A word of every day that has dots of its own means itself, `höst` is autumn, whoever else lacks them; `ahdistää` is a slip.
    const isWritten = hasDots || (word !== written && index.isEveryday(written))
    const found = index.lookup(word, isWritten ? written : undefined, isPlace !== true && distinct.size <= slipSearches)
    return isAnybodyInSwedish(tokens, at) ? found.filter((slot) => slot !== husband) : found
  })
  return { tokens, slots }
}

/**
 * Calls back for every place where a pattern of one of the languages stands, until there is enough for its fact. A sentence
 * that stood before word for word is not read again: it says the same, and a text of repeats must not take long.
 */
export function forEachHit(
  text: ReadText,
  patterns: PatternsByAnchor,
  languages: ReadonlySet<TextLanguage>,
  found: (hit: PatternHit) => void,
  isEnough: (owner: number) => boolean = () => false,
): void {
  const seen = new Set<string>()
  const isLong = text.tokens.length > longestMessage
  for (let from = 0; from < text.tokens.length;) {
    const sentence = text.tokens[from]?.sentence
    let to = from
    while (text.tokens[to]?.sentence === sentence) to++
    const setPresent = (present: 0 | 1): void => {
      for (let at = from; at < to; at++) for (const slot of text.slots[at] ?? []) patterns.present[slot] = present
    }
    const key = isLong ? wordsOf(text, from, to) : ''
    if (!isLong || !seen.has(key)) {
      setPresent(1)
      readSentence(text, from, to, patterns, languages, found, isEnough)
      setPresent(0)
    }
    seen.add(key)
    from = to
  }
}

function wordsOf(text: ReadText, from: number, to: number): string {
  const words: string[] = []
  for (let at = from; at < to; at++) {
    const token = text.tokens[at]
    words.push(token?.clause === text.tokens[at - 1]?.clause ? ' ' : ',', token?.word ?? '')
  }
  return words.join('')
}

function readSentence(
  text: ReadText,
  from: number,
  to: number,
  patterns: PatternsByAnchor,
  languages: ReadonlySet<TextLanguage>,
  found: (hit: PatternHit) => void,
  isEnough: (owner: number) => boolean,
): void {
  // Patterns all of whose words stand in the sentence, once for each anchor however often it is repeated.
  const possible = new Map<number, readonly CompiledPattern[]>()
  const possibleAt = (slot: number): readonly CompiledPattern[] => {
    const of = patterns.byAnchor.get(slot)
    if (of === undefined || !languages.has(of.lang)) return []
    const known = possible.get(slot)
    if (known !== undefined) return known
    const list = standing(of, patterns.present)
    possible.set(slot, list)
    return list
  }
  for (let at = from; at < to; at++) {
    for (const slot of text.slots[at] ?? []) {
      for (const pattern of possibleAt(slot)) {
        if (isEnough(pattern.owner)) continue
        const words = matchAt(text, pattern, at)
        if (words !== null) found({ pattern, first: Math.min(...words), last: Math.max(...words), words })
      }
    }
  }
}

/** The patterns all of whose words are present. */
function standing({ patterns, rarest }: PatternsOfAnchor, present: Uint8Array): CompiledPattern[] {
  const list: CompiledPattern[] = []
  for (let i = 0; i < rarest.length; i++) {
    const slot = rarest[i] ?? -1
    if (slot >= 0 && present[slot] !== 1) continue
    const pattern = patterns[i]
    const stands = pattern?.parts.every((part) => part.slots.every((word) => present[word] === 1)) === true
    if (pattern !== undefined && stands) list.push(pattern)
  }
  return list
}

function matchAt(text: ReadText, pattern: CompiledPattern, at: number): number[] | null {
  const first = pattern.parts[0]
  if (first === undefined) return null
  const words = followSequence(text, first, at)
  if (words === null) return null
  // What a denial may deny is the part beside it: of a denial that stands first, the next; of any other, the one before.
  let beside: readonly number[] = words.slice()
  for (let i = 1; i < pattern.parts.length; i++) {
    const part = pattern.parts[i]
    const more = part === undefined ? null : findPartNear(text, part, at, words, part.denies ? beside : undefined)
    if (more === null || (i === 1 && first.denies && deniesAnother(text, at, more))) return null
    words.push(...more)
    beside = more
  }
  return words
}

/** A turn that says how much of the same: `babyn rör sig men mycket mindre`, `it moves but very weak`. */
const goesOn = new Set(
  'bara mycket mindre knappt svagt samre lite only just very much less weak barely worse badly vain vaan paljon vahemman heikosti huonommin tosi hyvin todella'.split(
    ' ',
  ),
)
/** Hard turns: what stands behind one in the same clause is no more of the same word. `Mut` is spoken «me»: `ei päästä mut ulos`. */
const breaks = new Set(['mutta', 'men', 'but', 'koska', 'because', 'eftersom', 'although'])

function followSequence(
  text: ReadText,
  { slots, isTight, without, amount }: CompiledPart,
  at: number,
): number[] | null {
  if (amount === 0 && isNoAmount(text, at)) return null
  const clause = text.tokens[at]?.clause
  const words = [at]
  let last = at
  for (let i = 1; i < slots.length; i++) {
    const slot = slots[i]
    let next = -1
    for (let j = last + 1; j <= last + 1 + (isTight ? 0 : widestGap) && j < text.tokens.length; j++) {
      // What stands behind a comma is said of something else: `en juo kahvia, herään neljältä`.
      if (text.tokens[j]?.clause !== clause) break
      if (slot !== undefined && text.slots[j]?.includes(slot) === true && !(i === amount && isNoAmount(text, j))) {
        next = j
        break
      }
      if (breaks.has(text.tokens[j]?.word ?? '') && !goesOn.has(text.tokens[j + 1]?.word ?? '')) break
    }
    if (next < 0) return null
    words.push(next)
    last = next
  }
  return without !== undefined && isSurrounded(text, without, at, last) ? null : words
}

const small = new Set(
  'ihan aivan vahan tosi jotenkin kylla siis taas jossain jossakin jonnekin hanelta halta multa minulta silta bara lite valdigt helt ganska quite really very totally somewhere'.split(
    ' ',
  ),
)

/** Whether a word that is excluded stands beside a part, in its clause and with at most one word between. */
function isSurrounded(text: ReadText, without: PartSurroundings<number>, first: number, last: number): boolean {
  const stands = (at: number, slots: readonly number[]): boolean =>
    text.tokens[at]?.clause === text.tokens[first]?.clause &&
    slots.some((slot) => text.slots[at]?.includes(slot) === true)
  const reaches = (from: number, step: 1 | -1, slots: readonly number[]): boolean => {
    // Small words do not count: `meni häneltä ihan ohi aiheen`.
    for (let at = from + step, far = 0; far < 2 && text.tokens[at] !== undefined; at += step) {
      if (stands(at, slots)) return true
      if (!small.has(text.tokens[at]?.word ?? '')) far++
    }
    return false
  }
  return reaches(first, -1, without.before) || reaches(last, 1, without.behind)
}

/** Small words between a denial and what it denies. */
const between = new Set(['ole', 'oo', 'ollut', 'ollu', 'mitaan', 'enaa', 'juuri', 'nyt', 'kuitenkaan', 'edes'])
/** A thing denied stands in the partitive: `ei kuumetta`, `eikä selkäkipua`, `ei puutumista`, `ei oireita`. */
const partitive = /(?:tta|[uyoi]a|[ou]ja|[uy]sta|mista|[^aeiouys]ta|ita)$/
/** Verbs that end as a partitive does. */
const verbs = new Set(['halua', 'valita', 'omista'])

/** Verbs of a complaint or a habit of their own: behind a comma their denial denies nothing that stood before. */
const ownVerbOfAnother = new Set('oksenna oksentele oksentanut kuumeile kayta polta lyo tupakoi'.split(' '))

/** Whether the denial is of some other thing: `pissalla, ei kuumetta` says nothing of what is wrong with passing water. */
function deniesAnother(text: ReadText, at: number, own: readonly number[]): boolean {
  const { clause } = text.tokens[at] ?? {}
  let next = at + 1
  while (text.tokens[next]?.clause === clause && between.has(text.tokens[next]?.word ?? '')) next++
  const denied = text.tokens[next]
  if (denied === undefined || denied.clause !== clause || own.includes(next)) return false
  // `on hereillä, ei oksenna`: behind a comma a verb of its own says nothing of what stood before it.
  const isOwnClause = own.every((other) => text.tokens[other]?.clause !== clause)
  if (isOwnClause && ownVerbOfAnother.has(denied.word)) return true
  return partitive.test(denied.word) && !verbs.has(denied.word)
}

function findPartNear(
  text: ReadText,
  part: CompiledPart,
  at: number,
  used: readonly number[],
  denies: readonly number[] | undefined,
): number[] | null {
  const sentence = text.tokens[at]?.sentence
  const slot = part.slots[0]
  if (slot === undefined) return null
  for (let distance = 1; distance <= widestReach; distance++) {
    for (const j of [at + distance, at - distance]) {
      if (text.tokens[j]?.sentence !== sentence || used.includes(j)) continue
      if (text.slots[j]?.includes(slot) !== true || (denies && deniesAnother(text, j, denies))) continue
      const words = followSequence(text, part, j)
      if (words !== null) return words
    }
  }
  return null
}
