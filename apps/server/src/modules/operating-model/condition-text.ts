import type { LocalText } from '@luukku/contract'
import type { LocalText as ModelText } from '@luukku/domain/guidance'
import { conditionNumbers, conditionWords } from '@luukku/i18n/data/conditions'

/** A rule's condition as a sentence: names of facts for their codes. What has no name stays as it is written. */
export function conditionText(source: string, labelOf: (id: string) => ModelText | undefined): LocalText {
  const inLanguage = (lang: 'fi' | 'sv' | 'en') =>
    source
      .replace(/[A-Za-z_][\w.-]*\??|[&|!]/g, (word) => {
        if (word === '&' || word === '|' || word === '!') return conditionWords[word][lang]
        const possible = word.endsWith('?')
        const id = possible ? word.slice(0, -1) : word
        const name = (labelOf(id) ?? conditionNumbers[id])?.[lang] ?? id.replaceAll(/[-_]/g, ' ')
        return possible ? `${name} (${conditionWords.unknown[lang]})` : name
      })
      .replace(/\s+/g, ' ')
      .trim()
  return { fi: inLanguage('fi'), sv: inLanguage('sv'), en: inLanguage('en') }
}
