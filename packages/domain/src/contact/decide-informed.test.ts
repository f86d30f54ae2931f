import { expect, test } from 'vitest'
import { decideInformed, nationalServicesVersion, nationalServicesVersions, type SentWith } from './decide-informed.ts'

const sent: SentWith = {
  version: nationalServicesVersion,
  channel: 'web_form',
  by: 'sender',
  who: 'self',
  mayAct: false,
}
const told = (part: Partial<SentWith>) => decideInformed({ ...sent, ...part })

test('§ 68: the newest wording is the last of all that were told by', () => {
  expect(nationalServicesVersions.at(-1)).toBe(nationalServicesVersion)
})

test.each([
  ['who sends their own contact has read it on the screen', {}, 'screen', 'client'],
  ['a parent has read it for their child', { who: 'child' }, 'screen', 'representative'],
  ['who may act for an adult has read it for them', { who: 'other', mayAct: true }, 'screen', 'representative'],
  ['a caller was told by telephone', { by: 'professional', channel: 'phone' }, 'phone', 'client'],
  ['a walk-in was told at the counter', { by: 'professional', channel: 'walk_in' }, 'counter', 'client'],
  ['a calling parent was told', { by: 'professional', channel: 'phone', who: 'child' }, 'phone', 'representative'],
] as const)('§ 68: %s', (_, part, how, to) => {
  expect(told(part)).toEqual({ version: nationalServicesVersion, how, to })
})

test.each([
  ['the page had no such words', { version: undefined }],
  ['nobody knows the wording', { version: '1999-01' }],
  ['a neighbour wrote of an adult', { who: 'other' }],
  ['a neighbour phoned about an adult', { by: 'professional', channel: 'phone', who: 'other' }],
  ['a referral came from a professional', { by: 'professional', channel: 'professional_referral' }],
  ['what nobody can read on was said to be read', { channel: 'phone' }],
] as const)('§ 68: nothing is recorded where %s', (_, part) => {
  expect(told(part)).toBeUndefined()
})
