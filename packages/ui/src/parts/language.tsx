import { createContext, useContext } from 'react'
import type { Language } from '@luukku/i18n'

const LanguageContext = createContext<Language>('fi')

/** Tells the parts below which language the page is in. */
export const LanguageProvider = LanguageContext.Provider

/** The language of the page. A text in another one needs its own `lang`. */
export function useLanguage(): Language {
  return useContext(LanguageContext)
}
