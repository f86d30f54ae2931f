import { expect, test } from 'vitest'
import { mergeWay, type KeptWay } from './merge-way.ts'

const chosen: KeptWay = {
  ways: ['sms', 'email'],
  onlySafe: false,
  phone: '040 000 0001',
  email: 'a@example.invalid',
  hours: [{ from: 10, to: 12 }],
  note: 'Ovikello ei soi.',
}
const call: KeptWay = { ways: ['call'], onlySafe: false, phone: '040 000 0002' }

test('who was not known is reached as they say', () => {
  expect(mergeWay(undefined, call)).toEqual(call)
})
test('a call is put beside the ways that were chosen before: hours, note and address stay, the number is the one said now', () => {
  expect(mergeWay(chosen, call)).toEqual({ ...chosen, ways: ['sms', 'email', 'call'], phone: '040 000 0002' })
})
test('nothing said takes nothing away', () => {
  expect(mergeWay(chosen, { ways: [], onlySafe: false })).toEqual(chosen)
  expect(mergeWay(chosen, { ways: [], onlySafe: true })).toEqual({ ...chosen, onlySafe: true })
})
test('ways once named as the only safe ones stand, with their number, until others are named as safe', () => {
  const safe: KeptWay = { ...chosen, ways: ['sms'], onlySafe: true }
  expect(mergeWay(safe, call)).toEqual(safe)
  expect(mergeWay(safe, { ways: [], onlySafe: true })).toEqual(safe)
  expect(mergeWay(safe, { ...call, onlySafe: true })).toEqual({
    ...safe,
    ways: ['call'],
    phone: '040 000 0002',
  })
})
test('who named no way as safe before is reached by the first that they name, and stays careful', () => {
  expect(mergeWay({ ways: [], onlySafe: true }, call)).toEqual({ ...call, onlySafe: true })
})
