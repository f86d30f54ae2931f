import { fromEpochDay, type EpochDay } from '../time/index.ts'
import { noDay } from './count-limit.ts'
import { type Program, type ProgramRule } from './program.ts'
import { createAnswer, firstEventDay, runProgram, versionDay, type NeedColumns } from './run-program.ts'
import type { Counted } from './to-clock.ts'
import type { AlternativeReading } from './types.ts'

/**
 * What the law on the other side of a change would give, where the matter straddles it: the change came after its first event
 * and not after its last day. All the rules are asked as they stood there, so that what gave way then gives way here.
 */
export function alternativeReadings(
  program: Program,
  counted: Counted,
  needs: NeedColumns,
): readonly AlternativeReading[] {
  const { rule: chosen } = counted
  const changes = changesStraddled(program, counted, needs)
  if (changes.length === 0) return []
  const chosenBy = versionDay(chosen, needs, 0, program.settings)
  const answer = createAnswer(program)
  const readings = new Map<number, AlternativeReading>()
  for (const change of changes) {
    runProgram(program, needs, 0, answer, chosenBy < change ? change : change - 1)
    const inPlace = [...answer.position.slice(0, answer.count)].filter((index) =>
      isOfDuty(program.rules[index], chosen),
    )
    if (inPlace.some((index) => program.rules[index] === chosen)) continue
    for (const index of inPlace) {
      const other = program.rules[index]
      if (other === undefined || other.plannedBy !== undefined) continue
      const due = answer.due[index] ?? noDay
      readings.set(index, { ruleId: other.rule.id, dueDate: due === noDay ? null : fromEpochDay(due) })
    }
  }
  return [...readings].sort(([one], [other]) => one - other).map(([, reading]) => reading)
}

/** The days on which a version of the duty began, between the first event of the matter and its last day. */
function changesStraddled({ rules }: Program, { rule: chosen, start, due }: Counted, needs: NeedColumns): EpochDay[] {
  const first = firstEventDay(needs, 0)
  const last = due === noDay ? start : due
  const begun = rules.filter((rule) => isOfDuty(rule, chosen)).map(({ from }) => from)
  return [...new Set(begun)].filter((from) => from > first && from <= last)
}

/** Whether a rule is a version of the chosen one's duty, or is met by the same event: three months where fourteen days were. */
function isOfDuty(rule: ProgramRule | undefined, chosen: ProgramRule): boolean {
  return rule?.rule.obligation === chosen.rule.obligation || rule?.stopColumn === chosen.stopColumn
}
