import { majorityAge } from '../access/index.ts'

/** A task of social care whose records have a time of their own. */
export type SocialTask = 'child-protection' | 'disability'

/**
 * The retention class of a note in this register (703/2023, annex; requirement R38). Child protection's is kept until two years
 * from death, of which Luukku is not told: it has no end, whomever it is about: aftercare of an adult, too. Disability services'
 * is a class of its own at every age. A child's other social care is a family's.
 *
 * @param age   whole years when it was written; unknown counts as a child's: kept longer, never destroyed too soon
 * @param task  what the service is in the catalogue, whatever a county calls it; absent: none of these
 */
export function retentionClassOf(register: 'health' | 'social', age: number | undefined, task?: SocialTask): string {
  if (register === 'health') return 'patient-note'
  if (task !== undefined) return task === 'disability' ? 'social-disability' : task
  return age !== undefined && age >= majorityAge ? 'social-adult' : 'social-family'
}
