import type { ReadText } from './match-words.ts'

/** The words that begin a clause of an earlier time: `viime kerralla kun lopetin`, `förra gången`, `last time`. */
const beginnings = [
  ['viime', 'kerralla'],
  ['edellisella', 'kerralla'],
  ['forra', 'gangen'],
  ['last', 'time'],
] as const

/**
 * Whether the clause of a word begins with an earlier time, and so tells of it. Only there: `puristaa niin kuin viime
 * kerralla` compares, and what it compares is now.
 */
export function isOfLastTime(text: ReadText, at: number): boolean {
  const clause = text.tokens[at]?.clause
  let from = at
  while (from > 0 && text.tokens[from - 1]?.clause === clause) from--
  return beginnings.some(
    ([first, second]) => text.tokens[from]?.word === first && text.tokens[from + 1]?.word === second,
  )
}
