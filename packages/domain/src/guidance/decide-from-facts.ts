import { calmModels } from './calm-contact.ts'
import type { DecidedUrgency, Holding } from './decide-urgency.ts'
import { decideUrgency, whatHolds } from './decide-urgency.ts'
import type { FactTable } from './fact-table.ts'
import type { GuidanceModels } from './guidance-models.ts'
import type { SlightNeeds } from './slight-needs.ts'
import { slightNeeds } from './slight-needs.ts'

/** A decision with the needs that one word in passing speaks for. */
export interface DecidedFromFacts extends DecidedUrgency, SlightNeeds {
  readonly holding: Holding
}

/** Decides by what was said and answered; what was said in passing does not make E into D. */
export function decideFromFacts(models: GuidanceModels, table: FactTable, languageRead: boolean): DecidedFromFacts {
  const holding = whatHolds(models, table)
  const calm = calmModels(models, table.truth)
  const first = decideUrgency(models, holding, languageRead, undefined, calm)
  const slight = slightNeeds(models, table, first.needs)
  return {
    ...(slight.passing.size === 0 ? first : decideUrgency(models, holding, languageRead, slight.passing, calm)),
    ...slight,
    holding,
  }
}
