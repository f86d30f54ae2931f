import { expect, test } from 'vitest'
import { modesAsWished, wishedModes } from './wished-modes.ts'

test.each([
  [{ wish_channel: 'onsite' }, ['onsite']],
  [{ wish_channel: 'remote' }, ['remote', 'phone']],
  [{ wish_channel: 'phone_or_remote' }, ['phone', 'remote']],
  [{ wish_channel: ['phone', 'remote'] }, ['phone', 'remote']],
  [{ wish_channel: 'chat' }, []],
  [{ wish_channel: 'constructor' }, []],
  [{}, []],
])('of %j the ways of meeting are %j', (answers, expected) => {
  expect(wishedModes(answers)).toEqual(expected)
})
test('what somebody has no means for is not given, whatever they wished', () => {
  expect(wishedModes({ wish_channel: 'phone_or_remote', digital: 'none' })).toEqual(['phone'])
  expect(wishedModes({ wish_channel: 'phone', digital: 'phone_broken' })).toEqual([])
})
test('a service is given in the first of the wished ways that it has, else in any of its own', () => {
  expect(modesAsWished(['onsite', 'phone'], ['remote', 'phone'])).toEqual(['phone'])
  expect(modesAsWished(['onsite'], ['remote', 'phone'])).toEqual(['onsite'])
  expect(modesAsWished(['onsite', 'home'], [])).toEqual(['onsite', 'home'])
})
