import type { visitFi } from './visit-fi.ts'

/** Texts of the life of a visit in the own list. */
export const visitSv: Readonly<Record<keyof typeof visitFi, string>> = {
  'own.visit.arrived': 'är på plats',
  'own.visit.started': 'pågår',
  'own.visit.do.arrived': 'Kom',
  'own.visit.do.started': 'Besöket började',
  'own.visit.do.corrected': 'Rätta: jag tryckte fel',
  'own.visit.corrected': 'Rättat. Anteckningen och rättelsen finns kvar i loggen.',
  'own.visit.saved.arrived': '{name}: kom',
  'own.visit.saved.started': '{name}: besöket började',
  'own.visit.saved.held': '{name}: besöket blev av',
  'own.visit.saved.no-show': '{name}: kom inte. Handledningen bokar en ny tid eller ringer.',
  'own.today.title': 'Mina tider i dag',
  'own.today.none': 'Du har inga tider i dag.',
  'own.today.time': 'Kl.',
  'own.today.person': 'Klient',
  'own.today.state': 'Läge',
  'own.today.do': 'Anteckna',
  'own.today.next': 'Nästa tid',
  'own.today.previous': 'Föregående tid',
  'own.today.open': 'Öppna klienten',
  'own.today.hint': 'Välj tid med pilarna. Tangenten gäller den valda raden.',
}
