import type { StaffDataText } from './data-text.ts'

/** How a rule's condition is read aloud: the signs of `models/` in words. */
export const conditionWords: Readonly<Record<'&' | '|' | '!' | 'unknown', StaffDataText>> = {
  '&': { fi: 'ja', sv: 'och', en: 'and' },
  '|': { fi: 'tai', sv: 'eller', en: 'or' },
  '!': { fi: 'ei:', sv: 'inte:', en: 'not:' },
  unknown: { fi: 'tai ei tiedossa', sv: 'eller okänt', en: 'or unknown' },
}

/** How a number is compared, before the number. */
export const conditionLimits: Readonly<Record<'>=' | '<=' | '>' | '<' | '=', StaffDataText>> = {
  '>=': { fi: 'vähintään', sv: 'minst', en: 'at least' },
  '<=': { fi: 'enintään', sv: 'högst', en: 'at most' },
  '>': { fi: 'yli', sv: 'över', en: 'over' },
  '<': { fi: 'alle', sv: 'under', en: 'under' },
  '=': { fi: 'tasan', sv: 'exakt', en: 'exactly' },
}
