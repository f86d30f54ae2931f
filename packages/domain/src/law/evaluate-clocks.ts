import { toClock } from './to-clock.ts'
import type { LawInForce } from './law-in-force.ts'
import { toColumns } from './matter-columns.ts'
import { programOf } from './program.ts'
import { createAnswer, runProgram } from './run-program.ts'
import { stopEventsAsked } from './question.ts'
import type { Clock, LawInput } from './types.ts'

/**
 * The clocks that a matter has started: running, met, breached or not applied, each with its reasoning.
 *
 * Statutory clocks come first, then a county's tighter promises; of each kind never two for one stop event. With `facts.ask`
 * only those that answer the question.
 *
 * @throws RangeError when an event is neither a day nor a moment with an offset, or the birth date is no day
 */
export function evaluateClocks(law: LawInForce, input: LawInput): readonly Clock[] {
  const needs = toColumns(input)
  const clocksOf = (kind: Clock['kind']): readonly Clock[] => {
    const program = programOf(law, input.area, input.facts, kind)
    const answer = createAnswer(program)
    runProgram(program, needs, 0, answer)
    return Array.from({ length: answer.count }, (_, index) =>
      toClock(law, input, needs, program, answer, answer.position[index] ?? 0),
    )
  }
  const statutory = clocksOf('law')
  const clocks = [...statutory, ...clocksOf('promise').filter((promise) => isTighter(promise, statutory))]
  if (input.facts.ask === undefined) return clocks
  const asked = stopEventsAsked(law, input.facts.ask)
  for (const events of asked) {
    const answering = clocks.filter((clock) => events.some((event) => answers(law, clock, event)))
    if (answering.length > 0) return answering
  }
  return []
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
