import { expect, test } from 'vitest'
import { createRandom } from '../modules/seed/index.ts'
import { demoPhases } from '../modules/rehearsal/index.ts'
import { planContacts } from './plan-contacts.ts'

const plan = planContacts(240, createRandom('contacts of lapland'))

test('the same contacts every time, of every phase and by every way that somebody turns to us', () => {
  expect(planContacts(240, createRandom('contacts of lapland'))).toEqual(plan)
  expect(new Set(plan.map(({ phase }) => phase))).toEqual(new Set(demoPhases))
  expect(new Set(plan.map(({ channel }) => channel))).toEqual(
    new Set(['web_form', 'callback', 'chat', 'phone', 'walk_in']),
  )
})

test('a few cannot wait and came within minutes, and nobody has taken them yet', () => {
  const urgent = plan.filter((one) => one.urgent)
  expect(urgent.length).toBeGreaterThanOrEqual(2)
  for (const one of urgent) expect([one.phase, one.hoursAgo < 0.06]).toEqual(['waiting', true])
})

test('a few wait with two matters: each time the same teller, later than the first, and nobody else twice', () => {
  const again = plan.filter((one) => one.again)
  expect(again.length).toBeGreaterThanOrEqual(4)
  for (const one of again) {
    const [first, second] = plan.filter(({ teller }) => teller === one.teller)
    expect(second).toBe(one)
    expect(one.hoursAgo).toBeLessThan(first?.hoursAgo ?? 0)
    expect([first?.phase, one.phase]).toEqual(['opened', 'waiting'])
  }
  expect(new Set(plan.map(({ teller }) => teller)).size).toBe(plan.length - again.length)
})
