import { foldText } from './fold-text.ts'
import type { LanguageProfiles } from './guidance-models.ts'
import type { RawLanguages } from './model-file.ts'

export function compileLanguages(raw: RawLanguages): LanguageProfiles {
  const languagesOfWord = new Map<string, string[]>()
  for (const [lang, words] of Object.entries(raw.words)) {
    for (const word of words.flatMap((row) => row.split(' '))) {
      const folded = foldText(word)
      const known = languagesOfWord.get(folded)
      if (known === undefined) languagesOfWord.set(folded, [lang])
      else if (!known.includes(lang)) known.push(lang)
    }
  }
  const letters = Object.entries(raw.letters).map(([lang, list]) => ({ lang, pattern: new RegExp(`[${list}]`, 'gu') }))
  return { languagesOfWord, letters }
}
