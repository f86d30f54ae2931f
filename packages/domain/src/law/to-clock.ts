import type { LocalDate } from '../time/index.ts'
import { formatHelsinki, fromEpochDay, fromHelsinki, rollForwardDay } from '../time/index.ts'
import { alternativeReadings } from './alternative-readings.ts'
import { decideState } from './decide-state.ts'
import { noDay } from './count-limit.ts'
import { explain } from './explain.ts'
import { settingText } from './interpretation.ts'
import type { LawInForce } from './law-in-force.ts'
import { type Program, type ProgramRule } from './program.ts'
import { unitsOfTheMoment, type Rule } from './rule.ts'
import { dayAt, type Answer, type NeedColumns } from './run-program.ts'
import { settingsTouching } from './settings-touching.ts'
import type { Clock, ClockStatus, LawInput } from './types.ts'
import { eventNames } from './vocabulary.ts'

/** What has been counted for one clock, before state and reasoning. */
export interface Counted {
  readonly rule: ProgramRule
  readonly start: number
  readonly due: number
  /** Last day before any roll-forward. */
  readonly nominal: number
  /** Position in `rule.starts` of the event that started it. */
  readonly startIndex: number
}

/** Turns one position of an answer into a clock with its state, its alternatives and its reasoning. */
export function toClock(
  law: LawInForce,
  input: LawInput,
  needs: NeedColumns,
  program: Program,
  answer: Answer,
  position: number,
): Clock {
  const programRule = program.rules[position]
  if (programRule === undefined) throw new RangeError('No such rule in the program')
  const { rule } = programRule
  const due = answer.due[position] ?? noDay
  const startIndex = programRule.starts.findIndex(({ column }) => dayAt(needs, column, 0) !== noDay)
  const startEvent = eventNames[programRule.starts[startIndex]?.column ?? -1] ?? 'contact'
  const counted: Counted = {
    rule: programRule,
    start: answer.start[position] ?? noDay,
    due,
    nominal: answer.nominal[position] ?? noDay,
    startIndex,
  }
  const dueDate = due === noDay ? null : fromEpochDay(due)
  const dueAt = dueDate === null ? undefined : momentDue(law, rule, dueDate)
  const earlier = earlierOfTwo(counted, needs)
  const startedAt = input.events[startEvent] ?? fromEpochDay(counted.start)
  const decided = decideState(law, input, { rule, startedAt, dueDate, dueAt, plannedBy: programRule.plannedBy })
  const alternatives = alternativeReadings(program, counted, needs)
  const settings = settingsTouching(programRule, counted, alternatives, law, input.facts.birthDate)
  return {
    ruleId: rule.id,
    version: rule.inForce === null ? rule.id : `${rule.id}@${fromEpochDay(rule.inForce.from)}`,
    kind: rule.kind,
    obligation: rule.obligation,
    area: rule.area,
    title: rule.title,
    law: rule.kind === 'promise' ? rule.act.name.fi : `${rule.act.name.fi} ${rule.act.number}`,
    lawName: rule.act.name,
    section: rule.section,
    url: rule.source,
    startEvent,
    startedAt,
    startedOn: fromEpochDay(counted.start),
    stopEvent: rule.stops,
    dueDate,
    dueDateIfRolled:
      due === noDay ? null : fromEpochDay(unitsOfTheMoment.has(rule.limit.unit) ? due : rollForwardDay(due)),
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(earlier === undefined ? {} : { earlierAlternative: earlier }),
    alternatives,
    state: decided.state,
    ...statusOf(decided.status ?? unitStatus(programRule)),
    ...(decided.exception === undefined ? {} : { exception: decided.exception }),
    ...(rule.lapses ? { lapses: true as const } : {}),
    ...(rule.answeredBy === undefined ? {} : { elsewhere: true as const }),
    stoppedBy: decided.stoppedBy,
    ...(decided.endedBy === undefined ? {} : { endedBy: decided.endedBy }),
    confidence: rule.confidence,
    settings,
    readings: Object.fromEntries(settings.map((name) => [name, settingText(law.settings, name)])),
    explanation: explain({ law, input, needs, counted, earlier, alternatives, decided, startEvent }),
  }
}

/** The moment at which a limit of hours ends: the closing of the office on its last day. */
export function momentDue(law: LawInForce, { limit }: Rule, dueDate: LocalDate): string | undefined {
  if (limit.unit !== 'sameOfficeDay') return undefined
  return formatHelsinki(fromHelsinki(dueDate, law.settings.officeHours.close))
}

function statusOf(status: ClockStatus | undefined): { readonly status?: ClockStatus } {
  return status === undefined ? {} : { status }
}

function unitStatus(rule: ProgramRule): ClockStatus | undefined {
  switch (rule.rule.limit.unit) {
    case 'immediately':
    case 'immediatelyInOfficeHours':
      return 'immediate'
    case 'withoutDelay':
      return 'withoutDelay'
    case 'asPlanned':
      return 'asPlanned'
    default:
      return undefined
  }
}

/** The earlier date of "A or B", where both are known. */
function earlierOfTwo({ rule, start }: Counted, needs: NeedColumns): LocalDate | undefined {
  if (rule.later === undefined) return undefined
  const other = dayAt(needs, rule.later.column, 0)
  if (other === noDay) return undefined
  return fromEpochDay(Math.min(rule.count(start, -1), rule.later.count(other, -1)))
}
