import type { StaffDataText } from '../data/data-text.ts'

/** What to do when a rule refused an action, by the reason that the API names. */
const texts: Readonly<Record<string, StaffDataText>> = {
  'licence-needed': {
    fi: 'Arvion tekee laillistettu ammattilainen.',
    sv: 'Bedömningen görs av en legitimerad yrkesperson.',
    en: 'A licensed professional makes the assessment.',
  },
  'at-least-one-need': {
    fi: 'Valitse vähintään yksi tarve.',
    sv: 'Välj minst ett behov.',
    en: 'Choose at least one need.',
  },
  'override-needs-a-reason': {
    fi: 'Kirjoita, miksi arviosi on toinen.',
    sv: 'Skriv varför din bedömning är en annan.',
    en: 'Write why your assessment is another.',
  },
  'lower-class-needs-override': {
    fi: 'Hälyttävää luokkaa lasketaan vain omalla arviolla ja syyllä.',
    sv: 'En larmande klass sänks bara med egen bedömning och orsak.',
    en: 'An alarming class goes down only by your own assessment with a reason.',
  },
  'child-protection-needs-a-decision': {
    fi: 'Päätä ensin lastensuojeluilmoituksesta.',
    sv: 'Besluta först om barnskyddsanmälan.',
    en: 'Decide first on the child protection notice.',
  },
  'alarm-needs-a-reason': {
    fi: 'Hälyttävä vastaus muuttuu vain perustellen.',
    sv: 'Ett larmande svar ändras bara med en motivering.',
    en: 'An alarming answer changes only with a reason.',
  },
  'unknown-service': {
    fi: 'Palvelua ei ole luettelossa.',
    sv: 'Tjänsten finns inte i katalogen.',
    en: 'The service is not in the catalogue.',
  },
  'booked-already': {
    fi: 'Aikoja on jo varattu. Peru ne ensin.',
    sv: 'Tider är redan bokade. Avboka dem först.',
    en: 'Times are booked already. Cancel them first.',
  },
  'needs-are-open': {
    fi: 'Tarpeita on vielä auki. Hoida tai siirrä ne ensin.',
    sv: 'Det finns öppna behov. Sköt eller överför dem först.',
    en: 'Needs are still open. Finish or pass them on first.',
  },
  'next-step-in-the-past': {
    fi: 'Seuraavan askeleen aika on jo mennyt. Valitse myöhempi.',
    sv: 'Tiden för nästa steg har redan gått. Välj en senare.',
    en: 'The time of the next step has passed. Choose a later one.',
  },
  'urgent-is-called': {
    fi: 'Näin kiireellisessä soitetaan, ei kirjoiteta.',
    sv: 'I ett så brådskande ärende ringer man, skriver inte.',
    en: 'Somebody this urgent is called, not written to.',
  },
  'owner-not-on-shift': {
    fi: 'Hän ei ole vuorossa silloin. Valitse toinen.',
    sv: 'Personen är inte i tur då. Välj en annan.',
    en: 'They are not on shift then. Choose somebody else.',
  },
  'nobody-has-answered': {
    fi: 'Kukaan ei ole vielä vastannut asukkaalle. Ota ensin yhteyttä.',
    sv: 'Ingen har ännu svarat invånaren. Ta först kontakt.',
    en: 'Nobody has answered the resident yet. Be in touch first.',
  },
  'other-is-assessed': {
    fi: 'Toinen on jo arvioitu. Sitä ei voi enää liittää.',
    sv: 'Den andra är redan bedömd. Den kan inte längre förenas.',
    en: 'The other one is assessed already. It cannot be joined any more.',
  },
}

/** The advice for a refusal; undefined for a reason that has no words: a code is never shown to a person. */
export const ruleReasonText = (reason: string): StaffDataText | undefined => texts[reason]

export const knownRuleReasons: readonly string[] = Object.keys(texts)
