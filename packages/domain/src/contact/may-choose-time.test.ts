import { expect, test } from 'vitest'
import type { CaseClass } from './case-event.ts'
import { mayChooseTime } from './may-choose-time.ts'

const need = (urgencyClass: CaseClass, status = 'open') => ({ urgencyClass, status })

test.each([
  ['D', [need('D')], true],
  ['C', [need('C')], false],
  ['D', [need('D'), need('C')], false],
  ['D', [], false],
  ['D', [need('D', 'booked')], false],
] as const)('a case of class %s with %j: %s', (caseClass, needs, expected) => {
  expect(mayChooseTime(caseClass, needs)).toBe(expected)
})
test('a need of today that was met leaves the calmer ones to be chosen', () => {
  expect(mayChooseTime('C', [need('C', 'done'), need('D')])).toBe(true)
})
test('a case that was raised above all its needs since is not left, whatever an older assessment held', () => {
  expect(mayChooseTime('B', [need('D')])).toBe(false)
  expect(mayChooseTime('B', [need('C', 'done'), need('D')])).toBe(false)
  expect(mayChooseTime('B', [need('B', 'closed'), need('D')])).toBe(false)
})
