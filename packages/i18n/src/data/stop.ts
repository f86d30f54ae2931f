import { unchecked } from '../unchecked.ts'
import { residentText } from './data-text.ts'

/** What a person in danger is told before anything else. An unread translation is shown together with the Finnish text. */
export const stopTexts = {
  call112Title: residentText({
    fi: 'Soita nyt 112',
    sv: 'Ring 112 nu',
    en: 'Call 112 now',
    se: unchecked('Riŋge dál 112'),
  }),
  call112: residentText({
    fi: 'Tämä voi olla hengenvaarallista. Älä jää odottamaan vastausta. Soita 112.',
    sv: 'Det här kan vara livsfarligt. Vänta inte på svar. Ring 112.',
    en: 'This may be life-threatening. Do not wait for an answer. Call 112.',
    se: unchecked('Dát sáhttá leat heaggaváralaš. Ale vuordde vástádusa. Riŋge 112.'),
  }),
  callNowTitle: residentText({ fi: 'Soita nyt', sv: 'Ring nu', en: 'Call now', se: unchecked('Riŋge dál') }),
  callNow: residentText({
    fi: 'Tarvitset apua nyt. Soita alla olevaan numeroon. Jos tilanne pahenee, soita 112.',
    sv: 'Du behöver hjälp nu. Ring numret nedan. Om läget förvärras, ring 112.',
    en: 'You need help now. Call the number below. If it gets worse, call 112.',
    se: unchecked('Don dárbbašat veahki dál. Riŋge vuolábeale nummirii. Jus dilli hedjona, riŋge 112.'),
  }),
  emergencyNumber: residentText({
    fi: 'Hätänumero, joka hetki',
    sv: 'Nödnumret, alltid öppet',
    en: 'Emergency number, always open',
    se: unchecked('Heahtenummir, álo rabas'),
  }),
  urgentAdvice: residentText({
    fi: 'Päivystysapu, joka hetki',
    sv: 'Jourhjälpen, alltid öppen',
    en: 'Medical helpline, always open',
    se: unchecked('Gárrodanveahkki, álo rabas'),
  }),
  socialEmergency: residentText({
    fi: 'Sosiaalipäivystys, joka hetki',
    sv: 'Socialjouren, alltid öppen',
    en: 'Social emergency service, always open',
    se: unchecked('Sosiálagárrodeapmi, álo rabas'),
  }),
  ifWorse: residentText({
    fi: 'Jos vointi huononee, soita Päivystysapuun 116 117. Hätätilanteessa soita 112.',
    sv: 'Om läget blir sämre, ring Jourhjälpen 116 117. I nödfall, ring 112.',
    en: 'If it gets worse, call the Medical Helpline 116 117. In an emergency, call 112.',
    se: unchecked('Jus dilli hedjona, riŋge Gárrodanveahkkái 116 117. Heađi dilis riŋge 112.'),
  }),
} as const
