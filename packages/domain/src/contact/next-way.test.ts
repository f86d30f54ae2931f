import { expect, test } from 'vitest'
import { nextWay, type Reachable } from './next-way.ts'

const person = (o: Partial<Reachable>): Reachable => ({
  ways: ['sms'],
  onlySafe: false,
  hasPhone: true,
  hasEmail: true,
  ...o,
})

test.each([
  ['the e-mail they chose beside the text message', person({ ways: ['email', 'sms'] }), ['sms'], 'email'],
  ['the text message they chose beside the e-mail', person({ ways: ['email', 'sms'] }), ['email'], 'sms'],
  ['no e-mail that they did not choose', person({ ways: ['sms'] }), ['sms'], 'call'],
  ['no e-mail without an address', person({ ways: ['sms', 'email'], hasEmail: false }), ['sms'], 'call'],
  ['a call when both ways were tried', person({ ways: ['sms', 'email'] }), ['sms', 'email'], 'call'],
  ['a look where there is no number', person({ ways: ['email'], hasPhone: false }), ['email'], 'look'],
  ['a call where only calls and messages are safe', person({ ways: ['call', 'sms'], onlySafe: true }), ['sms'], 'call'],
  ['no call where only messages are safe', person({ ways: ['sms'], onlySafe: true }), ['sms'], 'look'],
  ['the safe e-mail before a look', person({ ways: ['sms', 'email'], onlySafe: true }), ['sms'], 'email'],
] as const)('after what did not get through: %s', (_, who, tried, expected) => {
  expect(nextWay(who, tried)).toBe(expected)
})
