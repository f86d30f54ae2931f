import type { TextLanguage } from './local-text.ts'
import type { Token } from './tokenize.ts'
import type { WordIndex } from './word-index.ts'
import type { WordPattern } from './word-pattern.ts'

/** A pattern with its words turned into slots. `owner` is the fact it speaks for. */
export interface CompiledPattern {
  readonly owner: number
  readonly lang: TextLanguage
  readonly parts: readonly (readonly number[])[]
}

/** The words of a text with the slots each satisfies. */
export interface ReadText {
  readonly tokens: readonly Token[]
  readonly slots: readonly (readonly number[])[]
}

export interface PatternHit {
  readonly pattern: CompiledPattern
  /** Token numbers, inclusive. */
  readonly first: number
  readonly last: number
  readonly words: readonly number[]
}

const widestGap = 2
const widestReach = 10
/** Distinct words that are searched for typing slips; the rest is compared exactly, so that no text takes long. */
const slipSearches = 600

/** Patterns by their first word. */
export type PatternsByAnchor = ReadonlyMap<number, readonly CompiledPattern[]>

export function compilePattern(owner: number, pattern: WordPattern, index: Pick<WordIndex, 'slotOf'>): CompiledPattern {
  return {
    owner,
    lang: pattern.lang,
    parts: pattern.parts.map((part) => part.map((word) => index.slotOf(pattern.lang, word))),
  }
}

/** Forms of one word that a model lists side by side have one stem: the same pattern is kept once for a fact. */
export function byAnchor(patterns: readonly CompiledPattern[]): PatternsByAnchor {
  const map = new Map<number, CompiledPattern[]>()
  const kept = new Set<string>()
  for (const pattern of patterns) {
    const anchor = pattern.parts[0]?.[0]
    const key = `${String(pattern.owner)}:${JSON.stringify(pattern.parts)}`
    if (anchor === undefined || kept.has(key)) continue
    kept.add(key)
    const list = map.get(anchor)
    if (list === undefined) map.set(anchor, [pattern])
    else list.push(pattern)
  }
  return map
}

export function readTokens(tokens: readonly Token[], index: WordIndex): ReadText {
  const distinct = new Set<string>()
  const slots = tokens.map(({ word }) => {
    distinct.add(word)
    return index.lookup(word, distinct.size <= slipSearches)
  })
  return { tokens, slots }
}

/** Calls back for every place where a pattern of one of the languages stands, until there is enough for its fact. */
export function forEachHit(
  text: ReadText,
  patterns: PatternsByAnchor,
  languages: ReadonlySet<TextLanguage>,
  found: (hit: PatternHit) => void,
  isEnough: (owner: number) => boolean = () => false,
): void {
  for (let at = 0; at < text.tokens.length; at++) {
    for (const slot of text.slots[at] ?? []) {
      for (const pattern of patterns.get(slot) ?? []) {
        if (!languages.has(pattern.lang) || isEnough(pattern.owner)) continue
        const words = matchAt(text, pattern, at)
        if (words !== null) found({ pattern, first: Math.min(...words), last: Math.max(...words), words })
      }
    }
  }
}

function matchAt(text: ReadText, pattern: CompiledPattern, at: number): number[] | null {
  const first = pattern.parts[0]
  if (first === undefined) return null
  const words = followSequence(text, first, at)
  if (words === null) return null
  for (let i = 1; i < pattern.parts.length; i++) {
    const part = pattern.parts[i] ?? []
    const more = findPartNear(text, part, at, words)
    if (more === null) return null
    words.push(...more)
  }
  return words
}

function followSequence(text: ReadText, part: readonly number[], at: number): number[] | null {
  const clause = text.tokens[at]?.clause
  const words = [at]
  let last = at
  for (let i = 1; i < part.length; i++) {
    const slot = part[i]
    let next = -1
    for (let j = last + 1; j <= last + 1 + widestGap && j < text.tokens.length; j++) {
      // What stands behind a comma is said of something else: `en juo kahvia, herään neljältä`.
      if (text.tokens[j]?.clause !== clause) break
      if (slot !== undefined && text.slots[j]?.includes(slot) === true) {
        next = j
        break
      }
    }
    if (next < 0) return null
    words.push(next)
    last = next
  }
  return words
}

function findPartNear(text: ReadText, part: readonly number[], at: number, used: readonly number[]): number[] | null {
  const sentence = text.tokens[at]?.sentence
  const slot = part[0]
  if (slot === undefined) return null
  for (let distance = 1; distance <= widestReach; distance++) {
    for (const j of [at + distance, at - distance]) {
      if (text.tokens[j]?.sentence !== sentence || used.includes(j)) continue
      if (text.slots[j]?.includes(slot) !== true) continue
      const words = followSequence(text, part, j)
      if (words !== null) return words
    }
  }
  return null
}
