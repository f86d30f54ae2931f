import { majorityAge } from '../access/index.ts'

/** Services whose documents are child protection's, whomever they are about: aftercare of an adult, too. */
const childProtection = new Set(['LASTENSUOJELU'])

/**
 * The retention class of a note in this register (703/2023, annex; requirement R38). Child protection's is kept until two years
 * from death, of which Luukku is not told: it has no end. A child's other social care is a family's.
 *
 * @param age  whole years when it was written; unknown counts as a child's: kept longer, never destroyed too soon
 */
export function retentionClassOf(register: 'health' | 'social', age: number | undefined, service?: string): string {
  if (register === 'health') return 'patient-note'
  if (service !== undefined && childProtection.has(service)) return 'child-protection'
  return age !== undefined && age >= majorityAge ? 'social-adult' : 'social-family'
}
