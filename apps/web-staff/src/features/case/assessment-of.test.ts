import type { DeskCase } from '@luukku/contract'
import { expect, test } from 'vitest'
import { freshCase, text } from '../../testing/fixtures.ts'
import { acceptedOf } from './assessment-of.ts'

const found = freshCase(1)
const [first, ...others] = found.proposal.needs
if (!first) throw new Error('the case has no need')
const withProposal = (change: Partial<DeskCase['proposal']>): DeskCase => ({
  ...found,
  version: found.version + 1,
  proposal: { ...found.proposal, ...change },
})

test.each<[string, Partial<DeskCase['proposal']>]>([
  ['another class', { urgencyClass: 'C' }],
  ['a need less', { needs: others }],
  ['a need more of the same class', { needs: [first, ...others, { ...first, service: 'VO_LAAKARI' }] }],
  ['other words of a need', { needs: [{ ...first, extract: 'x' }, ...others] }],
  ['another class of a need', { needs: [{ ...first, urgencyClass: 'C' }, ...others] }],
  ['a call to 112', { call112: true }],
  ['a sign that alarms', { redFlagsPresent: [text('Rintakipu')] }],
  ['child protection to be considered', { childProtection: { consider: true, why: [] } }],
])('%s is not what was seen', (_name, change) => {
  expect(acceptedOf(withProposal(change))).not.toBe(acceptedOf(found))
})
test('a later version with the same proposal is what was seen', () => {
  expect(acceptedOf(withProposal({ redFlagsToRuleOut: [text('Kuume')] }))).toBe(acceptedOf(found))
})
