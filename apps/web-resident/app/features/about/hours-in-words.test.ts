import { residentTexts } from '@luukku/i18n/resident/texts'
import { createTranslator } from '@luukku/i18n'
import { expect, test } from 'vitest'
import { hoursInWords } from './hours-in-words.ts'

const text = { fi: '', sv: '', en: '' }
const row = { alwaysOpen: false, closed: false, byReservation: false, text }
const christmas = { exceptional: true, validFrom: '2026-12-24', validTo: '2026-12-24' }

test.each([
  ['weekdays', { from: 'MO', to: 'FR', opens: '09:00', closes: '15:00' }, 'ma–pe 09:00–15:00'],
  [
    'an exception has its date and no weekday',
    { ...christmas, opens: '10:00', closes: '12:00' },
    '24.12.2026 10:00–12:00',
  ],
  ['a closed day is told', { ...christmas, closed: true }, '24.12.2026 suljettu'],
  ['closed days', { ...christmas, validTo: '2026-12-26', closed: true }, '24.12.2026–26.12.2026 suljettu'],
  ['hours without a day are no Monday', { opens: '10:00', closes: '12:00' }, '10:00–12:00'],
  ['always open', { alwaysOpen: true }, 'avoinna aina'],
  ['a night', { overMidnight: true, from: 'FR', to: 'SA', opens: '22:00', closes: '04:00' }, 'pe 22:00 – la 04:00'],
  ['by appointment', { byReservation: true }, 'ajanvarauksella'],
  ['nothing told', {}, undefined],
])('opening hours in words: %s', (_, hours, words) => {
  expect(hoursInWords({ ...row, ...hours }, createTranslator(residentTexts, 'fi'), 'fi')).toBe(words)
})
