import { expect, test } from 'vitest'
import { followDetails } from './follow-details.ts'

const old = { phone: '+358 40 555 0001', email: 'a@example.invalid' }
const both = { ways: ['call' as const, 'sms' as const, 'email' as const], onlySafe: false }

test('a corrected number and address are where messages go from then on, however the old one was written', () => {
  const way = { ...both, phone: '0405550001', email: 'A@example.invalid' }
  expect(followDetails(way, old, { phone: '040 555 0002', email: 'b@example.invalid' })).toEqual({
    ...both,
    phone: '040 555 0002',
    email: 'b@example.invalid',
  })
})
test('another number, given as the safe one, stays', () => {
  const way = { ...both, onlySafe: true, note: 'vain illalla', phone: '0409990000', email: 'safe@example.invalid' }
  expect(followDetails(way, old, { phone: '040 555 0002', email: '' })).toEqual(way)
})
test('who takes number and address away is written to where they sign in', () => {
  const way = { ...both, phone: '0405550001', email: 'a@example.invalid' }
  expect(followDetails(way, old, { phone: '', email: '' })).toEqual({ ways: ['inbox'], onlySafe: false })
  expect(followDetails(way, old, { phone: '', email: 'b@example.invalid' }).ways).toEqual(['email'])
})
