import type { LocalText } from './local-text.ts'

/** What the numbers of the rules are called, with their unit after `{n}`. */
const names: Readonly<Record<string, LocalText>> = {
  age: { fi: 'ikä {n} v', sv: 'ålder {n} år', en: 'age {n}' },
  age_weeks: { fi: 'ikä {n} viikkoa', sv: 'ålder {n} veckor', en: 'age {n} weeks' },
  partner_age: { fi: 'kumppanin ikä {n} v', sv: 'partnerns ålder {n} år', en: 'partner’s age {n}' },
  fever_c: { fi: 'kuume {n} °C', sv: 'feber {n} °C', en: 'fever {n} °C' },
  pain_nrs: { fi: 'kipu {n}/10', sv: 'smärta {n}/10', en: 'pain {n}/10' },
  'bp.systolic': { fi: 'yläpaine {n}', sv: 'övertryck {n}', en: 'systolic pressure {n}' },
  'bp.diastolic': { fi: 'alapaine {n}', sv: 'undertryck {n}', en: 'diastolic pressure {n}' },
  pulse: { fi: 'syke {n}', sv: 'puls {n}', en: 'pulse {n}' },
  'pulse.least': { fi: 'syke {n}', sv: 'puls {n}', en: 'pulse {n}' },
  'bp.least': { fi: 'matala yläpaine {n}', sv: 'lågt övertryck {n}', en: 'low systolic pressure {n}' },
  resp_rate: { fi: 'hengitystaajuus {n}/min', sv: 'andningsfrekvens {n}/min', en: 'breathing rate {n}/min' },
  'resp_rate.least': { fi: 'hengitystaajuus {n}/min', sv: 'andningsfrekvens {n}/min', en: 'breathing rate {n}/min' },
  sat: { fi: 'happisaturaatio {n} %', sv: 'syremättnad {n} %', en: 'oxygen saturation {n} %' },
  temperature: { fi: 'lämpö {n} °C', sv: 'temperatur {n} °C', en: 'temperature {n} °C' },
  'temperature.least': { fi: 'lämpö {n} °C', sv: 'temperatur {n} °C', en: 'temperature {n} °C' },
  news: { fi: 'NEWS2-pisteet vähintään {n}', sv: 'NEWS2-poäng minst {n}', en: 'NEWS2 score at least {n}' },
  'news.most': {
    fi: 'NEWS2, pahin yksittäinen arvo {n} pistettä',
    sv: 'NEWS2, sämsta enskilda värdet {n} poäng',
    en: 'NEWS2, worst single sign {n} points',
  },
  lactate: { fi: 'laktaatti {n} mmol/l', sv: 'laktat {n} mmol/l', en: 'lactate {n} mmol/l' },
  ketones: { fi: 'ketoaineet {n} mmol/l', sv: 'ketoner {n} mmol/l', en: 'ketones {n} mmol/l' },
  potassium: { fi: 'kalium {n} mmol/l', sv: 'kalium {n} mmol/l', en: 'potassium {n} mmol/l' },
  sodium: { fi: 'natrium {n} mmol/l', sv: 'natrium {n} mmol/l', en: 'sodium {n} mmol/l' },
  haemoglobin: { fi: 'hemoglobiini {n} g/l', sv: 'hemoglobin {n} g/l', en: 'haemoglobin {n} g/l' },
  inr: { fi: 'INR {n}', sv: 'INR {n}', en: 'INR {n}' },
  'dose.paracetamol_mg_kg': {
    fi: 'parasetamolia noin {n} mg painokiloa kohti vuorokaudessa',
    sv: 'paracetamol ungefär {n} mg per kilo kroppsvikt på ett dygn',
    en: 'paracetamol about {n} mg for each kilogram of weight in a day',
  },
  'dose.pieces': {
    fi: 'lääkettä otettu kerralla {n} kpl',
    sv: 'medicin tagen på en gång, {n} st',
    en: 'pieces of medicine taken at once {n}',
  },
  'dose.grave_pieces': {
    fi: 'vaarallista lääkettä otettu kerralla {n} kpl',
    sv: 'farlig medicin tagen på en gång, {n} st',
    en: 'pieces of a dangerous medicine taken at once {n}',
  },
  glucose: { fi: 'verensokeri {n}', sv: 'blodsocker {n}', en: 'blood sugar {n}' },
  duration_days: { fi: 'kesto {n} päivää', sv: 'varat {n} dagar', en: 'for {n} days' },
  medication_left_days: {
    fi: 'lääkettä jäljellä {n} päiväksi',
    sv: 'medicin för {n} dagar',
    en: 'medicine for {n} days',
  },
  sleep_parent_h: { fi: 'vanhempi nukkuu {n} h', sv: 'föräldern sover {n} h', en: 'the parent sleeps {n} h' },
  carer_sleep: { fi: 'omaishoitaja nukkuu {n} h', sv: 'närståendevårdaren sover {n} h', en: 'the carer sleeps {n} h' },
  'days_until.discharge_date': {
    fi: 'kotiutukseen {n} päivää',
    sv: '{n} dagar till hemkomst',
    en: '{n} days to discharge',
  },
  unemployed_years: { fi: 'työttömänä {n} v', sv: 'arbetslös {n} år', en: 'unemployed {n} years' },
  rent_arrears_months: { fi: 'vuokria maksamatta {n} kk', sv: 'hyra obetald {n} mån', en: 'rent unpaid {n} months' },
  children_in_household: { fi: 'lapsia kotona {n}', sv: 'barn i hemmet {n}', en: 'children at home {n}' },
  siblings: { fi: 'sisaruksia {n}', sv: 'syskon {n}', en: 'siblings {n}' },
  redness_cm: { fi: 'punoitus {n} cm', sv: 'rodnad {n} cm', en: 'redness {n} cm' },
  phq2: { fi: 'PHQ-2 {n}', sv: 'PHQ-2 {n}', en: 'PHQ-2 {n}' },
  phq9: { fi: 'PHQ-9 {n}', sv: 'PHQ-9 {n}', en: 'PHQ-9 {n}' },
  phq9_item9: {
    fi: 'PHQ-9, kohta 9 (ajatukset kuolemasta) {n}',
    sv: 'PHQ-9, punkt 9 (tankar på döden) {n}',
    en: 'PHQ-9, item 9 (thoughts of dying) {n}',
  },
  gad7: { fi: 'GAD-7 {n}', sv: 'GAD-7 {n}', en: 'GAD-7 {n}' },
  audit: { fi: 'AUDIT {n}', sv: 'AUDIT {n}', en: 'AUDIT {n}' },
  audit_c: { fi: 'AUDIT-C {n}', sv: 'AUDIT-C {n}', en: 'AUDIT-C {n}' },
  gcs: { fi: 'GCS {n}', sv: 'GCS {n}', en: 'GCS {n}' },
  centor: { fi: 'Centor {n}', sv: 'Centor {n}', en: 'Centor {n}' },
}

