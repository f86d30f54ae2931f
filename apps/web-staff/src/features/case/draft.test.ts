import { assessmentSchema } from '@luukku/contract'
import { expect, test } from 'vitest'
import { freshCase, text } from '../../testing/fixtures.ts'
import { assessmentOf } from './assessment-of.ts'
import { afterAssessment, emptyDraft, missingFromAssessment, ownFromProposal, withClass } from './draft.ts'

const found = freshCase(1)
const considered = {
  ...found,
  proposal: { ...found.proposal, childProtection: { consider: true, why: [text('huoli')] } },
}

test('an override without a reason is not saved, with a reason it is', () => {
  const own = ownFromProposal(found)
  expect(missingFromAssessment(found, { ...emptyDraft, own })).toBe('reason')
  expect(missingFromAssessment(found, { ...emptyDraft, own: { ...own, reason: 'kipu paheni' } })).toBeUndefined()
})
test('a proposed child-protection notice is decided either way, with its reason, before the assessment is saved', () => {
  expect(missingFromAssessment(considered, emptyDraft)).toBe('child-protection')
  const undecided = { ...emptyDraft, childProtection: { why: 'perustelu' } }
  expect(missingFromAssessment(considered, undecided)).toBe('child-protection')
  const decided = { ...emptyDraft, childProtection: { decision: 'no-notice' as const, why: 'perustelu' } }
  expect(missingFromAssessment(considered, decided)).toBeUndefined()
})
test('an accepted proposal is sent as it was shown, and fits the contract', () => {
  const assessment = assessmentOf(found, { ...emptyDraft, permission: 'yes' })
  expect(assessmentSchema.safeParse({ ...assessment, basedOn: 1 }).success).toBe(true)
  expect(assessment).toMatchObject({
    decision: 'accept',
    urgencyClass: 'D',
    permission: { share: 'yes', asked: 'voice' },
  })
  expect(assessment.needs.map((need) => need.service)).toEqual(['FYSIO', 'MT_PERUS', 'AIK_SOS'])
})
test('a need of the case’s own class follows the case, one of a class of its own does not, and none stays above the case', () => {
  const [first, ...rest] = found.proposal.needs
  const proposed = (urgencyClass: 'C' | 'D') => ({
    ...found,
    proposal: {
      ...found.proposal,
      urgencyClass: 'C' as const,
      needs: first
        ? [{ ...first, urgencyClass: 'C' as const }, ...rest.map((need) => ({ ...need, urgencyClass }))]
        : [],
    },
  })
  const classes = (own: ReturnType<typeof ownFromProposal>) => own.needs.map(({ urgencyClass }) => urgencyClass)
  const own = ownFromProposal(proposed('D'))
  expect(classes(own)).toEqual([undefined, 'D', 'D'])
  expect(classes(withClass(own, 'B'))).toEqual([undefined, 'D', 'D'])
  expect(classes(withClass(own, 'E'))).toEqual([undefined, undefined, undefined])
})
test('after saving nothing is left of what was saved, and all of what was typed meanwhile or waits to be sent', () => {
  const own = { ...ownFromProposal(found), reason: 'kipu paheni' }
  const saved = { ...emptyDraft, note: 'Polvi.', own, permission: 'yes' as const, message: 'Milloin alkoi?' }
  expect(afterAssessment(saved, saved)).toEqual({ ...emptyDraft, message: 'Milloin alkoi?' })
  const typedOn = { ...own, reason: 'kipu paheni, soitti' }
  expect(afterAssessment({ ...saved, note: 'Polvi. Lisää.', own: typedOn }, saved)).toEqual({
    ...emptyDraft,
    message: 'Milloin alkoi?',
    note: 'Polvi. Lisää.',
    own: typedOn,
  })
})
test('a new assessment says of each need which standing one it started from, also when two are of one service', () => {
  const need = (needId: string, status: 'open' | 'done' = 'open') =>
    ({ ...found.proposal.needs[0], needId, service: 'TOTU', status }) as (typeof found.needs)[number]
  const needs = [need('a'), need('met', 'done'), need('b'), { ...need('c'), status: 'closed' as const }]
  const own = ownFromProposal({ ...found, needs })
  expect(assessmentOf(found, { ...emptyDraft, own }).needs.map(({ continues }) => continues)).toEqual(['a', 'b'])
  const over = ownFromProposal({ ...found, needs: [need('met', 'done')] })
  expect(over.needs.map(({ continues }) => continues)).toEqual(['met'])
  expect(assessmentOf(found, emptyDraft).needs.map(({ continues }) => continues)).toEqual(
    found.proposal.needs.map(() => undefined),
  )
})
