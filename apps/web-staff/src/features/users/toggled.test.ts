import { expect, test } from 'vitest'
import { toggled } from './toggled.ts'

test('what is ticked comes last, and what is taken away leaves the others in their order', () => {
  expect(toggled(['nurse', 'doctor'], 'dentist')).toEqual(['nurse', 'doctor', 'dentist'])
  expect(toggled(['nurse', 'doctor', 'dentist'], 'nurse')).toEqual(['doctor', 'dentist'])
  expect(toggled(toggled(['nurse', 'doctor'], 'nurse'), 'nurse')).toEqual(['doctor', 'nurse'])
})
