import type { Token } from './tokenize.ts'

const known = new WeakMap<readonly Token[], Map<RegExp, number>>()

/**
 * Where in the whole text a word last stands that a pattern knows; -1 where none does. Each text is looked through once for a pattern,
 * however many hits ask: with a hit in every sentence a long text took seconds.
 *
 * @param pattern one that stays: it is remembered by itself, so none that is made anew for each question
 */
export function lastSaid(tokens: readonly Token[], pattern: RegExp): number {
  const ofText = known.get(tokens) ?? new Map<RegExp, number>()
  known.set(tokens, ofText)
  const found = ofText.get(pattern) ?? tokens.findLastIndex(({ word }) => pattern.test(word))
  ofText.set(pattern, found)
  return found
}
