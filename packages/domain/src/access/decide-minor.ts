export const majorityAge = 18

/** What a minor themself said of who may know, when they got in touch. */
export type GuardiansWish = 'see' | 'do-not-see' | 'not-asked'

/**
 * Are guardians kept from a contact that has just come, before a professional has decided anything.
 *
 * A minor who gets in touch alone is heard first: what a guardian has once seen cannot be taken back, what was hidden can
 * be shown tomorrow. Only their own «may see» opens it before that. A contact a guardian sent is the guardian's to see.
 *
 * @param age       whole years when the contact came; unknown counts as of age (nobody acts for a stranger)
 * @param sentAlone the minor sent it or phoned themself
 * @law 785/1992 §§ 7, 9 (2); 703/2023 §§ 34, 40, 51
 */
export function isHiddenAtFirst(age: number | undefined, sentAlone: boolean, wish: GuardiansWish): boolean {
  return age !== undefined && age < majorityAge && sentAlone && wish !== 'see'
}

export interface MinorDecision {
  readonly capacity: 'capable' | 'not-capable' | 'not-assessed'
  readonly guardians: 'see' | 'do-not-see'
  readonly basis:
    'own-wish' | 'capable-and-denies' | 'weighty-reason' | 'against-own-interest' | 'agrees' | 'not-capable'
  readonly hasReason: boolean
}

/**
 * What stands against a professional's record of a minor's decision; undefined when nothing does.
 *
 * - Health care: a minor able to decide may deny (785/1992 § 9 (2)); one who is not able is treated in agreement with the
 *   guardian (§ 7 (2)), who then is not kept out on that ground.
 * - Social care: a minor may deny for a weighty reason, unless it is clearly against their own interest; the reason or the
 *   grounds of overriding are recorded (703/2023 §§ 40, 51 (2)).
 */
export function faultOfMinorDecision(age: number | undefined, d: MinorDecision): string | undefined {
  if (age === undefined || age >= majorityAge) return 'not-a-minor'
  const hides = d.guardians === 'do-not-see'
  if (d.basis === 'capable-and-denies') return hides && d.capacity === 'capable' ? undefined : 'basis-does-not-fit'
  if (d.basis === 'weighty-reason') return !hides ? 'basis-does-not-fit' : d.hasReason ? undefined : 'reason-needed'
  if (d.basis === 'against-own-interest')
    return hides ? 'basis-does-not-fit' : d.hasReason ? undefined : 'reason-needed'
  if (d.basis === 'not-capable') return !hides && d.capacity === 'not-capable' ? undefined : 'basis-does-not-fit'
  if (d.basis === 'agrees') return hides ? 'basis-does-not-fit' : undefined
  return 'basis-does-not-fit'
}
