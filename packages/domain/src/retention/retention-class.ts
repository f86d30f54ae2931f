import { majorityAge } from '../access/index.ts'

/**
 * The retention class of a note in this register (703/2023, annex; requirement R38). Child protection's is kept until two years
 * from death, of which Luukku is not told: it has no end, whomever it is about: aftercare of an adult, too. A child's other social
 * care is a family's.
 *
 * @param age                whole years when it was written; unknown counts as a child's: kept longer, never destroyed too soon
 * @param isChildProtection  what the service is in the catalogue, whatever a county calls it
 */
export function retentionClassOf(
  register: 'health' | 'social',
  age: number | undefined,
  isChildProtection = false,
): string {
  if (register === 'health') return 'patient-note'
  if (isChildProtection) return 'child-protection'
  return age !== undefined && age >= majorityAge ? 'social-adult' : 'social-family'
}
