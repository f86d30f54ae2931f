import { rolesOf, type Actor, type Role } from './actor.ts'

export const purposes = [
  'care',
  'guidance',
  'own-matter',
  'management',
  'emergency',
  'user-register',
  'data-rights',
  'retention',
  'technical',
] as const
/** Why data is used (703/2023 § 10): stands in every journal entry and on the transaction. */
export type Purpose = (typeof purposes)[number]

export const relations = ['none', 'own', 'guidance-unit', 'client-relationship', 'break-glass', 'figures'] as const
/**
 * What ties the actor to the rows. `own`: the person themself or one they act for. `guidance-unit`: the joint guidance
 * unit that received the contact (703/2023 § 53 (1)). `client-relationship`: a need of theirs in the actor's register
 * and care. `break-glass`: none, by a written reason for some hours. `figures`: codes and counts, never a person. `none`: no row about a person is touched.
 */
export type Relation = (typeof relations)[number]

/** The rule of one operation. A route without one does not compile. */
export interface AccessRule {
  readonly roles: readonly Role[]
  readonly relation: Relation
  readonly purpose: Purpose
  /** The ground written in the journal: act and section, or the reason of a technical use. */
  readonly ground: string
}

/** May somebody with these roles ask for this operation at all. Which rows they see is decided in the database. */
export function mayAsk(actor: Actor, rule: AccessRule): boolean {
  return rolesOf(actor).some((role) => rule.roles.includes(role))
}
