import type { calendarsFi } from './calendars-fi.ts'

export const calendarsSv: Readonly<Record<keyof typeof calendarsFi, string>> = {
  'nav.calendars': 'Kalendrar',
  'calendars.title': 'Kalendrar',
  'calendars.lead': 'Vad sökningen av tider tar hänsyn till utöver arbetsskiften.',
  'calendars.readOnly': 'Chefen för den gemensamma rådgivningen ändrar dem.',
  'travel.title': 'Resor mellan platser',
  'travel.lead':
    'Sökningen lämnar den här tiden fri när personal eller klient tar sig från en plats till en annan. Inom samma kommun {n} min. Uppskattningen räknas från avståndet mellan centralorterna; utan uppgift reserveras en lång tid.',
  'travel.from': 'Från kommunen',
  'travel.to': 'Till',
  'travel.minutes': 'Minuter',
  'travel.km': 'Kilometer',
  'travel.source': 'Källa',
  'travel.source.said': 'angiven',
  'travel.source.reckoned': 'uppskattning',
  'travel.source.unknown': 'okänt',
  'travel.change': 'Ändra',
  'travel.changeOf': 'Ändra resan: {from} – {to}',
  'travel.save': 'Spara',
  'travel.reckon': 'Återställ uppskattningen',
  'travel.back': 'Avbryt',
  'travel.saved': 'Resan {from} – {to} sparad',
  'travel.noUnit': 'Kommuner utan verksamhetsställe ({n})',
  'book.away': 'ca {km} km',
  'book.awayLong': 'Cirka {km} kilometer från hemkommunen',
}
