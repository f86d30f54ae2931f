import type { ProposedNeed, UrgencyClass } from './proposal.ts'

/**
 * A contact is as urgent as its most urgent need. What raises it may speak for no service of its own (a text not understood, a
 * sign beside another matter): then it is for whoever meets the need nearest to it, in the class that it asks for.
 *
 * @param speaking models by which the contact has its class
 */
export function asUrgentAs(
  needs: readonly ProposedNeed[],
  urgencyClass: UrgencyClass,
  speaking: ReadonlySet<string> = new Set(),
): readonly ProposedNeed[] {
  if (needs.some((need) => need.urgencyClass <= urgencyClass)) return needs
  const ours = needs.filter(({ register }) => register !== 'external' && register !== 'self')
  const lead = ours.find(({ model }) => speaking.has(model)) ?? ours[0] ?? needs[0]
  return needs.map((need) => (need === lead ? { ...need, urgencyClass } : need))
}
