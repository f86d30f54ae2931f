import { factsForNeed, type NeedInLaw } from './clocks-for-need.ts'
import { evaluateClocks } from './evaluate-clocks.ts'
import type { LawInForce } from './law-in-force.ts'
import { programOf } from './program.ts'
import type { Clock, LawInput } from './types.ts'

/**
 * The clocks of a need whose duty no stored clock has. Two clocks are of one duty when they stop at one event in one matter: an
 * urgent decision does not stand for the rest of the same application, which is a matter of its own.
 */
export function clocksToStart(law: LawInForce, need: NeedInLaw, stored: readonly Clock[]): readonly Clock[] {
  const byRule = new Map<string, Clock>()
  for (const { input } of factsForNeed(law, need)) {
    const own = stored.filter((clock) => isOfMatter(law, clock, input))
    for (const clock of evaluateClocks(law, input)) {
      const isThere =
        stored.some(({ ruleId }) => ruleId === clock.ruleId) ||
        own.some(({ kind, stopEvent }) => kind === clock.kind && stopEvent === clock.stopEvent)
      if (!isThere && !byRule.has(clock.ruleId)) byRule.set(clock.ruleId, clock)
    }
  }
  return [...byRule.values()]
}

/** Whether the rule of a clock can be met in a matter. One that is no longer in the data is of every matter: it blocks. */
function isOfMatter(law: LawInForce, { ruleId, kind }: Clock, { area, facts }: LawInput): boolean {
  return !law.ruleById.has(ruleId) || programOf(law, area, facts, kind).rules.some(({ rule }) => rule.id === ruleId)
}
