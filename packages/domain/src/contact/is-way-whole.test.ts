import { expect, test } from 'vitest'
import { isPhone, isWayWhole, missingOfWay } from './is-way-whole.ts'

test('a way is whole with six digits for a call and an address for e-mail, and not one short of it', () => {
  expect(isWayWhole({ ways: ['call'], phone: '040 123' })).toBe(true)
  expect(isWayWhole({ ways: ['call'], phone: '040 12' })).toBe(false)
  expect(isWayWhole({ ways: ['sms'] })).toBe(false)
  expect(isWayWhole({ ways: ['letter'] })).toBe(true)
  expect(isWayWhole({ ways: ['letter', 'email'] })).toBe(false)
  expect(isWayWhole({ ways: ['letter', 'email'], email: 'a@b.fi' })).toBe(true)
  expect(isWayWhole({ ways: [], phone: '040 1234567' })).toBe(false)
})
test('six digits make a number, five do not', () => {
  expect(isPhone('123 456')).toBe(true)
  expect(isPhone('123 45')).toBe(false)
  expect(isPhone('+358 40 123 4567')).toBe(true)
  expect(isPhone('soita illalla 123456')).toBe(false)
})
test('what is missing is named part by part: a way first, then the number, then the address', () => {
  expect(missingOfWay({ ways: [] })).toEqual(['ways'])
  expect(missingOfWay({ ways: ['sms', 'email'], phone: '040 12', email: 'a@b' })).toEqual(['phone', 'email'])
  expect(missingOfWay({ ways: ['letter', 'call'], phone: '040 123 456' })).toEqual([])
})
