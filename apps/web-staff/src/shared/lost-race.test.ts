import { expect, test } from 'vitest'
import { nextStarts } from './lost-race.ts'

const id = '01a21c67-fc39-7bf2-b3f1-0a458fef8c59'
const text = { fi: 'Fysioterapia', sv: 'Fysioterapi', en: 'Physiotherapy' }
const offer = (start: string) => ({
  key: start,
  items: [
    {
      ...{ needId: id, staffId: id, service: 'FYSIO', title: text, start, end: start, mode: 'phone' },
      ...{ professional: { name: 'Petri', role: text }, insideLimit: true },
    },
  ],
  why: [],
})
const [nine, ten, eleven] = ['09', '10', '11'].map((hour) => `2026-12-02T${hour}:00:00+02:00`) as [
  string,
  string,
  string,
]

test('the next times that came with a lost race are said once each, and no more than asked for', () => {
  const offers = [nine, nine, ten, eleven].map(offer)
  expect(nextStarts({ offers }, 2)).toEqual([nine, ten])
  expect(nextStarts(offers, 5)).toEqual([nine, ten, eleven])
  expect(nextStarts(undefined, 2)).toEqual([])
})
