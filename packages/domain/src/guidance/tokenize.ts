import { calmRepeats, foldButDots, foldText } from './fold-text.ts'

/** One word of the text with its place. */
export interface Token {
  /** Folded form used for comparing. */
  readonly word: string
  /** The same with the dots and rings it is written with. */
  readonly written: string
  readonly start: number
  readonly end: number
  /** Sentence number, rising. */
  readonly sentence: number
  /** Clause number, rising over the whole text: commas, dashes and brackets divide clauses. */
  readonly clause: number
  /** Written with a capital inside a sentence, behind a word that leads to a place or with an ending of one: `in Manila`. */
  readonly isPlace?: true
}

// Hyphens and apostrophes join letters (`e-pillerit`); dots, commas and colons join digits only (`38,2`, `8.12.`).
const wordPattern =
  /[\p{L}\p{M}\p{N}]+(?:['’-](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}]+|(?<=\p{N})[.,:](?=\p{N})\p{N}+)*|[.!?;:,()\n\u2026\u2013\u2014/-]/gu
const sentenceEnd = /^[.!?;\n\u2026]$/u
/** A sentence without full stops is cut here, so that no search runs over a whole book. */
const longestSentence = 60
/** Before a place: `in Manila`, `från Manila`. */
const leadsToPlace = /^(?:in|from|near|to|i|från|till|nära)$/
/** How a place ends in Finnish, of three letters or more before: `Manilassa`. */
const placeEnding = /..(?:ssa|ssä|sta|stä|lla|llä|lta|ltä)$/
const capitalised = /^\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)*$/u
/** What follows the number of a date: in «12. marraskuuta» the full stop ends nothing. */
const monthAhead =
  /^ ?(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu|pnä|päivä|januari|februari|mars|april|maj|juni|juli|augusti|septemb|oktober|novembe|decembe)/u
const clauseEnd = /^[,:()\u2013\u2014/-]$/u

/** Splits text into words with sentence and clause numbers. Linear in the length of the text. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let sentence = 0
  let clause = 0
  let inSentence = 0
  let before = ''
  for (const match of text.matchAll(wordPattern)) {
    const raw = match[0]
    if (raw === '.' && /^\p{N}{1,2}$/u.test(before) && monthAhead.test(text.slice(match.index + 1, match.index + 8)))
      continue
    if (raw.length === 1 && sentenceEnd.test(raw)) {
      sentence++
      clause++
      inSentence = 0
    } else if (raw.length === 1 && clauseEnd.test(raw)) clause++
    else {
      if (++inSentence > longestSentence) {
        sentence++
        inSentence = 1
      }
      const word = calmRepeats(foldText(raw))
      const isPlace = inSentence > 1 && capitalised.test(raw) && (leadsToPlace.test(before) || placeEnding.test(raw))
      before = raw
      tokens.push({
        word,
        written: foldButDots(raw, word),
        start: match.index,
        end: match.index + raw.length,
        sentence,
        clause,
        ...(isPlace ? { isPlace } : {}),
      })
    }
  }
  return tokens
}
