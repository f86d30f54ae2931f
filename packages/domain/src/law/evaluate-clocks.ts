import { areasTold } from './areas-told.ts'
import { toClock } from './to-clock.ts'
import type { LawInForce } from './law-in-force.ts'
import { toColumns } from './matter-columns.ts'
import { programOf } from './program.ts'
import { createAnswer, runProgram, type NeedColumns } from './run-program.ts'
import { stopEventsAsked } from './question.ts'
import { rulesOfSection } from './section-asked.ts'
import type { Clock, LawInput } from './types.ts'
import type { LawArea } from './vocabulary.ts'

/**
 * The clocks that a matter has started: running, met, breached or not applied, each with its reasoning.
 *
 * Statutory clocks come first, then a county's tighter promises; of each kind never two for one stop event. With `facts.ask`
 * only those that answer the question. Without an area those of the areas that events and facts tell of.
 *
 * @throws RangeError when an event is neither a day nor a moment with an offset, or the birth date is no day
 */
export function evaluateClocks(law: LawInForce, input: LawInput): readonly Clock[] {
  const needs = toColumns(input)
  const clocks = input.area === undefined ? clocksAmong(law, input, needs) : clocksIn(law, input, needs)
  if (input.facts.ask === undefined) return clocks
  const { ask } = input.facts
  const inSection = typeof ask === 'string' ? rulesOfSection(law, ask)?.map(({ id }) => id) : undefined
  for (const events of stopEventsAsked(law, ask)) {
    const answering = clocks.filter(
      (clock) => events.some((event) => answers(law, clock, event)) && (inSection?.includes(clock.ruleId) ?? true),
    )
    if (answering.length > 0) return answering
  }
  return []
}

/** The clocks of a case that has to be read in several ways: those of each, never two for one stop event. */
export function evaluateReadings(
  law: LawInForce,
  readings: readonly LawInput[],
  asOf: LawInput['asOf'],
): readonly Clock[] {
  return earliestOfEach(readings.flatMap((input) => inAreaOrAny(law, { ...input, asOf })))
}

/** Where nothing at all begins in the area that a case names, its events are of another: it is answered as if it named none. */
function inAreaOrAny(law: LawInForce, input: LawInput): readonly Clock[] {
  const clocks = evaluateClocks(law, input)
  if (clocks.length > 0 || input.area === undefined) return clocks
  const { ask: _ask, ...facts } = input.facts
  if (evaluateClocks(law, { ...input, facts }).length > 0) return clocks
  return evaluateClocks(law, { ...input, area: undefined })
}

/** The clocks of the input's area; of `among` where it has none. */
function clocksIn(law: LawInForce, input: LawInput, needs: NeedColumns, among?: readonly LawArea[]): readonly Clock[] {
  const clocksOf = (kind: Clock['kind']): readonly Clock[] => {
    const program = programOf(law, input.area, input.facts, kind, among)
    const answer = createAnswer(program)
    runProgram(program, needs, 0, answer)
    return Array.from({ length: answer.count }, (_, index) =>
      toClock(law, input, needs, program, answer, answer.position[index] ?? 0),
    ).filter(({ ruleId }) => input.leavesOut?.includes(ruleId) !== true)
  }
  const statutory = clocksOf('law')
  const promises = clocksOf('promise').filter((promise) => isTighter(promise, statutory))
  return [...statutory, ...promises.filter((promise) => !givesWay(law, promise, statutory))]
}

/**
 * The clocks of a matter whose area was not told.
 *
 * Where several areas are possible, the rules are asked that need no area to be known; where that gives none, each area in
 * turn, and of two clocks for one stop event the earlier stands: what is unknown is never the longer time.
 */
function clocksAmong(law: LawInForce, input: LawInput, needs: NeedColumns): readonly Clock[] {
  const areas = areasTold(law, input, needs)
  if (areas.length === 1) return clocksIn(law, { ...input, area: areas[0] }, needs)
  const together = clocksIn(law, input, needs, areas)
  if (together.length > 0) return together
  return earliestOfEach(areas.flatMap((area) => clocksIn(law, { ...input, area }, needs)))
}

/** Of clocks with one stop event the one with the earliest day: what is unknown is never the longer time. */
function earliestOfEach(each: readonly Clock[]): readonly Clock[] {
  return each.filter((clock, index) => {
    const rivals = each.filter(({ kind, stopEvent }) => kind === clock.kind && stopEvent === clock.stopEvent)
    const last = ({ dueDate }: Clock): string => dueDate ?? 'none'
    const first = rivals.reduce((best, rival) => (last(rival) < last(best) ? rival : best))
    return each.indexOf(first) === index
  })
}

/** A promise may give way to a rule of the law, as care by a plan: it does not run where that one does. */
function givesWay(law: LawInForce, promise: Clock, statutory: readonly Clock[]): boolean {
  const to = law.ruleById.get(promise.ruleId)?.givesWay ?? []
  return statutory.some(({ ruleId }) => to.includes(ruleId))
}

/** A county may promise more than the law, not less: a promise whose day comes after the law's own is none. */
function isTighter({ stopEvent, dueDate }: Clock, statutory: readonly Clock[]): boolean {
  return !statutory.some(
    (clock) => clock.stopEvent === stopEvent && clock.dueDate !== null && (dueDate === null || dueDate > clock.dueDate),
  )
}

/** A clock answers a question about its stop event, or about that of another version of the same obligation. */
function answers(law: LawInForce, clock: Clock, event: string): boolean {
  return (
    clock.stopEvent === event ||
    law.rules.some((rule) => rule.obligation === clock.obligation && rule.kind === clock.kind && rule.stops === event)
  )
}
