import type { LanguageProfiles } from './guidance-models.ts'
import type { ReadText } from './match-words.ts'
import type { ReadLanguage, TextLanguage } from './local-text.ts'
import { readLanguages } from './local-text.ts'

export interface DetectedLanguage {
  /** Best guess: `fi`, `sv`, `en`, `se`, another code, or `unknown`. */
  readonly lang: string
  /** True when the whole text may be classed by the rules. */
  readonly read: boolean
  /** Languages whose patterns are compared with the text. */
  readonly active: ReadonlySet<TextLanguage>
}

const otherScript = /[\p{L}--[\p{Script=Latin}]]/gv
/** Nearly every text is of these: no letter of another script is looked for in it. */
const plainLetters = /^[\0-\x7fäöåÄÖÅ]*$/
const shareOfOtherLetters = 0.1
/** Words after which a text has shown the language that it is written in. */
const wordsOfBeginning = 300

/**
 * Decides whether the rules can read a text. Doubt means no: a person reads it, and the class is not below C.
 *
 * @param knownWords for each word, whether the models' own patterns of a read language know it
 */
export function detectLanguage(
  text: string,
  read: ReadText,
  profiles: LanguageProfiles,
  knownWords: (at: number, lang: ReadLanguage) => boolean,
): DetectedLanguage {
  const sample = text.slice(0, 4_000)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  if (letters === 0) return { lang: 'unknown', read: true, active: allActive }
  const foreign = plainLetters.test(sample) ? 0 : (sample.match(otherScript)?.length ?? 0)
  if (foreign / letters > shareOfOtherLetters) return { lang: 'other-script', read: false, active: allActive }

  const scores = new Map<string, number>()
  // Who changes their language in the middle says each thing in one: a sentence is read in its own too.
  const ofSentences = new Set<ReadLanguage>()
  const ofSentence = new Map<string, number>()
  const endSentence = (): void => {
    for (const lang of readLanguages) if (isIn(lang, ofSentence)) ofSentences.add(lang)
    ofSentence.clear()
  }
  let isBeginning = true
  const add = (lang: string, points: number): void => {
    ofSentence.set(lang, (ofSentence.get(lang) ?? 0) + points)
    if (isBeginning) scores.set(lang, (scores.get(lang) ?? 0) + points)
  }
  let words = 0
  let sentence = 0
  for (const [at, token] of read.tokens.entries()) {
    const { word } = token
    if (!/[a-z]/.test(word)) continue
    if (token.sentence !== sentence) {
      if (ofSentence.size > 0) endSentence()
      sentence = token.sentence
    }
    // The beginning tells the language of the whole; what is said late, in a language of its own, is looked at to the end.
    isBeginning = at < wordsOfBeginning
    if (isBeginning) words++
    const small = profiles.languagesOfWord.get(word)
    if (small !== undefined) for (const lang of small) add(lang, 1 / small.length)
    for (const lang of readLanguages) if (small?.includes(lang) !== true && knownWords(at, lang)) add(lang, 0.6)
    for (const lang of looksLike(word)) add(lang, 0.3)
  }
  endSentence()
  isBeginning = true
  for (const { lang, pattern } of profiles.letters) add(lang, Math.min(4, (sample.match(pattern)?.length ?? 0) * 0.7))

  const ranked = [...scores].sort((a, b) => b[1] - a[1])
  const best = ranked[0]
  const bestRead = Math.max(0, ...readLanguages.map((lang) => scores.get(lang) ?? 0))
  const bestOther = Math.max(0, ...ranked.filter(([lang]) => !isRead(lang)).map(([, points]) => points))
  // A few words that no list knows are no sign of another language: `mieli maassa`.
  const isTooShortToTell = scores.size === 0 && words <= 3
  const isReadable =
    isTooShortToTell || (bestRead > 0 && bestRead > bestOther * 1.15 && (bestRead >= words * 0.16 || words <= 3))
  const active = new Set<TextLanguage>([
    'se',
    ...readLanguages.filter((lang) => (scores.get(lang) ?? 0) >= bestRead * 0.45 || ofSentences.has(lang)),
  ])
  return { lang: best?.[0] ?? 'unknown', read: isReadable || words === 0, active: isReadable ? active : allActive }
}

/** Points of which a sentence is in a language, and how far the other languages that are read are behind. */
const sure = { points: 1, lead: 1.5 }

function isIn(lang: ReadLanguage, points: ReadonlyMap<string, number>): boolean {
  const own = points.get(lang) ?? 0
  return own >= sure.points && [...points].every(([other, its]) => other === lang || own >= its * sure.lead)
}

const allActive: ReadonlySet<TextLanguage> = new Set(['fi', 'sv', 'en', 'se'])

function isRead(lang: string): lang is ReadLanguage {
  return lang === 'fi' || lang === 'sv' || lang === 'en'
}

/** What each word looks like, of as many as a day of contacts has: three long patterns for every word of every text. */
const looks = new Map<string, readonly ReadLanguage[]>()
const rememberedLooks = 20_000

function looksLike(word: string): readonly ReadLanguage[] {
  const known = looks.get(word)
  if (known !== undefined) return known
  if (looks.size >= rememberedLooks) looks.clear()
  const found = betrayed(word)
  looks.set(word, found)
  return found
}

/** Endings and letter pairs that betray Finnish, Swedish or English in a word that no list knows. */
function betrayed(word: string): ReadLanguage[] {
  const found: ReadLanguage[] = []
  if (word.length < 5) return found
  if (/(ssa|sta|lla|lta|lle|een|iin|aan|nen|sti|inen|kin|ni|mme|tta|tua|isi|vat|maan|nut|nyt|sin|ksi|uus)$/.test(word))
    found.push('fi')
  if (/(ning|ande|erna|arna|het|ligt|iska|else|inga|orna|aren)$/.test(word) || /sjuk|skol|vard/.test(word))
    found.push('sv')
  if (/(ing|tion|ness|ment|ght|ally|ould|ful|less|ould)$/.test(word) || /^(th|wh)/.test(word)) found.push('en')
  return found
}
