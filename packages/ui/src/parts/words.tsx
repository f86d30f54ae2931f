import { shownLocalText, shownLocalTextSafely, type LocalTextLike, type ShownText } from '@luukku/i18n'
import { useLanguage } from './language.tsx'

/** A text that may be in another language than the page: then it says so to screen readers. */
export function Words({ shown }: { shown: ShownText }) {
  const page = useLanguage()
  return shown.language === page ? <>{shown.text}</> : <span lang={shown.language}>{shown.text}</span>
}

/** A text that came as data, in the language of the page or in Finnish. */
export function DataWords({ text }: { text: LocalTextLike }) {
  return <Words shown={shownLocalText(text, useLanguage())} />
}

/** For red flags and permission: an unchecked translation first, the Finnish text under it. */
export function SafeWords({ shown }: { shown: readonly ShownText[] }) {
  return shown.map((one, index) =>
    index === 0 ? (
      <Words key={one.language} shown={one} />
    ) : (
      <span key={one.language} className="lk-also" lang={one.language}>
        {one.text}
      </span>
    ),
  )
}

/** The same for a text that came as data. */
export function SafeDataWords({ text }: { text: LocalTextLike }) {
  return <SafeWords shown={shownLocalTextSafely(text, useLanguage())} />
}