/** A number in words; one without a name is shown by its key, which is better than hiding what a rule read. */
export function numberText(id: string, value: string): LocalText {
  const name = names[id] ?? { fi: `${wordsOfKey(id)} {n}`, sv: `${wordsOfKey(id)} {n}`, en: `${wordsOfKey(id)} {n}` }
  const fill = (text: string, point: string) => text.replace('{n}', value.replace('.', point))
  return { fi: fill(name.fi, ','), sv: fill(name.sv, ','), en: fill(name.en, '.') }
}

/** What a number is of, and the number with its unit: «kuume» and «36,8 °C»; undefined for a key without a name. */
export function namedNumber(id: string, value: number): { name: LocalText; value: LocalText } | undefined {
  const known = names[id]
  if (known === undefined || known.sv.startsWith('{n}')) return undefined
  const said = numberText(id, String(value))
  const nameOf = (lang: 'fi' | 'sv' | 'en') => known[lang].split('{n}')[0]?.trim() ?? ''
  const valueOf = (lang: 'fi' | 'sv' | 'en') => said[lang].slice(nameOf(lang).length).trim()
  return {
    name: { fi: nameOf('fi'), sv: nameOf('sv'), en: nameOf('en') },
    value: { fi: valueOf('fi'), sv: valueOf('sv'), en: valueOf('en') },
  }
}

/** A key of another system as words: `carried_load.kg` is "carried load kg". */
export const wordsOfKey = (key: string): string => key.replaceAll(/[_.-]+/gu, ' ').trim()
