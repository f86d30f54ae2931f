import { describe, expect, test } from 'vitest'
import { readNumbers } from './read-numbers.ts'
import type { GuidanceInput } from './guidance-input.ts'

const piecesOf = (text: string): (number | undefined)[] => {
  const numbers = readNumbers({
    ...{ text, answers: {}, person: { age: 40 }, contactTime: '2026-11-28T10:00' },
  } as unknown as GuidanceInput)
  return [numbers.get('dose.pieces'), numbers.get('dose.grave_pieces')]
}

describe('tablets that were swallowed at once: of any medicine, and of a dangerous one', () => {
  test.each([
    ['Otin 24 Panacodia kerralla', 24, 24],
    ['söin kolmetoista rautatablettia', 13, 13],
    ['Söin just 16 600 mg buranaa', 16, undefined],
    ['söin Burana 600 x 12', 12, undefined],
    ['jag svalde 11 st starka Ipren 400 mg', 11, undefined],
    ['I am 15 years old and took 13 pills', 13, undefined],
    ['Lääkäri määräsi tramalia ja otin 12 kpl tramalia kerralla', 12, 12],
    ['söin viikon aikana vähän, nyt otin 20 unilääkettä kerralla', 20, 20],
  ])('%s', (text, pieces, grave) => {
    expect(piecesOf(text)).toEqual([pieces, grave])
  })

  test.each([
    'otan 12 tablettia päivässä',
    'olen ottanut 10 buranaa viikossa',
    'lääkäri määräsi 8 prednisolonia ja otin 8 prednisolonia aamulla',
    'otin metotreksaattia 10 tablettia',
    'otin Burana 600 ja se auttoi',
    'otin 20 mg sepram aamulla',
    'en ole ottanut 20 unilääkettä',
    'for 10 years I took pills for years, 20 years ago 30 pills',
    'jag skulle behöva 100 tabletter Sobril på recept',
  ])('none: %s', (text) => {
    expect(piecesOf(text)).toEqual([undefined, undefined])
  })
})
