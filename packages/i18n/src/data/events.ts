import type { StaffDataText } from './data-text.ts'

const texts: Readonly<Record<string, StaffDataText>> = {
  received: { fi: 'Yhteydenotto tuli', sv: 'Kontakten kom', en: 'The contact came' },
  opened: { fi: 'Avattiin', sv: 'Öppnades', en: 'Opened' },
  answered: { fi: 'Vastauksia kirjattiin', sv: 'Svar antecknades', en: 'Answers were recorded' },
  'answered correctsAlarm': {
    fi: 'Hälyttävä vastaus korjattiin',
    sv: 'Ett larmande svar rättades',
    en: 'An alarming answer was corrected',
  },
  assessed: { fi: 'Arvioitiin', sv: 'Bedömdes', en: 'Assessed' },
  called: { fi: 'Soitettiin', sv: 'Ringdes', en: 'Called' },
  'called no-answer': { fi: 'Soitettiin, ei vastausta', sv: 'Ringdes, inget svar', en: 'Called, no answer' },
  'asked-back': { fi: 'Kysyttiin viestillä', sv: 'Frågades med meddelande', en: 'Asked back by message' },
  'asked-back client': {
    fi: 'Kysyttiin viestillä vain asiakkaalta',
    sv: 'Frågades med meddelande bara av klienten',
    en: 'Asked back by message, of the client alone',
  },
  replied: { fi: 'Asukas vastasi', sv: 'Invånaren svarade', en: 'The resident replied' },
  assigned: { fi: 'Vastuu vaihtui', sv: 'Ansvaret bytte hand', en: 'The owner changed' },
  'next-step': { fi: 'Seuraava askel sovittiin', sv: 'Nästa steg bestämdes', en: 'The next step was set' },
  'guided-112 called-for': {
    fi: 'Hätäkeskukseen soitettiin puolesta',
    sv: 'Nödcentralen ringdes upp åt personen',
    en: 'The emergency centre was called for them',
  },
  'guided-112 not-needed': {
    fi: 'Arvioitiin: 112 ei tarvita',
    sv: 'Bedömdes: 112 behövs inte',
    en: 'Judged: 112 is not needed',
  },
  'guided-112': { fi: 'Ohjattiin hätänumeroon 112', sv: 'Hänvisades till 112', en: 'Guided to 112' },
  joined: { fi: 'Liitettiin toiseen', sv: 'Förenades med en annan', en: 'Joined to another' },
  'took-in': {
    fi: 'Toinen yhteydenotto liitettiin',
    sv: 'En annan kontakt förenades',
    en: 'Another contact was joined',
  },
  escalated: {
    fi: 'Hälytettiin: ei avattu ajoissa',
    sv: 'Larmades: öppnades inte i tid',
    en: 'Alarmed: not opened in time',
  },
  booked: { fi: 'Varattiin aika', sv: 'Tid bokades', en: 'A time was booked' },
  unbooked: { fi: 'Aika on varattava', sv: 'En tid måste bokas', en: 'A time must be booked' },
  'permission withdrawn': {
    fi: 'Lupa jakaa peruttiin',
    sv: 'Tillståndet att dela togs tillbaka',
    en: 'Permission to share was withdrawn',
  },
  'permission yes': { fi: 'Lupa jakaa annettiin', sv: 'Tillstånd att dela gavs', en: 'Permission to share was given' },
  'permission no': {
    fi: 'Lupaa jakaa ei annettu',
    sv: 'Tillstånd att dela gavs inte',
    en: 'Permission to share was not given',
  },
  permission: { fi: 'Lupa kirjattiin', sv: 'Tillstånd antecknades', en: 'Permission was recorded' },
  'informed screen': {
    fi: 'Kertoja luki näytöltä tiedon Kanta-palveluista',
    sv: 'Den som berättade läste informationen om Kanta-tjänsterna på skärmen',
    en: 'Who told read the information about the Kanta Services on the screen',
  },
  'informed phone': {
    fi: 'Kanta-palveluista kerrottiin puhelimessa',
    sv: 'Information om Kanta-tjänsterna gavs per telefon',
    en: 'The Kanta Services were explained by telephone',
  },
  'informed counter': {
    fi: 'Kanta-palveluista kerrottiin paikan päällä',
    sv: 'Information om Kanta-tjänsterna gavs på plats',
    en: 'The Kanta Services were explained on the spot',
  },
  representatives: {
    fi: 'Huoltajien näkyvyydestä päätettiin',
    sv: 'Beslut om vad vårdnadshavarna ser',
    en: 'What guardians see was decided',
  },
  'child-protection': {
    fi: 'Lastensuojeluilmoituksesta päätettiin',
    sv: 'Beslut om barnskyddsanmälan',
    en: 'Child protection notice was decided on',
  },
  'notice-failed': {
    fi: 'Viesti ei mennyt perille',
    sv: 'Meddelandet kom inte fram',
    en: 'A message did not get through',
  },
  measured: {
    fi: 'Kysely tai mittaus täytettiin',
    sv: 'Ett formulär eller test fylldes i',
    en: 'A questionnaire or test was filled',
  },
  'time-changed unit-moved': {
    fi: 'Yksikkö siirsi ajan',
    sv: 'Enheten flyttade tiden',
    en: 'The unit moved the time',
  },
  'time-changed unit-cancelled': {
    fi: 'Yksikkö perui ajan',
    sv: 'Enheten ställde in tiden',
    en: 'The unit cancelled the time',
  },
  'time-changed unit-unbooked': {
    fi: 'Aika oli varattu vahingossa ja peruttiin heti',
    sv: 'Tiden hade bokats av misstag och avbokades genast',
    en: 'The time had been booked by mistake and was cancelled at once',
  },
  'time-changed unit-unmoved': {
    fi: 'Siirto oli vahinko: aika palautettiin entiselleen',
    sv: 'Flyttningen var ett misstag: tiden återställdes',
    en: 'The move was a mistake: the time was put back',
  },
  'time-changed resident-moved': {
    fi: 'Aika siirrettiin asukkaan pyynnöstä',
    sv: 'Tiden flyttades på invånarens begäran',
    en: 'The time was moved at the resident’s wish',
  },
  'time-changed resident-cancelled': {
    fi: 'Aika peruttiin asukkaan pyynnöstä',
    sv: 'Tiden avbokades på invånarens begäran',
    en: 'The time was cancelled at the resident’s wish',
  },
  'time-changed resident-missed': {
    fi: 'Asukas ei tullut varatulle ajalle',
    sv: 'Invånaren kom inte till den bokade tiden',
    en: 'The resident did not come to the booked time',
  },
  'taken-back arrived': {
    fi: 'Saapuminen oli kirjattu väärin ja otettiin takaisin',
    sv: 'Ankomsten hade antecknats fel och togs tillbaka',
    en: 'An arrival had been recorded by mistake and was taken back',
  },
  'taken-back visit': {
    fi: 'Käynti oli kirjattu väärin ja otettiin takaisin',
    sv: 'Besöket hade antecknats fel och togs tillbaka',
    en: 'A visit had been recorded by mistake and was taken back',
  },
  'taken-back missed': {
    fi: 'Saapumatta jääminen oli kirjattu väärin ja otettiin takaisin',
    sv: 'Uteblivandet hade antecknats fel och togs tillbaka',
    en: 'A missed time had been recorded by mistake and was taken back',
  },
  'taken-back record': {
    fi: 'Kirjaus otettiin takaisin, määräajat laskettiin uudelleen',
    sv: 'En anteckning togs tillbaka, tidsfristerna räknades på nytt',
    en: 'A record was taken back and the time limits were counted anew',
  },
  'need-reopened': {
    fi: 'Tarve avattiin uudelleen',
    sv: 'Ett behov öppnades på nytt',
    en: 'A need was opened again',
  },
  reopened: { fi: 'Avattiin uudelleen', sv: 'Öppnades på nytt', en: 'Opened again' },
  closed: { fi: 'Päätettiin', sv: 'Avslutades', en: 'Closed' },
}

/** What happened to a contact, for its timeline. A type that has no words yet is shown as it stands. */
export function eventText(type: string, data: Readonly<Record<string, unknown>>): StaffDataText {
  const refined = (['withdrawn', 'correctsAlarm'] as const).flatMap((flag) =>
    data[flag] === true ? (texts[`${type} ${flag}`] ?? []) : [],
  )[0]
  const byValue = ['outcome', 'how', 'share', 'to'].flatMap((key) => texts[`${type} ${String(data[key])}`] ?? [])[0]
  return refined ?? byValue ?? texts[type] ?? { fi: type, sv: type, en: type }
}

/** Why another contact may be about the same person. */
export const sameTexts = {
  person: { fi: 'Sama henkilö', sv: 'Samma person', en: 'The same person' },
  nameOrPhone: { fi: 'Sama nimi tai puhelin', sv: 'Samma namn eller telefon', en: 'The same name or telephone' },
} as const
