import { languageNames } from '@luukku/i18n/data/spoken-languages'

/**
 * Languages that are asked for most in Finland (from memory), with Finnish and Finland-Swedish sign language. What a contact tells
 * beside these is shown too.
 */
export const interpretedLanguages: readonly string[] = [
  ...['ar', 'en', 'es', 'et', 'fa', 'fse', 'fss', 'ku', 'ru', 'se', 'so', 'sv', 'th', 'tr', 'uk', 'vi', 'zh'],
]

/** A language by its name; by its code where it has none. */
export function languageName(code: string, lang: string): string {
  return (
    languageNames[code]?.[lang] ??
    new Intl.DisplayNames([lang], { type: 'language', fallback: 'code' }).of(code) ??
    code
  )
}
