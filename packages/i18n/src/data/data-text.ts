import type { CheckedText } from '../catalogue.ts'
import type { CheckedLanguage, Language } from '../languages.ts'

/** A text that the server sends as data to a resident: whole in every language, or it does not compile. */
export type ResidentDataText = Readonly<Record<Language, string>> & { readonly unchecked?: Language[] }

/** A text that only staff read: their screens speak Finnish, Swedish and English. */
export interface StaffDataText {
  readonly fi: string
  readonly sv: string
  readonly en: string
}

type Words = StaffDataText & Readonly<Record<CheckedLanguage, CheckedText>>

/** Names the languages that no speaker has read, so that what health or rights depend on is shown with Finnish. */
export function residentText({ fi, sv, en, ...checkedWords }: Words): ResidentDataText {
  const own = Object.entries(checkedWords) as [CheckedLanguage, CheckedText][]
  const unread = own.filter(([, { checked }]) => !checked).map(([language]) => language)
  return {
    fi,
    sv,
    en,
    ...(Object.fromEntries(own.map(([language, { text }]) => [language, text])) as Record<CheckedLanguage, string>),
    ...(unread.length > 0 ? { unchecked: unread } : {}),
  }
}

/** Texts after each other, in each language. */
export function joinTexts(texts: readonly StaffDataText[]): StaffDataText {
  const inLanguage = (language: keyof StaffDataText) => texts.map((text) => text[language]).join(', ')
  return { fi: inLanguage('fi'), sv: inLanguage('sv'), en: inLanguage('en') }
}
