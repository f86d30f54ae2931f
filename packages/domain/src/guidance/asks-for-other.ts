import type { FactTable } from './fact-table.ts'
import type { GuidanceInput } from './guidance-input.ts'
import type { GuidanceModels } from './guidance-models.ts'

/** Whether somebody asks for another: said in the form, in whatever words, or found in the answers by the rules. */
export function asksForOther(models: GuidanceModels, table: FactTable, input: GuidanceInput): boolean {
  if ((input.person.onBehalfOf ?? '').trim() !== '') return true
  const fact = models.facts.get(models.common.onBehalfFact ?? '')
  return fact !== undefined && table.truth[fact.number] === 2
}
