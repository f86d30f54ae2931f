import type { ReadLanguage, TextLanguage } from './local-text.ts'

/** How one word of a pattern compares with a word of the text. */
export type WordShape = 'stem' | 'prefix' | 'suffix' | 'infix' | 'exact'

/** One word of a pattern, or a reference to a set of words (`{pain}`). */
export type PatternWord =
  | { readonly kind: 'word'; readonly text: string; readonly shape: WordShape }
  | { readonly kind: 'set'; readonly name: string }

/**
 * A pattern as a county writes it. Words side by side follow each other with at most two words between, `after_a_stroke` with
 * none; ` + ` joins parts that stand in one sentence within ten words, in any order. `puris*` begins so, `*kipu*` contains it,
 * `=en` is exactly so, `{pain}` is any word of a set, and a bare word is compared by its stem. `!{gum} {blood}` and
 * `vill inte gå !till` say what may not stand right before or behind: of gums that bleed, or of going to a place, it is not.
 */
export interface WordPattern {
  readonly lang: TextLanguage
  /** In any order. */
  readonly parts: readonly PatternPart[]
}

/** What may not stand beside a part, as words of a pattern or as their slots. */
export interface PartSurroundings<Word> {
  readonly before: readonly Word[]
  readonly behind: readonly Word[]
}

export interface PatternPart extends PartSurroundings<PatternWord> {
  /** They follow each other. */
  readonly words: readonly PatternWord[]
  /** Whether nothing may stand between them. */
  readonly isTight: boolean
}

export type WordLists = Readonly<Partial<Record<TextLanguage, readonly string[]>>>

/** Reads one written pattern. @throws Error in words when it is empty or excludes a word in its middle. */
export function parseWordPattern(lang: TextLanguage, source: string): WordPattern {
  return { lang, parts: source.split(' + ').map((part) => parsePart(part, source)) }
}

const isExcluded = (word: string): boolean => word.startsWith('!')

function parsePart(part: string, source: string): PatternPart {
  const all = part
    .trim()
    .split(/[\s_]+/)
    .filter((word) => word !== '')
  const first = all.findIndex((word) => !isExcluded(word))
  const last = all.findLastIndex((word) => !isExcluded(word))
  const words = all.slice(first, last + 1)
  if (first < 0) throw new Error(`the pattern "${source}" has an empty part`)
  if (words.some(isExcluded))
    throw new Error(`the pattern "${source}" excludes a word between two others: only before or behind them`)
  const excluded = (some: readonly string[]) => some.map((word) => parseWord(word.slice(1)))
  return {
    words: words.map(parseWord),
    isTight: part.includes('_'),
    before: excluded(all.slice(0, first)),
    behind: excluded(all.slice(last + 1)),
  }
}

function parseWord(source: string): PatternWord {
  if (source.startsWith('{') && source.endsWith('}')) return { kind: 'set', name: source.slice(1, -1) }
  if (source.startsWith('=')) return { kind: 'word', text: source.slice(1), shape: 'exact' }
  const begins = source.endsWith('*')
  const ends = source.startsWith('*')
  const text = source.slice(ends ? 1 : 0, begins ? -1 : undefined)
  if (text === '') throw new Error('"*" alone would match every word')
  return { kind: 'word', text, shape: begins ? (ends ? 'infix' : 'prefix') : ends ? 'suffix' : 'stem' }
}

export function isReadLanguage(lang: string): lang is ReadLanguage {
  return lang === 'fi' || lang === 'sv' || lang === 'en'
}
