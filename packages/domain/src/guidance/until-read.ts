import type { ChosenService, ChosenServices } from './choose-services.ts'
import type { CollectedFacts } from './collect-facts.ts'
import type { DecidedUrgency } from './decide-urgency.ts'
import type { GuidanceModels } from './guidance-models.ts'

/** Of everybody who fills in the form: no matter of their own. */
const ofEverybody: ReadonlySet<string> = new Set(['age', 'sex', 'asks'])

/**
 * Proposes nothing by the words of a language that no rule reads: the French «vomis» is no stomach bug to be left to self-care, nor
 * the Somali «waan» a medicine to follow up. What they seemed to tell is another way, until a person has read them. What the
 * form names stays, and so does a danger that was heard: one too many is read away, one too few is not. Northern Sámi has key
 * words of its own.
 *
 * @returns the services without those that rest on such words alone
 */
export function untilRead(
  models: GuidanceModels,
  { table, language }: CollectedFacts,
  { urgencyClass }: DecidedUrgency,
  services: ChosenServices,
): ChosenServices {
  if (language.read || language.lang === 'se' || urgencyClass <= 'B') return services
  const isAnswered = (id: string) =>
    !ofEverybody.has(id) &&
    table.evidence.get(models.facts.get(id)?.number ?? -1)?.some(({ from }) => from === 'answer')
  const readsOf = ({ need, rule }: ChosenService) => [...(need?.need.reads ?? []), ...(rule?.reads ?? [])]
  const chosen = services.chosen.filter((one) => readsOf(one).some(isAnswered))
  const unread = services.chosen.filter((one) => !chosen.includes(one)).map(({ service }) => service)
  return { chosen, alternatives: [...services.alternatives, ...unread] }
}
