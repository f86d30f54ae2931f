import type { Language } from '../../shared/language.tsx'

/** A number as it is written in the language, with so many decimals at most. */
export function numberText(n: number, lang: Language['lang'], decimals = 0): string {
  return new Intl.NumberFormat(lang === 'en' ? 'en-GB' : `${lang}-FI`, { maximumFractionDigits: decimals }).format(n)
}
