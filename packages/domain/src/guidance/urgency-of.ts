import { collectFacts } from './collect-facts.ts'
import { decideFromFacts } from './decide-from-facts.ts'
import type { GuidanceInput } from './guidance-input.ts'
import type { GuidanceModels } from './guidance-models.ts'
import type { UrgencyClass } from './proposal.ts'

/** Only the class and the call of 112 of a proposal: for holding the rules to their promises many times over. */
export function urgencyOf(
  models: GuidanceModels,
  input: GuidanceInput,
): { readonly urgencyClass: UrgencyClass; readonly call112: boolean } {
  const { table, language } = collectFacts(models, input)
  return decideFromFacts(models, table, language.read)
}
