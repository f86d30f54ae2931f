import { describe, expect, test } from 'vitest'
import { foldText } from './fold-text.ts'
import { readMedicineLeft } from './read-medicine-left.ts'

// A Saturday.
const left = (text: string) => readMedicineLeft(foldText(text), '2026-11-28T10:00')

describe('for how many days a medicine lasts still', () => {
  test.each([
    ['Sepram loppuu huomenna ja resepti on vanhentunut', 1],
    ['Verenpainelääke loppuu perjantaina', 6],
    ['Lääke loppuu lauantaina', 7],
    ['Lääkettä on jäljellä kahdeksi päiväksi', 2],
    ['Lääke loppuu 4 päivän päästä, tai jo ylihuomenna', 4],
    ['Tabletterna räcker till tisdag', 3],
    ['Medicinen tar slut om 3 dagar', 3],
    ['My pills run out on Monday', 2],
    ['Escitalopram tar slut på söndag. Receptet har gått ut.', 1],
  ])('%s', (text, days) => {
    expect(left(text)).toBe(days)
  })

  test.each([
    'Lääke loppui eilen',
    'Sairausloma loppuu perjantaina ja lääke auttoi',
    'Antibioottikuuri loppuu huomenna',
    'Kurssi loppuu perjantaina',
    'Lääke loppuu joulukuun lopussa',
    'Rahat loppuu huomenna eikä ole lääkkeisiin',
    'Onko huomenna vielä aikoja jäljellä lääkärille',
    'Is there a time left tomorrow? I would like to talk about my medication.',
  ])('nothing of: %s', (text) => {
    expect(left(text)).toBeUndefined()
  })
})
