import { majorityAge } from '../access/index.ts'

/**
 * The retention class of a note in this register (703/2023, annex; requirement R38). A child's social care is a family's.
 *
 * @param age  whole years when it was written; unknown counts as a child's: kept longer, never destroyed too soon
 */
export function retentionClassOf(register: 'health' | 'social', age: number | undefined): string {
  if (register === 'health') return 'patient-note'
  return age !== undefined && age >= majorityAge ? 'social-adult' : 'social-family'
}
