import type { ClockView, LocalText } from '@luukku/contract'
import {
  explainClock,
  explainStep,
  tellResident,
  type Clock,
  type LawInForce,
  type LawText,
  type SettingName,
} from '@luukku/domain/law'
import { getLaw } from './load-law.ts'

/** A clock with a day that can be shown beside a line. */
export type DatedClockView = ClockView & { dueDate: string }

/** The clock when it has a day; a duty without a counted limit («without delay») has none. */
export function toDatedClockView(clock: Clock, law?: LawInForce): DatedClockView | undefined {
  return clock.dueDate === null ? undefined : { ...toClockView(clock, law), dueDate: clock.dueDate }
}

/**
 * A clock as people see it: in plain words for the resident, in full for the professional, with the interpretations that
 * touch its date.
 */
export function toClockView(clock: Clock, law: LawInForce = getLaw()): ClockView {
  const exception = clock.exception === undefined ? undefined : law.exceptions.get(clock.exception.id)
  return {
    ruleId: clock.ruleId,
    version: clock.version,
    kind: clock.kind,
    title: toLocalText(clock.title),
    law: clock.law,
    lawName: toLocalText(clock.lawName),
    section: clock.section,
    url: clock.url,
    startedAt: clock.startedAt,
    dueDate: clock.dueDate,
    ...(clock.dueAt === undefined ? {} : { dueAt: clock.dueAt }),
    ...rolledOf(clock),
    ...(clock.earlierAlternative === undefined ? {} : { target: clock.earlierAlternative }),
    ...unsureOf(clock),
    state: clock.state,
    ...(clock.status === undefined ? {} : { status: clock.status }),
    ...(clock.exception === undefined
      ? {}
      : {
          exception: {
            id: clock.exception.id,
            confidence: clock.exception.confidence,
            title: toLocalText(exception?.title ?? sameInAll(clock.exception.id)),
          },
        }),
    ...(clock.elsewhere === undefined ? {} : { elsewhere: true }),
    confidence: clock.confidence,
    interpretations: clock.settings.flatMap((name) => {
      const one = law.interpretations.find((interpretation) => interpretation.name === name)
      return one === undefined
        ? []
        : [{ name, title: toLocalText(one.title), ...readBy(clock, name), usual: one.defaultValue }]
    }),
    plain: toLocalText(tellResident(clock)),
    explanation: explainClock(clock, law.exceptions).map(toLocalText),
  }
}

/**
 * A county's later choice moves only what starts after it (ADR 0025), and is not what an older date was counted by: of one that was
 * counted before readings were kept nothing is said.
 */
function readBy({ readings }: Clock, name: SettingName): { chosen?: string } {
  const chosen = readings?.[name]
  return chosen === undefined ? {} : { chosen }
}

/** The day a roll-forward would give stands beside a date only where the reasoning speaks of it: what is done at once has none. */
function rolledOf({ dueDateIfRolled, explanation }: Clock): Pick<ClockView, 'dueDateIfRolled'> {
  return dueDateIfRolled === null || !explanation.some(({ code }) => code === 'notRolled') ? {} : { dueDateIfRolled }
}

/** A date counted without the school's own days may be another: the resident reads it beside the date, not behind a press. */
function unsureOf(clock: Clock): Pick<ClockView, 'unsure'> {
  const step = clock.explanation.find(({ code }) => code === 'schoolCalendarMissing')
  return step === undefined || clock.dueDate === null ? {} : { unsure: toLocalText(explainStep(step)) }
}

/** A text of the law for a screen: Northern Sámi is marked as read by no speaker. */
export const toLocalText = (text: LawText): LocalText => (text.se === undefined ? text : { ...text, unchecked: ['se'] })

const sameInAll = (text: string): LocalText => ({ fi: text, sv: text, en: text })
