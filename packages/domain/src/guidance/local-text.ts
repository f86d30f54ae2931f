/** The languages a resident may be addressed in. `se` is Northern Sámi. */
export type TextLanguage = 'fi' | 'sv' | 'en' | 'se'

/** The languages the rules can read in free text. Any other language is never classed from text. */
export type ReadLanguage = 'fi' | 'sv' | 'en'

export const readLanguages: readonly ReadLanguage[] = ['fi', 'sv', 'en']

/** One text in every language. Northern Sámi may be missing: then Finnish is shown beside the notice. */
export interface LocalText {
  readonly fi: string
  readonly sv: string
  readonly en: string
  readonly se?: string
}

/** Which language versions a speaker of the language has checked. Draft models have none. */
export type CheckedLanguages = Readonly<Record<TextLanguage, boolean>>

/** A text of a draft model: its Northern Sámi, where there is some, says that no speaker has read it. */
export function withUnreadSami(text: LocalText): LocalText & { unchecked?: TextLanguage[] } {
  return text.se === undefined ? text : { ...text, unchecked: ['se'] }
}

/** The text in the wanted language, in Finnish where that language has none. */
export function textIn(text: LocalText, lang: TextLanguage): string {
  return text[lang] ?? text.fi
}
