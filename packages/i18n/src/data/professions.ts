import { unchecked } from '../unchecked.ts'
import { residentText, type ResidentDataText } from './data-text.ts'

const nurse = residentText({ fi: 'sairaanhoitaja', sv: 'sjukskötare', en: 'nurse', se: unchecked('buohccidivššár') })
const publicHealthNurse = residentText({
  fi: 'terveydenhoitaja',
  sv: 'hälsovårdare',
  en: 'public health nurse',
  se: unchecked('dearvvasvuođadivššár'),
})
const psychiatricNurse = residentText({
  fi: 'psykiatrinen sairaanhoitaja',
  sv: 'psykiatrisk sjukskötare',
  en: 'psychiatric nurse',
  se: unchecked('psykiatralaš buohccidivššár'),
})
const physiotherapist = residentText({
  fi: 'fysioterapeutti',
  sv: 'fysioterapeut',
  en: 'physiotherapist',
  se: unchecked('fysioterapevta'),
})
const socialWorker = residentText({
  fi: 'sosiaalityöntekijä',
  sv: 'socialarbetare',
  en: 'social worker',
  se: unchecked('sosiálabargi'),
})
const socialCounsellor = residentText({
  fi: 'sosiaaliohjaaja',
  sv: 'socialhandledare',
  en: 'social counsellor',
  se: unchecked('sosiálabagadalli'),
})
const doctor = residentText({ fi: 'lääkäri', sv: 'läkare', en: 'doctor', se: unchecked('doavttir') })
const dentist = residentText({ fi: 'hammaslääkäri', sv: 'tandläkare', en: 'dentist', se: unchecked('bátnedoavttir') })

/** Professions in words, under the codes that rosters and registers of users have. */
const texts: Readonly<Record<string, ResidentDataText>> = {
  nurse,
  sairaanhoitaja: nurse,
  'public-health-nurse': publicHealthNurse,
  terveydenhoitaja: publicHealthNurse,
  'psychiatric-nurse': psychiatricNurse,
  'psyk-sh': psychiatricNurse,
  'psykiatrinen sairaanhoitaja': psychiatricNurse,
  physiotherapist,
  fysioterapeutti: physiotherapist,
  'social-worker': socialWorker,
  sosiaalityontekija: socialWorker,
  'social-counsellor': socialCounsellor,
  sosiaaliohjaaja: socialCounsellor,
  doctor,
  laakari: doctor,
  dentist,
  'dental-hygienist': residentText({
    fi: 'suuhygienisti',
    sv: 'munhygienist',
    en: 'dental hygienist',
    se: unchecked('njálbmehygienista'),
  }),
  'occupational-therapist': residentText({
    fi: 'toimintaterapeutti',
    sv: 'ergoterapeut',
    en: 'occupational therapist',
    se: unchecked('doaibmaterapevta'),
  }),
  psychologist: residentText({ fi: 'psykologi', sv: 'psykolog', en: 'psychologist', se: unchecked('psykologa') }),
  'family-worker': residentText({
    fi: 'perhetyöntekijä',
    sv: 'familjearbetare',
    en: 'family worker',
    se: unchecked('bearašbargi'),
  }),
  'data-protection': residentText({
    fi: 'tietosuojavastaava',
    sv: 'dataskyddsombud',
    en: 'data-protection officer',
    se: unchecked('diehtosuodjeovddasvástideaddji'),
  }),
  records: residentText({
    fi: 'asiakirjahallinnon vastuuhenkilö',
    sv: 'ansvarig för dokumentförvaltningen',
    en: 'records keeper',
    se: unchecked('áššebábirhálddašeami ovddasvástideaddji'),
  }),
  manager: residentText({ fi: 'esihenkilö', sv: 'chef', en: 'manager', se: unchecked('hoavda') }),
}

/** A profession in words; a code that has none yet is shown as it stands. */
export function professionText(code: string): ResidentDataText {
  return texts[code] ?? { fi: code, sv: code, en: code, se: code }
}

/** The professions to choose from, each by one code: a Finnish code of an older roster is the same profession. */
export const professionCodes: readonly string[] = Object.keys(texts).filter(
  (code, place, all) => all.findIndex((other) => texts[other] === texts[code]) === place,
)

/** Whether there are words for the code: what is typed by mistake gives nobody a service. */
export const isKnownProfession = (code: string): boolean => Object.hasOwn(texts, code)

/** Who will call, when no name is known yet. */
export const guidanceTeamText = residentText({
  fi: 'Hoidon ja palvelujen ohjaus',
  sv: 'Vård- och servicehandledningen',
  en: 'The guidance team',
  se: unchecked('Divššu ja bálvalusaid bagadeapmi'),
})
