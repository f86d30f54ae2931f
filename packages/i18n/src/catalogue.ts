import type { AddedLanguage } from './added-language.ts'
import type { CheckedLanguage, Language, VouchedLanguage } from './languages.ts'

/** A text in a language the project cannot vouch for by itself. `checked`: a speaker has read it. */
export interface CheckedText {
  readonly text: string
  readonly checked: boolean
}

/** Texts by key. A place for a value is written `{name}`. */
export type Messages = Readonly<Record<string, string>>

/** The names between braces in a text: `Soitamme {day}` needs `day`. */
export type PlacesOf<Text extends string> = Text extends `${string}{${infer Place}}${infer Rest}`
  ? Place | PlacesOf<Rest>
  : never

/**
 * One part of the texts in every language it speaks. Finnish is the master: its keys are required of the others, so a
 * missing key is a compile error. Languages of `CheckedLanguage` are optional for a part (the desk has no `se`), but
 * whole when present.
 */
export interface Catalogue<Fi extends Messages> {
  readonly fi: Fi
  readonly vouched: Readonly<Record<VouchedLanguage, Readonly<Record<keyof Fi, string>>>>
  readonly checked: Readonly<Partial<Record<CheckedLanguage, Readonly<Record<keyof Fi, CheckedText>>>>>
}

/** @param texts Finnish `as const` (its literal texts carry the names of the places), and the other languages. */
export function defineCatalogue<const Fi extends Messages>(
  texts: { fi: Fi } & Record<Exclude<VouchedLanguage, 'fi'>, Readonly<Record<keyof Fi, string>>> &
    Partial<Record<CheckedLanguage, Readonly<Record<keyof Fi, CheckedText>>>>,
): Catalogue<Fi> {
  const { fi, sv, en, se } = texts
  return { fi, vouched: { fi, sv, en }, checked: se ? { se } : {} }
}

/** A text as it can be shown: with the language it really is in, and whether a speaker has read it. */
export interface ShownText {
  readonly text: string
  /** The code of a language added as a file may be any. */
  readonly language: Language | (string & {})
  readonly checked: boolean
}

type Values<Text> = Text extends string
  ? [PlacesOf<Text>] extends [never]
    ? []
    : [values: Readonly<Record<PlacesOf<Text>, string | number>>]
  : never

export interface Translator<Fi extends Messages> {
  readonly language: Language
  /** The text in the translator's language; in Finnish where the part does not speak that language. */
  <Key extends keyof Fi>(key: Key, ...values: Values<Fi[Key]>): string
  /** The same with its language and whether it is checked. */
  shown: <Key extends keyof Fi>(key: Key, ...values: Values<Fi[Key]>) => ShownText
  /**
   * For texts on which health or rights depend (red flags, permission): the text, and after it the Finnish one when no
   * speaker has read the first.
   */
  shownSafely: <Key extends keyof Fi>(key: Key, ...values: Values<Fi[Key]>) => readonly ShownText[]
}

/**
 * Makes the function a screen asks its texts from.
 *
 * @param added  a language added as a file: its own texts go first, and what it lacks is in `language`
 */
export function createTranslator<Fi extends Messages>(
  catalogue: Catalogue<Fi>,
  language: Language,
  added?: AddedLanguage,
): Translator<Fi> {
  const shownIn = (wanted: Language, key: keyof Fi, values: readonly unknown[]): ShownText => {
    const places = values[0] as Readonly<Record<string, string | number>> | undefined
    if (wanted !== 'se') return { text: fill(catalogue.vouched[wanted][key], places), language: wanted, checked: true }
    const own = catalogue.checked[wanted]?.[key]
    if (!own) return { text: fill(catalogue.vouched.fi[key], places), language: 'fi', checked: true }
    return { text: fill(own.text, places), language: wanted, checked: own.checked }
  }
  const shown: Translator<Fi>['shown'] = (key, ...values) => {
    const own = added?.texts[key as string]
    if (added === undefined || own === undefined) return shownIn(language, key, values)
    const [places] = values as readonly unknown[] as readonly [Readonly<Record<string, string | number>>?]
    return { text: fill(own, places), language: added.code, checked: added.checked.includes(key as string) }
  }
  const shownSafely: Translator<Fi>['shownSafely'] = (key, ...values) => {
    const first = shown(key, ...values)
    return first.checked ? [first] : [first, shownIn('fi', key, values)]
  }
  const translate = <Key extends keyof Fi>(key: Key, ...values: Values<Fi[Key]>) => shown(key, ...values).text
  return Object.assign(translate, { language, shown, shownSafely })
}

function fill(text: string | undefined, values: Readonly<Record<string, string | number>> | undefined): string {
  if (text === undefined || !values) return text ?? ''
  return text.replaceAll(/\{(\w+)\}(\.?)/g, (whole, name: string, stop: string) => {
    if (!(name in values)) return whole
    const value = String(values[name])
    // `4.12.` ends its sentence by itself.
    return value.endsWith('.') ? value : value + stop
  })
}
