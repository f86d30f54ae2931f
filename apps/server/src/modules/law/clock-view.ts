import type { ClockView, LocalText } from '@luukku/contract'
import { explainClock, type Clock } from '@luukku/domain/law'

/** A clock as people see it; undefined for a limit without a number, which has no day to show. */
export function toClockView(clock: Clock): ClockView | undefined {
  if (clock.dueDate === null) return undefined
  return {
    ruleId: clock.ruleId,
    version: clock.version,
    title: clock.title as LocalText,
    law: clock.law,
    section: clock.section,
    url: clock.url,
    startedAt: clock.startedAt,
    dueDate: clock.dueDate,
    ...(clock.dueAt === undefined ? {} : { dueAt: clock.dueAt }),
    ...(clock.dueDateIfRolled === null || clock.dueDateIfRolled === clock.dueDate
      ? {}
      : { dueDateIfRolled: clock.dueDateIfRolled }),
    state: clock.state,
    confidence: clock.confidence,
    explanation: explainClock(clock) as LocalText[],
  }
}
