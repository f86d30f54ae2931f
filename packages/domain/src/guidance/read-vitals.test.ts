import { describe, expect, test } from 'vitest'
import { foldText } from './fold-text.ts'
import type { GuidanceInput } from './guidance-input.ts'
import { readVitals } from './read-vitals.ts'

function vitalsOf(text: string, answers: Record<string, unknown> = {}, age: number | null = 70): Map<string, number> {
  const numbers = new Map<string, number>()
  readVitals(foldText(text), { text, answers, person: { age } } as unknown as GuidanceInput, numbers)
  return numbers
}

describe('measured signs in the short hand of professionals', () => {
  test.each([
    ['RR 84/44, p 121, hf 29, sat 90', { 'bp.least': 84, pulse: 121, resp_rate: 29, sat: 90 }],
    ['bt 92/50, puls 118, af 26, tp 38,7', { 'bp.least': 92, pulse: 118, resp_rate: 26, temperature: 38.7 }],
    ['BP 80/38, HR 128, RR 31, sats 87% RA', { 'bp.least': 80, pulse: 128, resp_rate: 31, sat: 87 }],
    ['GCS 9, laktaatti 4,6', { gcs: 9, lactate: 4.6 }],
    ['K 7,1, Na 118', { potassium: 7.1, sodium: 118 }],
    ['hengitystaajuus: 28/min', { resp_rate: 28 }],
  ])('%s', (text, expected) => {
    const numbers = vitalsOf(text)
    for (const [id, value] of Object.entries(expected)) expect([id, numbers.get(id)]).toEqual([id, value])
  })

  test.each([
    'soittakaa p 050 123 4567',
    'p. 040-1234567',
    'I sat 90 minutes in the queue',
    'good news, 2 things are better',
    'K 3 ja muut vitamiinit',
    'sat 60 h viikossa töissä',
  ])('is nobody’s sign: %s', (text) => {
    expect(vitalsOf(text).size).toBe(0)
  })
})

describe('NEWS2 of what was measured', () => {
  test('the points of several signs are added, and the worst single one is kept', () => {
    const numbers = vitalsOf('RR 84/44, p 121, hf 29, sat 90')
    expect(numbers.get('news')).toBe(11)
    expect(numbers.get('news.most')).toBe(3)
  })

  test('a healthy measurement has none', () => {
    expect(vitalsOf('RR 132/78, p 68, sat 97, hf 14, tp 36,6').get('news')).toBe(0)
  })

  test('both sides of a border: 110 scores 1 and 111 none', () => {
    expect(vitalsOf('RR 110/60').get('news')).toBe(1)
    expect(vitalsOf('RR 111/60').get('news')).toBe(0)
  })

  test('where the lungs hold back carbon dioxide 90 % is the aim', () => {
    expect(vitalsOf('sat 90').get('news.most')).toBe(3)
    expect(vitalsOf('keuhkoahtaumatauti, sat 90').get('news.most')).toBe(0)
  })

  test('points that are named count, and answers are read as text', () => {
    expect(vitalsOf('NEWS2 8').get('news')).toBe(8)
    expect(vitalsOf('väsynyt', { bp: '86/48', spo2: 89, pulse: 118 }).get('news')).toBe(8)
  })

  test('a value of yesterday gives way to one of today', () => {
    expect(vitalsOf('eilen sat 87, nyt sat 97').get('sat')).toBe(97)
  })

  test('a child has no such points', () => {
    expect(vitalsOf('p 140, hf 30', {}, 3).has('news')).toBe(false)
  })

  test('a room that is cold is no body', () => {
    expect(vitalsOf('lämpötila 33').get('news') ?? 0).toBe(0)
  })
})
