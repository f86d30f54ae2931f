import type { Proposal, UrgencyClass } from '../guidance/index.ts'

/** What a trial looks at in a proposal. */
export interface TrialOutcome {
  readonly urgencyClass: UrgencyClass
  readonly call112: boolean
  readonly services: readonly string[]
  readonly childProtection: boolean
}

export const trialKinds = [
  'less-urgent',
  'no-longer-112',
  'no-longer-child-protection',
  'more-urgent',
  'newly-112',
  'newly-child-protection',
  'other-services',
] as const
/** How the proposal would differ; the first three are the ones that can harm. */
export type TrialKind = (typeof trialKinds)[number]

export const toTrialOutcome = (proposal: Proposal): TrialOutcome => ({
  urgencyClass: proposal.urgencyClass,
  call112: proposal.call112,
  services: proposal.needs.map(({ service }) => service),
  childProtection: proposal.childProtection.consider,
})

/** Every way in which the changed rules would propose something else for one contact; none when nothing changes. */
export function judgeTrial(before: TrialOutcome, after: TrialOutcome): TrialKind[] {
  const kinds: TrialKind[] = []
  if (after.urgencyClass > before.urgencyClass) kinds.push('less-urgent')
  if (before.call112 && !after.call112) kinds.push('no-longer-112')
  if (before.childProtection && !after.childProtection) kinds.push('no-longer-child-protection')
  if (after.urgencyClass < before.urgencyClass) kinds.push('more-urgent')
  if (!before.call112 && after.call112) kinds.push('newly-112')
  if (!before.childProtection && after.childProtection) kinds.push('newly-child-protection')
  const same =
    before.services.length === after.services.length && before.services.every((s) => after.services.includes(s))
  if (!same) kinds.push('other-services')
  return kinds
}
