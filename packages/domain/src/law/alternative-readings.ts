import { fromEpochDay, rollForwardDay } from '../time/index.ts'
import { noDay } from './count-limit.ts'
import { type Program } from './program.ts'
import { ageAt, dayAt, firstEventDay, type NeedColumns } from './run-program.ts'
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
  return program.rules.flatMap((other) => {
    if (other === chosen || other.rule.obligation !== chosen.rule.obligation) return []
    const change = Math.max(other.from, chosen.from)
    if (other.from === chosen.from || change <= first || change > last) return []
    if (other.from > last || other.to < first) return []
    if (other.plannedBy !== undefined) return []
    for (const test of other.ages) {
      const age = ageAt(test, needs, 0, program.settings)
      if (test.kind === 'under' ? age >= test.years : age < test.years) return []
    }
    const start = other.starts.find(({ column }) => dayAt(needs, column, 0) !== noDay)
    if (start === undefined) return []
    const minute = needs.minutes[start.column]?.[0] ?? -1
    const day = dayAt(needs, start.column, 0)
    const from = start.then === undefined ? day : start.then(day, minute)
    let due = other.count(from, minute)
    if (other.later !== undefined && due !== noDay) {
      const second = dayAt(needs, other.later.column, 0)
      if (second !== noDay) due = Math.max(due, other.later.count(second, -1))
    }
    if (other.rolls && due !== noDay) due = rollForwardDay(due)
    return [{ ruleId: other.rule.id, dueDate: due === noDay ? null : fromEpochDay(due) }]
  })
}
