import type { StaffDataText } from './data-text.ts'

/** How a client's need is shared out: the four ways of working of client segmentation (L4). */
export const segmentTexts = {
  omatoimi: { fi: 'omatoiminen', sv: 'självgående', en: 'self-reliant' },
  yhteistyo: { fi: 'yhteistyö', sv: 'samarbete', en: 'cooperation' },
  yhteiso: { fi: 'yhteisö', sv: 'gemenskap', en: 'community' },
  verkosto: { fi: 'verkosto', sv: 'nätverk', en: 'network' },
} satisfies Readonly<Record<string, StaffDataText>>

export const socialUrgencyTexts = {
  none: { fi: 'ei sosiaalihuollon asiaa', sv: 'inget socialvårdsärende', en: 'no social-care matter' },
  'ei-kiireellinen': { fi: 'ei kiireellinen', sv: 'inte brådskande', en: 'not urgent' },
  kiireellinen: { fi: 'kiireellinen', sv: 'brådskande', en: 'urgent' },
} satisfies Readonly<Record<string, StaffDataText>>

const counts: StaffDataText = { fi: 'lasketaan mukaan', sv: 'räknas med', en: 'counts' }

const clockKinds: Readonly<Record<string, StaffDataText>> = {
  illness: { fi: 'sairaus', sv: 'sjukdom', en: 'illness' },
  oral: { fi: 'suun terveys', sv: 'munhälsa', en: 'oral health' },
  'oral-urgent': { fi: 'kiireellinen suun hoito', sv: 'brådskande munvård', en: 'urgent oral care' },
  psychosocial: { fi: 'psykososiaalinen tuki', sv: 'psykosocialt stöd', en: 'psychosocial support' },
  prevention: { fi: 'ehkäisevä työ', sv: 'förebyggande arbete', en: 'prevention' },
  'plan-based': { fi: 'suunnitelman mukainen hoito', sv: 'vård enligt plan', en: 'care by a plan' },
  'self-care': { fi: 'omahoito', sv: 'egenvård', en: 'self-care' },
  urgent: { fi: 'kiireellinen', sv: 'brådskande', en: 'urgent' },
  'assessment-only': { fi: 'vain hoidon tarpeen arvio', sv: 'bara bedömning av vårdbehovet', en: 'assessment only' },
}

/** Values that a model's file writes as a code, by the field they stand in. */
export const modelValues: Readonly<Record<string, Readonly<Record<string, StaffDataText>>>> = {
  segment: segmentTexts,
  socialUrgency: socialUrgencyTexts,
  childProtection: {
    notice: { fi: 'lastensuojeluilmoitus', sv: 'barnskyddsanmälan', en: 'child-protection notice' },
    contact: { fi: 'yhteys sosiaalihuoltoon', sv: 'kontakt till socialvården', en: 'contact to social care' },
  },
  instead: {
    health: {
      fi: 'tarpeiden terveys- ja omahoitopalvelujen tilalla',
      sv: 'i stället för behovens hälso- och egenvårdstjänster',
      en: 'in place of the needs’ health and self-care services',
    },
    all: {
      fi: 'kaikkien tarpeiden palvelujen tilalla',
      sv: 'i stället för alla behovens tjänster',
      en: 'in place of all services of the needs',
    },
  },
  proxy: {
    guardian: { fi: 'huoltaja', sv: 'vårdnadshavare', en: 'guardian' },
    proxy_with_consent: {
      fi: 'läheinen, jolla on suostumus',
      sv: 'närstående med samtycke',
      en: 'somebody close, with consent',
    },
  },
  hypothetical: { counts },
  past: { counts },
  negated: { counts },
  askOfOther: {
    same: { fi: 'sama kysymys', sv: 'samma fråga', en: 'the same question' },
  },
  health: clockKinds,
}

export const yesNo: Readonly<Record<'true' | 'false', StaffDataText>> = {
  true: { fi: 'kyllä', sv: 'ja', en: 'yes' },
  false: { fi: 'ei', sv: 'nej', en: 'no' },
}
