import { noDay } from './count-limit.ts'
import type { LawInForce } from './law-in-force.ts'
import { programOf, type ProgramRule } from './program.ts'
import { stopEventsAsked } from './question.ts'
import type { Rule } from './rule.ts'
import { createAnswer, dayAt, runProgram, type NeedColumns } from './run-program.ts'
import type { LawInput } from './types.ts'
import { eventNames, factNames, lawAreas, type LawArea } from './vocabulary.ts'

/**
 * The areas of law that a matter without a named area can belong to, told by its events and facts.
 *
 * An area understands an event that starts, stops or chooses one of its rules here, and a fact that one of its rules asks. An area
 * is left out when another understands all that it does and more: an illness in general medicine that was assessed is no matter
 * of social services, though both begin with a contact. Where neither understands all of the other both stay, for a
 * clock too many can be looked at, and one that is missing cannot. A question leaves the areas that answer it.
 *
 * @returns none when no rule of any area has started
 */
export function areasTold(law: LawInForce, input: LawInput, needs: NeedColumns): readonly LawArea[] {
  const asked = input.facts.ask === undefined ? [] : stopEventsAsked(law, input.facts.ask)
  const readings = lawAreas.flatMap((area) => {
    const started = startedIn(law, area, input, needs)
    if (started.length === 0) return []
    const understood = new Set([
      ...eventsUnderstood(started, needs),
      ...factsUnderstood(law.rules, started, area, input),
    ])
    return [{ area, understood, stops: started.map(({ rule }) => rule.stops) }]
  })
  // Of the stop events that would answer the question the first that is any area's, as in the answer itself.
  const answering = asked.map((events) => readings.filter(({ stops }) => events.some((event) => stops.includes(event))))
  const possible = answering.find((some) => some.length > 0) ?? readings
  return possible
    .filter(({ understood }) => !possible.some((other) => isLess(understood, other.understood)))
    .map(({ area }) => area)
}

function startedIn(law: LawInForce, area: LawArea, { facts }: LawInput, needs: NeedColumns): readonly ProgramRule[] {
  const program = programOf(law, area, facts, 'law')
  const answer = createAnswer(program)
  runProgram(program, needs, 0, answer)
  return program.rules.filter((_, index) => answer.applies[index] === 1)
}

function eventsUnderstood(started: readonly ProgramRule[], needs: NeedColumns): readonly string[] {
  return started.flatMap((rule) =>
    [
      ...rule.starts.map(({ column }) => column),
      ...(rule.later === undefined ? [] : [rule.later.column]),
      ...rule.versionColumns,
      ...rule.countsFrom,
      ...rule.stopColumns,
      ...rule.endColumns,
    ].flatMap((column) => (dayAt(needs, column, 0) === noDay ? [] : (eventNames[column] ?? []))),
  )
}

function factsUnderstood(
  rules: readonly Rule[],
  started: readonly ProgramRule[],
  area: LawArea,
  { facts }: LawInput,
): readonly string[] {
  const asks = new Set(
    rules
      .filter(({ areas }) => areas.includes(area))
      .flatMap(({ who }) => who.flatMap(({ anyOf }) => anyOf.flatMap((one) => (one.kind === 'fact' ? one.fact : [])))),
  )
  return factNames.filter(
    (name) =>
      facts[name] !== undefined &&
      (asks.has(name) || (name === 'extensionGranted' && started.some(({ rule }) => rule.extensionMonths > 0))),
  )
}

function isLess(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size < other.size && [...one].every((name) => other.has(name))
}
