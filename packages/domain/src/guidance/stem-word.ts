import { stemmer as stemEnglish } from '@orama/stemmers/english'
import { stemmer as stemFinnish } from '@orama/stemmers/finnish'
import { stemmer as stemSwedish } from '@orama/stemmers/swedish'
import type { TextLanguage } from './local-text.ts'

type Stemmed = Exclude<TextLanguage, 'se'>

const stemmers: Readonly<Record<Stemmed, (word: string) => string>> = {
  fi: stemFinnish,
  sv: stemSwedish,
  en: stemEnglish,
}
/** The last word of each language: one word of a text is asked about several times in a row, and a stem is dear. */
const last: Record<Stemmed, { word: string; stem: string }> = {
  fi: { word: '', stem: '' },
  sv: { word: '', stem: '' },
  en: { word: '', stem: '' },
}

/** The stem of an already folded word. Sámi has no stemmer here: the word itself. */
export function stemWord(lang: TextLanguage, word: string): string {
  if (word.length < 4 || lang === 'se') return word
  const kept = last[lang]
  if (kept.word !== word) {
    kept.stem = stemmers[lang](word)
    kept.word = word
  }
  return kept.stem
}
