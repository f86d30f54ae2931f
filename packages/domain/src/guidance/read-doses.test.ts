import { describe, expect, test } from 'vitest'
import { readNumbers } from './read-numbers.ts'
import type { GuidanceInput } from './guidance-input.ts'

const gramsOf = (text: string, age: number | null = 40): number | undefined => {
  const input = { text, answers: {}, person: { age }, contactTime: '2026-11-28T10:00' } as unknown as GuidanceInput
  const each = readNumbers(input).get('dose.paracetamol_mg_kg')
  return each === undefined ? undefined : Math.round((each * 67) / 100) / 10
}

describe('paracetamol that was taken, in grams a day for an adult', () => {
  test.each([
    ['olen ottanut panadolia 10 g', 10],
    ['söin 10.000 mg parasetamolia', 10],
    ['otin 16 kpl 500 mg panadolia', 8],
    ['jag har tagit 20 st Alvedon 500 mg', 10],
    ['I took 500 mg paracetamol x 12', 6],
    ['otan panadolia 1 g 1x3', 3],
    ['otan Panadolia 1 g kolme kertaa päivässä', 3],
    ['jag tar alvedon 665 mg 3 st 4 gånger om dagen', 8],
    ['I take paracetamol 1 g every 4 hours', 6],
    ['panadolia on mennyt 1,5 g kerralla', 1.5],
    ['I have taken paracetamol every hour since last night', 12],
    ['ostin apteekista Panadolia ja söin 24 tablettia 500 mg', 12],
    ['laitoin panadol peräpuikkoja, olen ottanut 6 peräpuikkoa 1 g', 6],
    ['otin panadolia 500 mg. Naapurilla on 10 g kultaa.', 0.5],
  ])('%s: %d g', (text, grams) => {
    expect(gramsOf(text)).toBeCloseTo(grams, 1)
  })

  test.each([
    'tarvitsen reseptin: Panadol Forte 1 g 100 kpl, otan yhden iltaisin',
    'otin yhteyttä apteekkiin, reseptissä on Panadol 1 g 30 kpl',
    'får man ta 6 gram Alvedon per dag',
    'en ole ottanut 10 g panadolia',
    'otin buranaa 800 mg kahdeksan kertaa tänään',
    'söin 200 g jäätelöä',
    'panadol ei auta',
  ])('none: %s', (text) => {
    expect(gramsOf(text)).toBeUndefined()
  })

  test('of a child it is more for each kilogram: 30 ml of a suspension', () => {
    const of = (age: number) =>
      readNumbers({
        ...{ text: 'joi Panadolia 30 ml', answers: {}, contactTime: '2026-11-28T10:00' },
        person: { age },
      } as unknown as GuidanceInput).get('dose.paracetamol_mg_kg')
    expect([of(2), of(10), of(40)]).toEqual([60, 26, 11])
  })
})
