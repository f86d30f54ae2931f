import { standingNeeds } from './choose-services.ts'
import type { ActiveNeed } from './decide-urgency.ts'
import type { FactTable } from './fact-table.ts'
import type { CompiledNeed, GuidanceModels } from './guidance-models.ts'

/** How much of what was said or answered speaks for a need. */
interface Support {
  readonly answers: number
  /** Places of the text. */
  readonly places: number
  /** Words of the longest pattern heard. */
  readonly words: number
}

/**
 * Needs of class D or E that one word in passing speaks for, beside another need that a phrase, two places or an answer
 * speak for: «raja» in the story of a red leg, «verenpaineet hyvät» of somebody lonely. Their services are other ways to
 * help, not proposals; their class, questions and limits stay, so that nothing becomes less urgent by it.
 *
 * Counted on contacts of another hand: of such services one in six was right and four in six were too many.
 */
export function slightNeeds(models: GuidanceModels, table: FactTable, needs: readonly ActiveNeed[]): ReadonlySet<string> {
  const standing = standingNeeds(needs).filter(({ need }) => need.raw.yields !== true)
  const supports = new Map(standing.map(({ need }) => [need.id, supportOf(models, table, need)]))
  const isStrong = (one: Support | undefined) =>
    one !== undefined && (one.answers > 0 || one.places >= 2 || one.words >= 2)
  const slight = new Set<string>()
  for (const { need, urgencyClass } of standing) {
    if (urgencyClass < 'D' || isStrong(supports.get(need.id))) continue
    if (standing.some((other) => other.need !== need && isStrong(supports.get(other.need.id)))) slight.add(need.id)
  }
  return slight
}

function supportOf(models: GuidanceModels, table: FactTable, need: CompiledNeed): Support {
  let answers = 0
  let words = 0
  const places = new Set<number>()
  for (const id of need.reads) {
    const fact = models.facts.get(id)
    if (fact === undefined || table.truth[fact.number] !== 2) continue
    for (const one of table.evidence.get(fact.number) ?? []) {
      if (one.from === 'answer') answers++
      else {
        words = Math.max(words, one.words ?? 0)
        if (one.span !== undefined) places.add(one.span.start)
      }
    }
  }
  return { answers, places: places.size, words }
}
