import { stemmer as stemEnglish } from '@orama/stemmers/english'
import { stemmer as stemFinnish } from '@orama/stemmers/finnish'
import { stemmer as stemSwedish } from '@orama/stemmers/swedish'
import type { TextLanguage } from './local-text.ts'

/** The stem of an already folded word. Sámi has no stemmer here: the word itself. */
export function stemWord(lang: TextLanguage, word: string): string {
  if (word.length < 4) return word
  if (lang === 'fi') return stemFinnish(word)
  if (lang === 'sv') return stemSwedish(word)
  if (lang === 'en') return stemEnglish(word)
  return word
}
