import { expect, test } from 'vitest'
import type { Sent } from '../../shared/form.ts'
import { contactWayOf, problemsOfContactWay } from './contact-way.ts'

const sentWith = (typed: Record<string, string[]>): Sent => ({
  typed,
  one: (name) => typed[name]?.at(-1) ?? '',
  all: (name) => typed[name] ?? [],
  formToken: '',
  idempotencyKey: '',
  way: '',
  language: undefined,
  languageCode: '',
})

test('a way that needs a number or an address asks for it, and only then', () => {
  expect(problemsOfContactWay(sentWith({ tapa: ['sms'] }))).toEqual({ puhelin: 'reach.phoneMissing' })
  expect(problemsOfContactWay(sentWith({ tapa: ['email'], puhelin: ['040123456'] }))).toEqual({
    sahkoposti: 'reach.emailMissing',
  })
  expect(problemsOfContactWay(sentWith({ tapa: ['inbox'] }))).toEqual({})
  expect(problemsOfContactWay(sentWith({}))).toEqual({ tapa: 'reach.chooseOne' })
})
test('nothing but the chosen ways and hours is passed on; an invented one is dropped', () => {
  const sent = sentWith({ tapa: ['call', 'pigeon'], aika: ['8-10', '3-4'], puhelin: ['040 1234567'], varo: ['kylla'] })
  expect(contactWayOf(sent)).toEqual({
    ways: ['call'],
    onlySafe: true,
    phone: '040 1234567',
    hours: [{ from: 8, to: 10 }],
  })
})
