import type { LocalText } from '@luukku/contract'
import { numberText, type LocalText as ModelText } from '@luukku/domain/guidance'
import { conditionLimits, conditionWords } from '@luukku/i18n/data/conditions'

const signs = /([A-Za-z_][\w.-]*)(\?)?\s*(>=|<=|[<>=])\s*(-?\d+(?:\.\d+)?)|([A-Za-z_][\w.-]*)(\?)?|[&|!]/g

/** A rule's condition as a sentence: names of facts for their codes. What has no name stays as it is written. */
export function conditionText(source: string, labelOf: (id: string) => ModelText | undefined): LocalText {
  const inLanguage = (lang: 'fi' | 'sv' | 'en') =>
    source
      .replace(signs, (sign: string, ...found: (string | undefined)[]) => {
        const [number, numberPossible, limit, value, fact, factPossible] = found
        if (sign === '&' || sign === '|' || sign === '!') return `${conditionWords[sign][lang]} `
        const name =
          number === undefined || limit === undefined
            ? (labelOf(fact ?? '')?.[lang] ?? (fact ?? '').replaceAll(/[-_]/g, ' '))
            : numberText(number, `${conditionLimits[limit as keyof typeof conditionLimits][lang]} ${value ?? ''}`)[lang]
        return (numberPossible ?? factPossible) ? `${name} (${conditionWords.unknown[lang]})` : name
      })
      .replace(/\s+/g, ' ')
      .trim()
  return { fi: inLanguage('fi'), sv: inLanguage('sv'), en: inLanguage('en') }
}
