import { absorbedNeeds } from './absorbed-needs.ts'
import { calmed, calmedRule, type CalmModels } from './calm-contact.ts'
import type { FactView } from './expression.ts'
import { holds } from './expression.ts'
import type { FactTable } from './fact-table.ts'
import { viewOf } from './fact-table.ts'
import type { CompiledNeed, CompiledRule, GuidanceModels } from './guidance-models.ts'
import type { UrgencyClass } from './proposal.ts'
import { reaches } from './reaches-danger.ts'
import type { Wakers } from './wakers.ts'
import { canBeOnes } from './whose.ts'

export interface ActiveNeed {
  readonly need: CompiledNeed
  readonly urgencyClass: UrgencyClass
}

export interface DecidedUrgency {
  readonly urgencyClass: UrgencyClass
  readonly call112: boolean
  /** Needs that are there, absorbed ones included. */
  readonly needs: readonly ActiveNeed[]
  readonly rules: readonly CompiledRule[]
  /** True when no need was understood at all: then a person calls the same day. */
  readonly nothingUnderstood: boolean
}

/** What holds of all needs and rules, by their places in the lists of the models. */
export interface Holding {
  /** The class of each need that is there: 1 for A, 5 for E, and 0 for a need that is not there. */
  readonly needs: Uint8Array
  /** 1 for each rule that fires. */
  readonly rules: Uint8Array
}

/** What a contact is worth of which nothing is understood, or whose language is not read, until a person has read it. */
const unreadClass: UrgencyClass = 'C'

/** Asks every need and rule that can hold by what is known. */
export function whatHolds(models: GuidanceModels, table: FactTable): Holding {
  const view = viewOf(models, table.truth, table.numbers)
  return {
    needs: askedAwake(models.needs, models.wakers.needs, table, (need) => classIfThere(need, view)),
    rules: askedAwake(models.rules, models.wakers.rules, table, (rule) => isFired(models, rule, view, table)),
  }
}

function askedAwake<One>(
  all: readonly One[],
  { always, byFact, byNumber }: Wakers,
  { truth, numbers }: FactTable,
  ask: (one: One) => number,
): Uint8Array {
  const said = new Uint8Array(all.length)
  const askAt = (places: readonly number[]): void => {
    for (const at of places) {
      const one = all[at]
      if (one !== undefined) said[at] = ask(one)
    }
  }
  askAt(always)
  for (let fact = 0; fact < truth.length; fact++) if (truth[fact] !== 1) askAt(byFact[fact] ?? [])
  for (const id of numbers.keys()) askAt(byNumber.get(id) ?? [])
  return said
}

/**
 * Asks again only the needs and rules that read a fact which is not as it was.
 *
 * @returns `before` itself where nothing holds otherwise
 */
export function whatHoldsThen(
  models: GuidanceModels,
  view: FactView,
  table: FactTable,
  before: Holding,
  changed: readonly number[],
): Holding {
  let { needs, rules } = before
  for (const fact of changed) {
    const readers = models.readers[fact]
    needs = askedAgain(needs, models.needs, readers?.needs ?? [], (need) => classIfThere(need, view))
    rules = askedAgain(rules, models.rules, readers?.rules ?? [], (rule) => isFired(models, rule, view, table))
  }
  return needs === before.needs && rules === before.rules ? before : { needs, rules }
}

function askedAgain<One>(
  before: Uint8Array,
  all: readonly One[],
  places: readonly number[],
  ask: (one: One) => number,
): Uint8Array {
  let after: Uint8Array | undefined
  for (const at of places) {
    const one = all[at]
    if (one === undefined) continue
    const said = ask(one)
    if (said === before[at]) continue
    after ??= before.slice()
    after[at] = said
  }
  return after ?? before
}

const classes = 'ABCDE'

function classIfThere(need: CompiledNeed, view: FactView): number {
  const isThere = holds(need.when, view) && need.raw.unless?.some((id) => view.truthOf(id) === 2) !== true
  return isThere ? classes.indexOf(classOfNeed(need, view)) + 1 : 0
}

function isFired(models: GuidanceModels, rule: CompiledRule, view: FactView, table: FactTable): number {
  if (!holds(rule.condition, view)) return 0
  if (rule.raw.onePerson === true && !canBeOnes(models, view, table, rule.condition)) return 0
  const kept = rule.raw.unless?.some((id) => view.truthOf(id) === 2 && reaches(models, view, table, rule, id))
  return kept === true ? 0 : 1
}

/**
 * The most urgent of all that applies. Every part can only raise: a need's own class, each rule that fires,
 * and class C for a text that is not read or tells nothing. Unknown answers keep the need's uncleared class.
 *
 * @param passing needs told in passing beside a clear one (`slightNeeds`): they do not make E into D, nor D into C
 * @param calm the models whose D is E, as the person says how they manage or asks how it is arranged (`calmModels`)
 */
export function decideUrgency(
  models: GuidanceModels,
  holding: Holding,
  languageRead: boolean,
  passing: ReadonlySet<string> = new Set(),
  calm: CalmModels = new Set(),
): DecidedUrgency {
  let urgencyClass: UrgencyClass = 'E'
  const needs = standing(models.needs, holding.needs, (need, said): ActiveNeed => {
    const urgencyClass = classes[said - 1] as UrgencyClass
    return { need, urgencyClass: calmed(calm, need.model, urgencyClass) }
  })
  // A need that another includes has no say of its own: the including need was written with it in mind.
  const absorbed = absorbedNeeds(needs.map(({ need }) => need))
  for (const one of needs) {
    if (absorbed.has(one.need.id)) continue
    const isPassing = passing.has(one.need.id)
    if (isPassing && one.urgencyClass === 'D') continue
    urgencyClass = moreUrgent(urgencyClass, isPassing && one.urgencyClass < 'D' ? 'D' : one.urgencyClass)
  }
  const rules = standing(models.rules, holding.rules, (rule) => calmedRule(calm, rule))
  for (const { raw } of rules) if (raw.class !== undefined) urgencyClass = moreUrgent(urgencyClass, raw.class)
  const hasNoNeed = needs.length === 0
  if (hasNoNeed || !languageRead) urgencyClass = moreUrgent(urgencyClass, unreadClass)
  // A rule without a need has understood: a red flag stands by itself.
  const nothingUnderstood = hasNoNeed && rules.every(({ raw }) => raw.class === undefined)
  const call112 = urgencyClass === 'A' || rules.some(({ raw }) => raw.call112 === true)
  return { urgencyClass, call112, needs, rules, nothingUnderstood }
}

function standing<One, Made>(all: readonly One[], said: Uint8Array, make: (one: One, said: number) => Made): Made[] {
  const made: Made[] = []
  for (let at = 0; at < said.length; at++) {
    const of = said[at] ?? 0
    const one = of > 0 ? all[at] : undefined
    if (one !== undefined) made.push(make(one, of))
  }
  return made
}

export function moreUrgent(a: UrgencyClass, b: UrgencyClass): UrgencyClass {
  return a < b ? a : b
}

function classOfNeed(need: CompiledNeed, view: FactView): UrgencyClass {
  const { cleared, clearedBy = [], clearedIf } = need.raw
  if (cleared === undefined) return need.raw.class
  if (clearedBy.every((id) => view.truthOf(id) === 0)) return cleared
  const saidWell = clearedIf !== undefined && view.truthOf(clearedIf) === 2
  return saidWell && clearedBy.every((id) => view.truthOf(id) !== 2) ? cleared : need.raw.class
}
