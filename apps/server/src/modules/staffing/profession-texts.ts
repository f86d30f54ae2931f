import type { LocalText } from '@luukku/contract'

const texts: Record<string, LocalText> = {
  nurse: { fi: 'sairaanhoitaja', sv: 'sjukskötare', en: 'nurse' },
  sairaanhoitaja: { fi: 'sairaanhoitaja', sv: 'sjukskötare', en: 'nurse' },
  terveydenhoitaja: { fi: 'terveydenhoitaja', sv: 'hälsovårdare', en: 'public health nurse' },
  'psychiatric-nurse': { fi: 'psykiatrinen sairaanhoitaja', sv: 'psykiatrisk sjukskötare', en: 'psychiatric nurse' },
  'psyk-sh': { fi: 'psykiatrinen sairaanhoitaja', sv: 'psykiatrisk sjukskötare', en: 'psychiatric nurse' },
  physiotherapist: { fi: 'fysioterapeutti', sv: 'fysioterapeut', en: 'physiotherapist' },
  fysioterapeutti: { fi: 'fysioterapeutti', sv: 'fysioterapeut', en: 'physiotherapist' },
  'social-worker': { fi: 'sosiaalityöntekijä', sv: 'socialarbetare', en: 'social worker' },
  sosiaalityontekija: { fi: 'sosiaalityöntekijä', sv: 'socialarbetare', en: 'social worker' },
  'social-counsellor': { fi: 'sosiaaliohjaaja', sv: 'socialhandledare', en: 'social counsellor' },
  sosiaaliohjaaja: { fi: 'sosiaaliohjaaja', sv: 'socialhandledare', en: 'social counsellor' },
  'public-health-nurse': { fi: 'terveydenhoitaja', sv: 'hälsovårdare', en: 'public health nurse' },
  dentist: { fi: 'hammaslääkäri', sv: 'tandläkare', en: 'dentist' },
  'dental-hygienist': { fi: 'suuhygienisti', sv: 'munhygienist', en: 'dental hygienist' },
  'occupational-therapist': { fi: 'toimintaterapeutti', sv: 'ergoterapeut', en: 'occupational therapist' },
  psychologist: { fi: 'psykologi', sv: 'psykolog', en: 'psychologist' },
  'family-worker': { fi: 'perhetyöntekijä', sv: 'familjearbetare', en: 'family worker' },
  manager: { fi: 'esihenkilö', sv: 'chef', en: 'manager' },
  doctor: { fi: 'lääkäri', sv: 'läkare', en: 'doctor' },
  laakari: { fi: 'lääkäri', sv: 'läkare', en: 'doctor' },
}

/** A profession in words; a code that has none yet is shown as it stands. */
export function professionText(code: string): LocalText {
  return texts[code] ?? { fi: code, sv: code, en: code }
}
