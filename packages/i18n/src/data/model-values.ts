import type { StaffDataText } from './data-text.ts'

/** How a client's need is shared out: the four ways of working of client segmentation (L4). */
const segmentTexts = {
  omatoimi: { fi: 'omatoiminen', sv: 'självgående', en: 'self-reliant' },
  yhteistyo: { fi: 'yhteistyö', sv: 'samarbete', en: 'cooperation' },
  yhteiso: { fi: 'yhteisö', sv: 'gemenskap', en: 'community' },
  verkosto: { fi: 'verkosto', sv: 'nätverk', en: 'network' },
} satisfies Readonly<Record<string, StaffDataText>>

const socialUrgencyTexts = {
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
  freeUnder: {
    freeContraceptionUnder: {
      fi: 'alueen asetus: ehkäisy maksuton tätä nuoremmille',
      sv: 'områdets inställning: preventivmedel avgiftsfria under den åldern',
      en: 'the county’s setting: contraception free under that age',
    },
  },
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
  explains: {
    sentence: { fi: 'vaaran omassa virkkeessä', sv: 'i farans egen mening', en: 'in the danger’s own sentence' },
    beside: {
      fi: 'vaaran virkkeessä tai sen vieressä',
      sv: 'i farans mening eller bredvid den',
      en: 'in the danger’s sentence or beside it',
    },
    contact: { fi: 'missä tahansa yhteydenotossa', sv: 'var som helst i kontakten', en: 'anywhere in the contact' },
  },
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

/** Why an element of a proposal is there where no single rule asks for it. */
export const followsTexts = {
  'both-sides': {
    fi: 'Asioita on sekä terveyden- että sosiaalihuollossa.',
    sv: 'Ärenden finns både i hälsovården och i socialvården.',
    en: 'There are matters on both sides, health and social care.',
  },
  segment: {
    fi: 'Asiakkuus on verkosto.',
    sv: 'Klientskapet är nätverk.',
    en: 'The kind of client is network.',
  },
  told: { fi: 'Asiakas kertoi niin.', sv: 'Klienten sade så.', en: 'The client said so.' },
  'social-need': {
    fi: 'Yksi tarpeista on sosiaalihuollossa, eikä mikään sääntö pidä sitä kiireellisenä.',
    sv: 'Ett av behoven är socialvårdens, och ingen regel ser det som brådskande.',
    en: 'One need is in social care, and no rule holds it to be urgent.',
  },
  'nothing-more': {
    fi: 'Mikään sääntö ei pyydä muuta.',
    sv: 'Ingen regel ber om annat.',
    en: 'No rule asks for more.',
  },
  'not-understood': {
    fi: 'Säännöt eivät ymmärtäneet asiaa. Ihminen kysyy lisää.',
    sv: 'Reglerna förstod inte ärendet. En människa frågar mer.',
    en: 'The rules did not understand the matter. A person asks more.',
  },
  'other-needs': {
    fi: 'Tulee asioista, joita viestissä on näiden lisäksi.',
    sv: 'Kommer av ärenden som finns i meddelandet utöver dessa.',
    en: 'Comes from matters in the message besides these.',
  },
} satisfies Readonly<Record<string, StaffDataText>>
