import { expect, test } from 'vitest'
import { decideClientGets } from './decide-client-gets.ts'

const own = { toldByAnother: false, childProtectionWeighed: false }
test('621/1999 § 11: a note of one’s own matter goes to the client, unless its writer names a ground', () => {
  expect(decideClientGets(own)).toBe('yes')
  for (const ground of ['third-party', 'child', 'harm'] as const)
    expect(decideClientGets({ ...own, ground })).toBe(ground)
})
test('what somebody else told of, or where child protection was weighed, is looked at first', () => {
  expect(decideClientGets({ ...own, toldByAnother: true })).toBeUndefined()
  expect(decideClientGets({ ...own, childProtectionWeighed: true })).toBeUndefined()
  expect(decideClientGets({ toldByAnother: true, childProtectionWeighed: true, ground: 'child' })).toBe('child')
})
