import type { LocalText } from '@luukku/contract'
import type { LocalText as ModelText } from '@luukku/domain/guidance'

const joints = {
  fi: { '&': 'ja', '|': 'tai', '!': 'ei:', unknown: 'tai ei tiedossa' },
  sv: { '&': 'och', '|': 'eller', '!': 'inte:', unknown: 'eller okänt' },
  en: { '&': 'and', '|': 'or', '!': 'not:', unknown: 'or unknown' },
} as const

/** Numbers that conditions read, in words. */
const numbers: Readonly<Record<string, ModelText>> = {
  age: { fi: 'ikä', sv: 'ålder', en: 'age' },
  fever_c: { fi: 'kuume °C', sv: 'feber °C', en: 'fever °C' },
  pain_nrs: { fi: 'kipu 0–10', sv: 'smärta 0–10', en: 'pain 0–10' },
}

/** A rule's condition as a sentence: names of facts for their codes. What has no name stays as it is written. */
export function conditionText(source: string, labelOf: (id: string) => ModelText | undefined): LocalText {
  const inLanguage = (lang: 'fi' | 'sv' | 'en') =>
    source
      .replace(/[A-Za-z_][\w.-]*\??|[&|!]/g, (word) => {
        if (word === '&' || word === '|' || word === '!') return joints[lang][word]
        const possible = word.endsWith('?')
        const id = possible ? word.slice(0, -1) : word
        const name = (labelOf(id) ?? numbers[id])?.[lang] ?? id.replaceAll(/[-_]/g, ' ')
        return possible ? `${name} (${joints[lang].unknown})` : name
      })
      .replace(/\s+/g, ' ')
      .trim()
  return { fi: inLanguage('fi'), sv: inLanguage('sv'), en: inLanguage('en') }
}
