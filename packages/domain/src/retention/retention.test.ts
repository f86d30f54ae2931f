import { expect, test } from 'vitest'
import { toLocalDate } from '../time/index.ts'
import { destroyOn, retentionClassOf } from './index.ts'

const day = (text: string) => toLocalDate(text)
const document = { storedOn: day('2026-11-24'), closedOn: day('2027-01-31'), bornOn: day('1950-02-28') }

test.each([
  ['correspondence: 3 years from storing', 'correspondence', '2029-11-24'],
  ['social care of adults: 10 years from closing', 'social-adult', '2037-01-31'],
  ['appointments: 12 years from the last that happened', 'appointment', '2038-11-24'],
  ['a replaced version of a permission: 12 years from then', 'permission', '2038-11-24'],
  ['disability services: 10 years from the last matter', 'social-disability', '2037-01-31'],
  ['families: 30 years from closing', 'social-family', '2057-01-31'],
  ['patient notes: 120 years from birth', 'patient-note', '2070-02-28'],
])('%s', (_name, retentionClass, expected) => {
  expect(destroyOn({ ...document, retentionClass })).toBe(expected)
})
test('what is not known is kept: an open matter, an unknown birth, a class without a rule', () => {
  expect(destroyOn({ ...document, retentionClass: 'social-adult', closedOn: undefined })).toBeUndefined()
  expect(destroyOn({ ...document, retentionClass: 'patient-note', bornOn: undefined })).toBeUndefined()
  expect(destroyOn({ ...document, retentionClass: 'new-kind' })).toBeUndefined()
})
test('a note’s class: health care by its register, social care of a child by the family, from 18 by the adult; unknown is kept longer', () => {
  expect(retentionClassOf('health', 9)).toBe('patient-note')
  expect(retentionClassOf('social', 17)).toBe('social-family')
  expect(retentionClassOf('social', 18)).toBe('social-adult')
  expect(retentionClassOf('social', undefined)).toBe('social-family')
})
test('child protection’s has no end: whatever the age, aftercare too, and in its own register alone', () => {
  for (const age of [9, 20, undefined])
    expect(retentionClassOf('social', age, 'child-protection')).toBe('child-protection')
  expect(retentionClassOf('social', 9)).toBe('social-family')
  expect(retentionClassOf('health', 9, 'child-protection')).toBe('patient-note')
  expect(destroyOn({ ...document, retentionClass: 'child-protection' })).toBeUndefined()
})
test('disability services have a class of their own at every age, in their own register alone; open while any of them is', () => {
  for (const age of [9, 20, undefined]) expect(retentionClassOf('social', age, 'disability')).toBe('social-disability')
  expect(retentionClassOf('health', 20, 'disability')).toBe('patient-note')
  expect(destroyOn({ ...document, retentionClass: 'social-disability', closedOn: undefined })).toBeUndefined()
})
