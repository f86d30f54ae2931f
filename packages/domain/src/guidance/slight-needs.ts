import { standingNeeds } from './choose-services.ts'
import type { ActiveNeed } from './decide-urgency.ts'
import { isFaint } from './faint-needs.ts'
import type { FactTable } from './fact-table.ts'
import type { CompiledNeed, GuidanceModels } from './guidance-models.ts'

/** How much of what was said or answered speaks for a need. */
interface Support {
  readonly answers: number
  /** Answers to what it is about. */
  readonly reasons: number
  /** Places of the text. */
  readonly places: number
  /** Places that lie apart: «I have diabetes and a tablet for it» is one. */
  readonly breaths: number
  /** Words of the longest pattern heard. */
  readonly words: number
}

/** Words of a message in which something can be told in passing: of a short one every word is meant. */
const shortestStory = 15
/** The same where the form has asked what it is about, and the answer speaks for a need. */
const shortestBesideReason = 6

export interface SlightNeeds {
  /** Ids of needs whose services are other ways. */
  readonly slight: ReadonlySet<string>
  /** Those of them that have no say in the class beside E. */
  readonly passing: ReadonlySet<string>
  /** Needs that an answer to what the contact is about names, standing or not, each with the facts it names them by. */
  readonly named: ReadonlyMap<string, ReadonlySet<string>>
}

/**
 * Needs of class D or E that one word in passing speaks for, beside another need that a phrase, two places or an answer
 * speak for: «raja» in the story of a red leg, «silmien takia» of somebody who asks for a taxi. Their services are other ways
 * to help, and beside a clear need of another model they do not make E into D; their questions and limits to watch stay.
 *
 * A red flag makes no other need clear (ADR 0100): what is more alarming is never less urgent by it. Counted on contacts of
 * another hand: of the services of such needs one in six was right and four in six were too many.
 */
export function slightNeeds(models: GuidanceModels, table: FactTable, needs: readonly ActiveNeed[]): SlightNeeds {
  const standing = standingNeeds(needs).filter(({ need }) => need.raw.yields !== true)
  const supports = new Map(standing.map(({ need }) => [need.id, supportOf(models, table, need)]))
  const slight = new Set<string>()
  const passing = new Set<string>()
  const named = new Map(
    needs
      .map(({ need }) => [need.id, new Set(need.reads.filter((id) => isNamed(models, table, id)))] as const)
      .filter(([, facts]) => facts.size > 0),
  )
  const clear = new Set(
    standing
      .filter(({ need }) => (!isFaint(need) && isClear(supports.get(need.id))) || includesNamed(need, named, needs))
      .map(({ need }) => need.model),
  )
  // Also where what the form names is included in a need that the words tell of more closely: heartburn in «abdomen».
  const isAnswered = named.size > 0 || [...supports.values()].some(({ reasons }) => reasons > 0)
  const namedModels = new Set(needs.filter(({ need }) => named.has(need.id)).map(({ need }) => need.model))
  if (clear.size === 0 || table.length < (isAnswered ? shortestBesideReason : shortestStory))
    return { slight, passing, named }
  for (const { need, urgencyClass } of standing) {
    // Where the form has asked what it is about, a phrase that no answer speaks for is in passing too (ADR 0120).
    const own = supports.get(need.id)
    if (own === undefined || own.answers > 0 || includesNamed(need, named, needs)) continue
    // What can wait for weeks is told in passing though two words of one breath tell it.
    if (own.places !== 1 && !(isAnswered && own.breaths === 1 && urgencyClass === 'E')) continue
    // A need of today that no answer speaks for, beside a matter of another kind that the form names, is one of days; its
    // help is proposed still. Ear and fever are of one kind: they stay together; what is told of a danger is never in passing.
    if (urgencyClass === 'C' && isAnswered && !namedModels.has(need.model) && !readsDanger(models, table, need))
      passing.add(need.id)
    if (urgencyClass < 'D') continue
    if (isClear(own) && !isAnswered) continue
    slight.add(need.id)
    if (!isClear(own) && !clear.has(need.model)) passing.add(need.id)
  }
  // «Kipeä» or «sick» beside what the form names is a word of that matter: days, not today.
  if (isAnswered)
    for (const { need } of standingNeeds(needs)) {
      const own = supportOf(models, table, need)
      if (need.raw.yields === true && own.places <= 1 && own.answers === 0) passing.add(need.id)
    }
  return { slight, passing, named }
}

/** What tells more closely of what the form names is in no passing. */
function includesNamed(need: CompiledNeed, named: ReadonlyMap<string, unknown>, needs: readonly ActiveNeed[]): boolean {
  return needs.some(
    (other) => named.has(other.need.id) && other.need.model === need.model && need.raw.absorbs?.includes(other.need.id),
  )
}

function isNamed(models: GuidanceModels, table: FactTable, id: string): boolean {
  const fact = models.facts.get(id)
  if (fact === undefined || fact.raw.redFlag === true || table.truth[fact.number] !== 2) return false
  return (table.evidence.get(fact.number) ?? []).some((one) => one.from === 'answer' && one.answerKey === 'reason')
}

function readsDanger(models: GuidanceModels, table: FactTable, need: CompiledNeed): boolean {
  return need.reads.some((id) => {
    const fact = models.facts.get(id)
    return fact?.raw.redFlag === true && table.truth[fact.number] === 2
  })
}

function isClear(one: Support | undefined): boolean {
  return one !== undefined && (one.answers > 0 || one.places >= 2 || one.words >= 2)
}

function supportOf(models: GuidanceModels, table: FactTable, need: CompiledNeed): Support {
  let answers = 0
  let reasons = 0
  let words = 0
  const places = new Set<number>()
  for (const id of need.reads) {
    const fact = models.facts.get(id)
    // What says that all is well speaks for no need.
    if (id === need.raw.clearedIf) continue
    if (fact === undefined || fact.raw.redFlag === true || table.truth[fact.number] !== 2) continue
    for (const one of table.evidence.get(fact.number) ?? []) {
      if (one.from === 'answer') {
        answers++
        if (one.answerKey === 'reason') reasons++
      } else {
        words = Math.max(words, one.words ?? 0)
        if (one.span !== undefined) places.add(one.span.start)
      }
    }
  }
  return { answers, reasons, places: places.size, breaths: breathsOf([...places]), words }
}

/** Letters between two places that are said in one breath, about a short sentence. */
const breath = 70

function breathsOf(places: readonly number[]): number {
  const sorted = [...places].sort((a, b) => a - b)
  return sorted.filter((at, i) => i === 0 || at - (sorted[i - 1] ?? at) > breath).length
}
