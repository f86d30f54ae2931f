import { expect, test } from 'vitest'
import { isWayWhole } from './is-way-whole.ts'

test('a way is whole with six digits for a call and an address for e-mail, and not one short of it', () => {
  expect(isWayWhole({ ways: ['call'], phone: '040 123' })).toBe(true)
  expect(isWayWhole({ ways: ['call'], phone: '040 12' })).toBe(false)
  expect(isWayWhole({ ways: ['sms'] })).toBe(false)
  expect(isWayWhole({ ways: ['letter'] })).toBe(true)
  expect(isWayWhole({ ways: ['letter', 'email'] })).toBe(false)
  expect(isWayWhole({ ways: ['letter', 'email'], email: 'a@b.fi' })).toBe(true)
  expect(isWayWhole({ ways: [], phone: '040 1234567' })).toBe(false)
})
