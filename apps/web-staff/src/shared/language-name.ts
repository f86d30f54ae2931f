/**
 * Languages that are asked for most in Finland (from memory), with Finnish and Finland-Swedish sign language. What a contact tells
 * beside these is shown too.
 */
export const interpretedLanguages: readonly string[] = [
  ...['ar', 'en', 'es', 'et', 'fa', 'fse', 'fss', 'ku', 'ru', 'se', 'so', 'sv', 'th', 'tr', 'uk', 'vi', 'zh'],
]

/** Chromium does not name these three, and the county speaks one of them. */
const named: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  fse: { fi: 'suomalainen viittomakieli', sv: 'finskt teckenspråk', en: 'Finnish Sign Language' },
  fss: {
    fi: 'suomenruotsalainen viittomakieli',
    sv: 'finlandssvenskt teckenspråk',
    en: 'Finland-Swedish Sign Language',
  },
  se: { fi: 'pohjoissaame', sv: 'nordsamiska', en: 'Northern Sámi' },
}

/** A language by its name; by its code where it has none. */
export function languageName(code: string, lang: string): string {
  return named[code]?.[lang] ?? new Intl.DisplayNames([lang], { type: 'language', fallback: 'code' }).of(code) ?? code
}
