import type { ShownText } from './catalogue.ts'
import type { Language } from './languages.ts'

/** A text that comes as data (a service, a question, a rule) in every language the county serves. */
export interface LocalTextLike {
  readonly fi: string
  readonly sv: string
  readonly en: string
  readonly se?: string | undefined
  /** Languages whose text no speaker has read. */
  readonly unchecked?: readonly Language[] | undefined
}

/** The text in the wanted language; in Finnish, and said so, where it has none. */
export function shownLocalText(text: LocalTextLike, wanted: Language): ShownText {
  const own = text[wanted]
  if (own === undefined || own === '') return { text: text.fi, language: 'fi', checked: true }
  return { text: own, language: wanted, checked: !(text.unchecked ?? []).includes(wanted) }
}

/** For red flags and permission: an unchecked text is followed by the Finnish one. */
export function shownLocalTextSafely(text: LocalTextLike, wanted: Language): readonly ShownText[] {
  const first = shownLocalText(text, wanted)
  return first.checked || first.language === 'fi' ? [first] : [first, shownLocalText(text, 'fi')]
}
