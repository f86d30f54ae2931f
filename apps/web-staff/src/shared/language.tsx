import { createTranslator, isLanguage, shownLocalText, type LocalTextLike } from '@luukku/i18n'
import { staffTexts, type StaffLanguage, type StaffTranslator } from '@luukku/i18n/staff/texts'
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'

export interface Language {
  lang: StaffLanguage
  setLang(lang: StaffLanguage): void
  t: StaffTranslator
  /** A text that came from the server in every language. */
  local(text: LocalTextLike): string
}

const LanguageContext = createContext<Language | undefined>(undefined)
const storageKey = 'luukku.staff.lang'

export function LanguageProvider({ initial, children }: { initial?: string; children: ReactNode }) {
  const [lang, setLangState] = useState<StaffLanguage>(
    () => known(localStorage.getItem(storageKey)) ?? known(initial) ?? 'fi',
  )
  useEffect(() => {
    document.documentElement.lang = lang
  }, [lang])
  const value = useMemo<Language>(
    () => ({
      lang,
      setLang: (next) => {
        localStorage.setItem(storageKey, next)
        setLangState(next)
      },
      t: createTranslator(staffTexts, lang),
      local: (text) => shownLocalText(text, lang).text,
    }),
    [lang],
  )
  return <LanguageContext.Provider value={value}>{children}</LanguageContext.Provider>
}

export function useLanguage(): Language {
  const language = useContext(LanguageContext)
  if (!language) throw new Error('LanguageProvider is missing')
  return language
}

function known(value: string | null | undefined): StaffLanguage | undefined {
  return isLanguage(value) && value !== 'se' ? value : undefined
}
