import { collectFacts } from './collect-facts.ts'
import { decideUrgency } from './decide-urgency.ts'
import { viewOf } from './fact-table.ts'
import type { GuidanceInput } from './guidance-input.ts'
import type { GuidanceModels } from './guidance-models.ts'
import type { UrgencyClass } from './proposal.ts'

/** Only the class and the call of 112 of a proposal: for holding the rules to their promises many times over. */
export function urgencyOf(
  models: GuidanceModels,
  input: GuidanceInput,
): { readonly urgencyClass: UrgencyClass; readonly call112: boolean } {
  const { table, language } = collectFacts(models, input)
  return decideUrgency(models, viewOf(models, table.truth, table.numbers), language.read)
}
