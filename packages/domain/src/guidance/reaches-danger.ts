import { holds, readsOf, type FactView } from './expression.ts'
import { deriveFacts, viewOf, type FactTable } from './fact-table.ts'
import { redFlagsModel, type CompiledRule, type GuidanceModels } from './guidance-models.ts'

/**
 * Whether what keeps a rule from firing was said of all that makes it fire: without the signs that it explains the rule would not hold.
 * A danger is explained in its own sentence or in the one beside it
 * (`I had a stroke in March. The hand is still weak.`), not three sentences on; a fact may say that it must be the same one, or may be
 * anywhere (`explains`). An answer, a number and what is derived speak of the whole contact; that somebody drinks well, or is before week
 * 20, does so too: it stands in rules of other models.
 */
export function reaches(
  models: GuidanceModels,
  view: FactView,
  table: FactTable,
  { raw, condition, model }: CompiledRule,
  id: string,
): boolean {
  const isDanger = raw.call112 === true || raw.class === 'A' || (raw.class === 'B' && model === redFlagsModel)
  if (!isDanger) return true
  const where = models.facts.get(id)?.raw.explains ?? 'beside'
  const own = where === 'contact' ? undefined : sentencesOf(models, view, table, id)
  if (own === undefined) return true
  const farthest = where === 'sentence' ? 0 : 1
  // `En halua herätä. Mies ei herää.`: what explains a sign of its own sentence explains that one, and no other beside it.
  const isReached = (sentence: number, danger: readonly number[]) =>
    own.some((one) => one === sentence || (Math.abs(one - sentence) <= farthest && !danger.includes(one)))
  const explained = new Uint8Array(table.said)
  let isOfWords = false
  for (const each of readsOf(condition).facts.flatMap((read) => partsOf(models, read))) {
    const danger = sentencesOf(models, view, table, each)
    if (danger === undefined) continue
    isOfWords = true
    const number = models.facts.get(each)?.number
    if (number !== undefined && danger.every((sentence) => isReached(sentence, danger))) explained[number] = 1
  }
  if (!isOfWords) return true
  return !holds(condition, viewOf(models, deriveFacts(models, explained, table.numbers), table.numbers))
}

/** A fact and all that it is made of. */
function partsOf(models: GuidanceModels, id: string): string[] {
  const from = models.facts.get(id)?.from
  return [
    id,
    ...(from === null || from === undefined ? [] : readsOf(from).facts.flatMap((part) => partsOf(models, part))),
  ]
}

/** The sentences in which a fact was said; undefined where an answer says it, or nobody in words. */
function sentencesOf(
  models: GuidanceModels,
  view: FactView,
  { evidence, sentences }: FactTable,
  id: string,
): number[] | undefined {
  const fact = models.facts.get(id)
  if (fact === undefined || view.truthOf(id) !== 2) return undefined
  const found = evidence.get(fact.number) ?? []
  if (found.length === 0 || found.some(({ from, span }) => from === 'answer' || span === undefined)) return undefined
  return found.flatMap(({ span }) =>
    span === undefined ? [] : [sentences.findLastIndex((start) => start <= span.start)],
  )
}
