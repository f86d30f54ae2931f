import type { StaffDataText } from '../data/data-text.ts'

const classes: Readonly<Record<string, StaffDataText>> = {
  correspondence: { fi: 'Viestit asiakkaan kanssa', sv: 'Meddelanden med klienten', en: 'Messages with the client' },
  'patient-note': { fi: 'Potilasasiakirjat', sv: 'Journalhandlingar', en: 'Patient records' },
  appointment: {
    fi: 'Terveydenhuollon ajanvaraukset',
    sv: 'Hälso- och sjukvårdens tidsbokningar',
    en: 'Health care appointments',
  },
  permission: {
    fi: 'Luvat ja kiellot, joiden tilalla on uudempi',
    sv: 'Tillstånd och förbud som har ersatts av nyare',
    en: 'Permissions and denials replaced by newer ones',
  },
  'social-adult': {
    fi: 'Sosiaalihuollon asiakirjat, aikuiset',
    sv: 'Socialvårdens handlingar, vuxna',
    en: 'Social care records, adults',
  },
  'social-disability': {
    fi: 'Vammaispalvelujen asiakirjat',
    sv: 'Funktionshinderservicens handlingar',
    en: 'Disability services records',
  },
  'social-family': {
    fi: 'Sosiaalihuollon asiakirjat, lapset ja perheet',
    sv: 'Socialvårdens handlingar, barn och familjer',
    en: 'Social care records, children and families',
  },
}
const kinds: Readonly<Record<string, StaffDataText>> = {
  message: { fi: 'viesti', sv: 'meddelande', en: 'message' },
  'contact-words': { fi: 'yhteydenotto', sv: 'kontakt', en: 'contact' },
  'need-extract': { fi: 'ote tarpeesta', sv: 'utdrag om ett behov', en: 'extract of a need' },
  'assessment-note': { fi: 'arvion perustelu', sv: 'motivering till en bedömning', en: 'note of an assessment' },
  'own-note': { fi: 'merkintä', sv: 'anteckning', en: 'note' },
  note: { fi: 'merkintä', sv: 'anteckning', en: 'note' },
  appointment: { fi: 'ajanvaraus', sv: 'tidsbokning', en: 'appointment' },
  permission: { fi: 'lupa', sv: 'tillstånd', en: 'permission' },
  denial: { fi: 'kielto', sv: 'förbud', en: 'denial' },
  'child-protection': { fi: 'lastensuojelun ratkaisu', sv: 'barnskyddsavgörande', en: 'child-protection decision' },
  'minor-decision': { fi: 'alaikäisen päätös', sv: 'en minderårigs beslut', en: 'minor’s decision' },
  questionnaire: { fi: 'kyselyvastaus', sv: 'formulärsvar', en: 'questionnaire response' },
  goals: { fi: 'tavoitteet', sv: 'mål', en: 'goals' },
  'clock-ground': { fi: 'määräajan perustelu', sv: 'grund för en tidsfrist', en: 'ground of a time limit' },
  'crossing-reason': {
    fi: 'syy katsoa toista rekisteriä',
    sv: 'skäl att se det andra registret',
    en: 'reason to look at the other register',
  },
  'needs-assessment': { fi: 'yhteinen arvio', sv: 'gemensam bedömning', en: 'joint assessment' },
  'client-plan': { fi: 'yhteinen suunnitelma', sv: 'gemensam plan', en: 'joint plan' },
}
const other: StaffDataText = { fi: 'muu asiakirja', sv: 'annan handling', en: 'other document' }

/** What a class of retention holds; a class without words is shown as other documents, never by its code. */
export const retentionClassText = (code: string): StaffDataText => classes[code] ?? other
/** A kind of document, in the singular. */
export const documentKindText = (code: string): StaffDataText => kinds[code] ?? other
