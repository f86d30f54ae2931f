import { fromEpochDay } from '../time/index.ts'
import { noDay } from './count-limit.ts'
import { type Program } from './program.ts'
import { countRule, createAnswer, firstEventDay, type NeedColumns } from './run-program.ts'
import type { Counted } from './to-clock.ts'
import type { AlternativeReading } from './types.ts'

/**
 * What the other versions of the obligation would give, where the matter straddles a change of law: the change came
 * after its first event and not after its last day.
 */
export function alternativeReadings(
  program: Program,
  counted: Counted,
  needs: NeedColumns,
): readonly AlternativeReading[] {
  const chosen = counted.rule
  const first = firstEventDay(needs, 0)
  const last = counted.due === noDay ? counted.start : counted.due
  const answer = createAnswer(program)
  return program.rules.flatMap((other, index) => {
    if (other === chosen || other.rule.obligation !== chosen.rule.obligation || other.plannedBy !== undefined) return []
    const change = Math.max(other.from, chosen.from)
    if (other.from === chosen.from || change <= first || change > last || other.to < first) return []
    if (!countRule(other, needs, 0, answer, index, program.settings)) return []
    const due = answer.due[index] ?? noDay
    return [{ ruleId: other.rule.id, dueDate: due === noDay ? null : fromEpochDay(due) }]
  })
}
