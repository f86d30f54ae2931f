import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createTravelBook, lineKm, pairKey, toldKm, travelBand, usualTravel } from '../index.ts'

const rovaniemi = { latitude: 66.499, longitude: 25.6887 }
const sodankyla = { latitude: 67.4167, longitude: 26.6 }
const points = new Map([
  ['698', rovaniemi],
  ['758', sodankyla],
])
const book = createTravelBook({ points, said: new Map(), parameters: usualTravel })
const point = fc.record({
  latitude: fc.double({ min: 59, max: 70.1, noNaN: true }),
  longitude: fc.double({ min: 20, max: 32, noNaN: true }),
})

describe('journeys between municipalities', () => {
  test('Rovaniemi to Sodankylä is about 110 km as the crow flies, and the reckoned road is longer than the line', () => {
    expect(lineKm(rovaniemi, sodankyla)).toBeGreaterThan(105)
    expect(lineKm(rovaniemi, sodankyla)).toBeLessThan(115)
    expect(book.between('698', '758')?.km).toBeCloseTo(lineKm(rovaniemi, sodankyla) * 1.3, 6)
  })
  test('what the county has said stands before what is reckoned, in both directions', () => {
    const said = new Map([[pairKey('758', '698'), { km: 128, minutes: 95 }]])
    const own = createTravelBook({ points, said, parameters: usualTravel })
    expect(own.between('698', '758')).toEqual({ km: 128, minutes: 95 })
    expect(own.between('758', '698')).toEqual({ km: 128, minutes: 95 })
  })
  test('unknown is never nearer than known: no place has no distance, and the longest usual time is kept free', () => {
    expect(book.between('698', null)).toBeUndefined()
    expect(book.between('698', '000')).toBeUndefined()
    expect(book.minutesBetween('698', '000')).toBe(usualTravel.unknownMinutes)
    expect(book.minutesBetween(null, null)).toBe(usualTravel.unknownMinutes)
    expect(book.minutesBetween('698', '698')).toBe(usualTravel.insideMinutes)
  })
  test('the line is the same both ways, nothing to oneself, and never longer than over a third place', () => {
    fc.assert(
      fc.property(point, point, point, (a, b, c) => {
        expect(lineKm(a, b)).toBeCloseTo(lineKm(b, a), 6)
        expect(lineKm(a, a)).toBe(0)
        expect(lineKm(a, c)).toBeLessThanOrEqual(lineKm(a, b) + lineKm(b, c) + 1e-6)
      }),
    )
  })
})

describe('distances as they are told', () => {
  test('to five kilometres, from fifty on to ten; what is under ten is not told', () => {
    expect([9.9, 10, 12.4, 12.5, 49.9, 50, 124, 126].map(toldKm)).toEqual([undefined, 10, 10, 15, 50, 50, 120, 130])
  })
  test('a step ends at 45 minutes, then at every hour more', () => {
    expect([0, 45, 46, 105, 106, 165, 166].map(travelBand)).toEqual([0, 0, 1, 1, 2, 2, 3])
  })
})
