import type { StaffDataText } from './data-text.ts'

/** How a rule's condition is read aloud: the signs of `models/` in words. */
export const conditionWords: Readonly<Record<'&' | '|' | '!' | 'unknown', StaffDataText>> = {
  '&': { fi: 'ja', sv: 'och', en: 'and' },
  '|': { fi: 'tai', sv: 'eller', en: 'or' },
  '!': { fi: 'ei:', sv: 'inte:', en: 'not:' },
  unknown: { fi: 'tai ei tiedossa', sv: 'eller okänt', en: 'or unknown' },
}

/** Numbers that conditions compare, in words. */
export const conditionNumbers: Readonly<Record<string, StaffDataText>> = {
  age: { fi: 'ikä', sv: 'ålder', en: 'age' },
  fever_c: { fi: 'kuume °C', sv: 'feber °C', en: 'fever °C' },
  pain_nrs: { fi: 'kipu 0–10', sv: 'smärta 0–10', en: 'pain 0–10' },
}
