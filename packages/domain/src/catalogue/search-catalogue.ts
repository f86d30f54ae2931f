import { isLikelySlip } from '../guidance/edit-distance.ts'
import { foldText } from '../guidance/fold-text.ts'
import { stemWord } from '../guidance/stem-word.ts'

/** One thing to be found: its words by how much they say about it. */
export interface Searchable {
  readonly id: string
  readonly fields: readonly { readonly weight: number; readonly text: string }[]
}

interface IndexedWord {
  readonly word: string
  readonly stem: string
  /** Place of the thing in the index, and the greatest weight the word has there. */
  readonly things: Map<number, number>
}

export interface CatalogueIndex {
  readonly ids: readonly string[]
  readonly words: readonly IndexedWord[]
}

const languages = ['fi', 'sv', 'en'] as const

/** Words to be found by, once for many searches. */
export function indexCatalogue(things: readonly Searchable[]): CatalogueIndex {
  const words = new Map<string, IndexedWord>()
  for (const [at, { fields }] of things.entries())
    for (const { weight, text } of fields)
      for (const word of wordsOf(text)) {
        const known = words.get(word) ?? { word, stem: shortestStem(word), things: new Map<number, number>() }
        words.set(word, known)
        known.things.set(at, Math.max(weight, known.things.get(at) ?? 0))
      }
  return { ids: things.map(({ id }) => id), words: [...words.values()] }
}

export interface SearchRules {
  readonly most?: number
  /** Words that every sentence has ("ja", "olen"), folded: they find nothing. */
  readonly isSmall?: (word: string) => boolean
}

/** What fits so much worse than the best is noise to somebody who looks for help; too short a list is asked again. */
const leastShare = 0.3

export interface Found {
  readonly id: string
  readonly score: number
}

/**
 * Finds by words as people write them: without diacritics, inflected, in parts of a compound, with a slip of the finger.
 * Words that are nowhere are passed over, so that "tarvitsen mielenterveys apua" finds what has the one word that counts.
 * Linear in the number of different words; the best first, ties in the order of the index.
 */
export function searchCatalogue(
  index: CatalogueIndex,
  sought: string,
  { most = 10, isSmall = () => false }: SearchRules = {},
): Found[] {
  const scores = new Map<number, { score: number; words: number }>()
  for (const word of new Set(wordsOf(sought))) {
    if (word.length < 2 || isSmall(word)) continue
    const stem = shortestStem(word)
    const best = new Map<number, number>()
    for (const one of index.words) {
      const likeness = likenessOf(word, stem, one)
      if (likeness === 0) continue
      // A word that stands everywhere tells little: "palvelut" is in half of the names.
      const rarity = Math.log(1 + index.ids.length / one.things.size)
      for (const [thing, weight] of one.things)
        best.set(thing, Math.max(best.get(thing) ?? 0, likeness * weight * rarity))
    }
    for (const [thing, score] of best) {
      const before = scores.get(thing) ?? { score: 0, words: 0 }
      scores.set(thing, { score: before.score + score, words: before.words + 1 })
    }
  }
  const found = [...scores]
    .map(([thing, { score, words }]) => ({ thing, score: score * words }))
    .sort((a, b) => b.score - a.score || a.thing - b.thing)
  const least = (found[0]?.score ?? 0) * leastShare
  return found
    .filter(({ score }) => score >= least)
    .slice(0, most)
    .map(({ thing, score }) => ({ id: index.ids[thing] ?? '', score }))
}

/** From 1, the same word, down to 0, another one. */
function likenessOf(sought: string, soughtStem: string, { word, stem }: IndexedWord): number {
  if (word === sought) return 1
  if (stem === soughtStem && stem.length > 2) return 0.9
  const shorter = Math.min(word.length, sought.length)
  if (shorter >= 4 && word.startsWith(sought)) return 0.8
  // The other way round only nearly whole words: "apuraha" is not about "apu".
  if (shorter >= 5 && sought.startsWith(stem) && stem.length >= 5) return 0.6
  // The last part of a compound: "kotihoito" for "hoito", "hammashoitola" for "hoitola".
  if (sought.length >= 5 && word.length > sought.length && word.includes(soughtStem) && soughtStem.length >= 4)
    return 0.5
  if (shorter >= 5 && (isLikelySlip(word, sought) || isLikelySlip(stem, soughtStem))) return 0.7
  // A slip in the part of a compound that was written.
  if (sought.length >= 6 && word.length > sought.length && isLikelySlip(word.slice(0, sought.length), sought))
    return 0.5
  return 0
}

function wordsOf(text: string): string[] {
  return foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Which language a word is in is not asked: the shortest stem of the three, but none that leaves hardly a word. */
function shortestStem(word: string): string {
  return languages
    .map((lang) => stemWord(lang, word))
    .filter((stem) => stem.length >= 3)
    .reduce((short, stem) => (stem.length < short.length ? stem : short), word)
}
