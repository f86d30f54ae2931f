import { expect, test } from 'vitest'
import { asUrgentAs } from './as-urgent-as.ts'
import type { ProposedNeed, UrgencyClass } from './proposal.ts'

const need = (service: string, urgencyClass: UrgencyClass, o: Partial<ProposedNeed> = {}) =>
  ({ service, urgencyClass, register: 'health', model: 'one', ...o }) as ProposedNeed
const classes = (needs: readonly ProposedNeed[]) => needs.map(({ urgencyClass }) => urgencyClass).join('')

test('where one need is as urgent as the contact, or more so, all stay as they are', () => {
  expect(classes(asUrgentAs([need('a', 'E'), need('b', 'C')], 'C'))).toBe('EC')
  expect(classes(asUrgentAs([need('a', 'E'), need('b', 'B')], 'C'))).toBe('EB')
})
test('else the first of the models that spoke has the class of the contact', () => {
  expect(classes(asUrgentAs([need('a', 'E'), need('b', 'D', { model: 'two' })], 'C', new Set(['two'])))).toBe('EC')
})
test('where none of them has a service, the first that the county gives itself; self-care only where there is no other', () => {
  const self = need('a', 'E', { register: 'self' })
  expect(classes(asUrgentAs([self, need('b', 'D')], 'C', new Set(['two'])))).toBe('EC')
  expect(classes(asUrgentAs([self], 'C'))).toBe('C')
})
