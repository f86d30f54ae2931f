import type { calendarsFi } from './calendars-fi.ts'

export const calendarsEn: Readonly<Record<keyof typeof calendarsFi, string>> = {
  'nav.calendars': 'Calendars',
  'calendars.title': 'Calendars',
  'calendars.lead': 'What the search for times heeds beside rosters.',
  'calendars.readOnly': 'The manager of joint guidance changes these.',
  'travel.title': 'Ways between places',
  'travel.lead':
    'The search keeps this time free when a professional or a client goes from one place to another. Within one municipality {n} min. It is reckoned from the distance of the centres; where nothing is known a long time is kept.',
  'travel.from': 'From',
  'travel.to': 'To',
  'travel.minutes': 'Minutes',
  'travel.km': 'Kilometres',
  'travel.source': 'Source',
  'travel.source.said': 'said',
  'travel.source.reckoned': 'reckoned',
  'travel.source.unknown': 'not known',
  'travel.change': 'Change',
  'travel.changeOf': 'Change the way: {from} – {to}',
  'travel.save': 'Save',
  'travel.reckon': 'Reckon again',
  'travel.back': 'Cancel',
  'travel.saved': 'Way {from} – {to} saved',
  'travel.noUnit': 'Municipalities without a unit ({n})',
  'book.away': 'about {km} km',
  'book.awayLong': 'About {km} kilometres from the home municipality',
}
