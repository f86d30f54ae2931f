import type { visitFi } from './visit-fi.ts'

/** Texts of the life of a visit in the own list. */
export const visitEn: Readonly<Record<keyof typeof visitFi, string>> = {
  'own.visit.arrived': 'is here',
  'own.visit.started': 'going on',
  'own.visit.do.arrived': 'Came',
  'own.visit.do.started': 'Visit began',
  'own.visit.do.corrected': 'Correct: I pressed wrong',
  'own.visit.corrected': 'Corrected. The entry and the correction stay in the record.',
  'own.visit.saved.arrived': '{name}: came',
  'own.visit.saved.started': '{name}: visit began',
  'own.visit.saved.held': '{name}: visit took place',
  'own.visit.saved.no-show': '{name}: did not come. Guidance books a new time or calls.',
  'own.today.title': 'My times today',
  'own.today.none': 'You have no times today.',
  'own.today.time': 'At',
  'own.today.person': 'Client',
  'own.today.state': 'State',
  'own.today.do': 'Record',
  'own.today.next': 'Next time',
  'own.today.previous': 'Previous time',
  'own.today.open': 'Open the client',
  'own.today.hint': 'Choose a time with the arrows. A key acts on the chosen row.',
}
