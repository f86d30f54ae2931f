import type { ClockView, LocalText } from '@luukku/contract'
import { explainClock, type Clock } from '@luukku/domain/law'

/** A clock with a day that can be shown beside a line. */
export type DatedClockView = ClockView & { dueDate: string }

/** The clock when it has a day; a duty without a counted limit («without delay») has none. */
export function toDatedClockView(clock: Clock): DatedClockView | undefined {
  return clock.dueDate === null ? undefined : { ...toClockView(clock), dueDate: clock.dueDate }
}

/** A clock as people see it. */
export function toClockView(clock: Clock): ClockView {
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
