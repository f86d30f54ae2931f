/**
 * The languages of the screens. Inari Sámi, Skolt Sámi and others come as files (`docs/guide/languages.md`). One that is
 * whole may move in: a row here, the same row in the contract's `languages`, and one file beside each `se.ts`; the compiler
 * then names every text that is still missing.
 */
export const languages = ['fi', 'sv', 'en', 'se'] as const
export type Language = (typeof languages)[number]

/** The languages whose texts people of the project can vouch for; the others carry `checked` text by text. */
export type VouchedLanguage = 'fi' | 'sv' | 'en'
export type CheckedLanguage = Exclude<Language, VouchedLanguage>

/** Each language in its own words, as a language menu shows it. */
export const languageNames: Readonly<Record<Language, string>> = {
  fi: 'Suomi',
  sv: 'Svenska',
  en: 'English',
  se: 'Davvisámegiella',
}

export function isLanguage(value: unknown): value is Language {
  return (languages as readonly unknown[]).includes(value)
}
