import type { LocalText } from '@luukku/contract'

const texts: Record<string, LocalText> = {
  received: { fi: 'Yhteydenotto tuli', sv: 'Kontakten kom', en: 'The contact came' },
  opened: { fi: 'Avattiin', sv: 'Öppnades', en: 'Opened' },
  answered: { fi: 'Vastauksia kirjattiin', sv: 'Svar antecknades', en: 'Answers were recorded' },
  assessed: { fi: 'Arvioitiin', sv: 'Bedömdes', en: 'Assessed' },
  called: { fi: 'Soitettiin', sv: 'Ringdes', en: 'Called' },
  'called no-answer': { fi: 'Soitettiin, ei vastausta', sv: 'Ringdes, inget svar', en: 'Called, no answer' },
  'asked-back': { fi: 'Kysyttiin viestillä', sv: 'Frågades med meddelande', en: 'Asked back by message' },
  replied: { fi: 'Asukas vastasi', sv: 'Invånaren svarade', en: 'The resident replied' },
  assigned: { fi: 'Vastuu vaihtui', sv: 'Ansvaret bytte hand', en: 'The owner changed' },
  'next-step': { fi: 'Seuraava askel sovittiin', sv: 'Nästa steg bestämdes', en: 'The next step was set' },
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
  permission: { fi: 'Lupa kirjattiin', sv: 'Tillstånd antecknades', en: 'Permission was recorded' },
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
  closed: { fi: 'Päätettiin', sv: 'Avslutades', en: 'Closed' },
}

export function eventText(type: string, data: Record<string, unknown>): LocalText {
  const known = type === 'called' && data['outcome'] === 'no-answer' ? texts['called no-answer'] : texts[type]
  return known ?? { fi: type, sv: type, en: type }
}
