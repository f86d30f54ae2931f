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
 * `=en` is exactly so, `{pain}` is any word of a set, and a bare word is compared by its stem.
 */
export interface WordPattern {
  readonly lang: TextLanguage
  /** Parts in any order; inside a part the words follow each other. */
  readonly parts: readonly (readonly PatternWord[])[]
  /** For each part, whether nothing may stand between its words. */
  readonly tight: readonly boolean[]
}

export type WordLists = Readonly<Partial<Record<TextLanguage, readonly string[]>>>

/** Reads one written pattern. @throws Error in words when it is empty. */
export function parseWordPattern(lang: TextLanguage, source: string): WordPattern {
  const written = source.split(' + ')
  const parts = written.map((part) =>
    part
      .trim()
      .split(/[\s_]+/)
      .filter((word) => word !== '')
      .map(parseWord),
  )
  if (parts.some((part) => part.length === 0)) throw new Error(`the pattern "${source}" has an empty part`)
  return { lang, parts, tight: written.map((part) => part.includes('_')) }
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
