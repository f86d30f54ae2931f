import type { Instant } from '../time/index.ts'

/** What is known of one relation, as the database tells it. No reason of a bar is among it. */
export interface ActingFacts {
  readonly personId: string
  readonly kind: 'guardian' | 'mandate' | 'trusted'
  readonly validFrom: Instant
  /** First moment when it no longer holds; a guardian's ends at latest on the child's 18th birthday. */
  readonly validUntil: Instant | undefined
  readonly barred: boolean
  readonly wardNonDisclosure: boolean
  readonly ownNonDisclosure: boolean
  readonly otherGuardianNonDisclosure: boolean
}

/**
 * May this person act online for that one at this moment. Asked with every request: an open session keeps nothing.
 *
 * - A guardian's access is closed when the child has an order of non-disclosure, and when another guardian has one and
 *   this one has not (Suomi.fi: acting for a child; requirement R21). The same answer as for somebody unrelated.
 * - A person of trust sees and does not act.
 *
 * @law 703/2023 § 50 (acting for another), 661/2009 §§ 36-37 (order of non-disclosure)
 */
export function decideActing(facts: ActingFacts, at: Instant): 'act' | 'read-only' | 'none' {
  if (at < facts.validFrom || (facts.validUntil !== undefined && at >= facts.validUntil) || facts.barred) return 'none'
  if (facts.kind === 'guardian') {
    const otherHides = facts.otherGuardianNonDisclosure && !facts.ownNonDisclosure
    return facts.wardNonDisclosure || otherHides ? 'none' : 'act'
  }
  return facts.kind === 'trusted' ? 'read-only' : 'act'
}
