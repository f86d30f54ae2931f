import { expect, test } from 'vitest'
import { isDutyOfCounty } from './is-duty-of-county.ts'

test('a limit of the law is the county’s duty, and no promise, no right that lapses, and nothing that another body answers for', () => {
  expect(isDutyOfCounty({ kind: 'law' })).toBe(true)
  expect(isDutyOfCounty({ kind: 'promise' })).toBe(false)
  expect(isDutyOfCounty({ kind: 'law', lapses: true })).toBe(false)
  expect(isDutyOfCounty({ kind: 'law', elsewhere: true })).toBe(false)
})
