import type { LocalDate } from '../time/index.ts'
import {
  daysInMonth,
  fromEpochDay,
  holidaysOf,
  partsOfEpochDay,
  rollForwardDay,
  weekdayOfEpochDay,
} from '../time/index.ts'
import { noDay } from './count-limit.ts'
import type { DecidedState } from './decide-state.ts'
import { explainState } from './explain-state.ts'
import type { LawInForce } from './law-in-force.ts'
import { ageAt, dayAt, versionDay, type NeedColumns } from './run-program.ts'
import type { Counted } from './to-clock.ts'
import { furtherNotice, unitsOfTheMoment, type Rule } from './rule.ts'
import type { AlternativeReading, ExplanationCode, ExplanationStep, LawInput } from './types.ts'
import { eventNames, type EventName } from './vocabulary.ts'

/** What the reasoning is told from. */
export interface ToExplain {
  readonly law: LawInForce
  readonly input: LawInput
  readonly needs: NeedColumns
  readonly counted: Counted
  readonly earlier: LocalDate | undefined
  readonly alternatives: readonly AlternativeReading[]
  readonly decided: DecidedState
  readonly startEvent: EventName
}

/** The reasoning of a clock, step by step. Steps are codes with parameters; `explainStep` makes the sentences. */
export function explain(told: ToExplain): readonly ExplanationStep[] {
  return [
    ...whichRule(told),
    ...howCounted(told),
    ...whatDate(told),
    ...explainState(told.decided, dueDateOf(told)),
    ...howSure(told),
  ]
}

function step(code: ExplanationCode, parameters: ExplanationStep['parameters'] = {}): ExplanationStep {
  return { code, parameters }
}

function whichRule({ law, input, needs, counted, startEvent }: ToExplain): readonly ExplanationStep[] {
  const { rule, lentBy, ages } = counted.rule
  const version = versionDay(counted.rule, needs, 0, law.settings)
  const steps = [
    step(rule.kind === 'promise' ? 'promise' : 'rule', { rule: rule.id, act: rule.act.number, section: rule.section }),
    step('start', { event: startEvent, date: fromEpochDay(startDayOf(counted, needs)) }),
  ]
  if (rule.inForce !== null && version !== noDay) {
    const until = rule.inForce.to === furtherNotice ? '' : fromEpochDay(rule.inForce.to)
    steps.push(step('version', { date: fromEpochDay(version), from: fromEpochDay(rule.inForce.from), to: until }))
  }
  if (lentBy !== undefined) steps.push(step('otherNeed', { rule: lentBy.id, section: lentBy.section }))
  for (const test of ages) {
    const age = ageAt(test, needs, 0, law.settings)
    const at = eventNames[test.columns.find((column) => dayAt(needs, column, 0) !== noDay) ?? -1] ?? startEvent
    steps.push(
      age < 0
        ? step('ageUnknown', { years: test.years })
        : step('age', {
            age,
            at: input.facts.birthDate === undefined ? 'contact' : at,
            test: test.kind,
            years: test.years,
          }),
    )
  }
  return steps
}

function startDayOf({ rule, start, startIndex }: Counted, needs: NeedColumns): number {
  const column = rule.starts[startIndex]?.column
  return column === undefined ? start : dayAt(needs, column, 0)
}

function howCounted({ law, input, needs, counted, earlier }: ToExplain): readonly ExplanationStep[] {
  const { rule } = counted.rule
  const { start, nominal } = counted
  const steps: ExplanationStep[] = []
  if (counted.rule.plannedBy !== undefined) return [step('planned')]
  if (counted.rule.starts[counted.startIndex]?.then !== undefined) {
    steps.push(step('deemedServed', { date: fromEpochDay(start) }))
  }
  if (rule.countsFrom.length > 0 && start < startDayOf(counted, needs)) {
    steps.push(step('countedFromDecision', { date: fromEpochDay(start) }))
  }
  const limit = rule.limit
  const isCounted = ['calendarDays', 'weeks', 'months', 'workingDays', 'schoolWorkingDays'].includes(limit.unit)
  if (isCounted) steps.push(step(rule.firstDayCounted ? 'firstDayCounted' : 'firstDayNotCounted'))
  const own = counted.rule.count(start, minuteOf(counted, needs))
  switch (limit.unit) {
    case 'calendarDays':
      steps.push(step('countDays', { count: limit.value }))
      break
    case 'weeks':
      steps.push(step('countWeeks', { count: limit.value }))
      break
    case 'months':
      steps.push(...monthSteps(rule, start, own, input.facts.extensionGranted === true))
      break
    case 'workingDays':
    case 'schoolWorkingDays':
    case 'sameOrNextWorkingDay':
    case 'sameOrNextSchoolWorkingDay':
      steps.push(step('countWorkingDays', { count: limit.value }), ...skippedSteps(law, start, own))
      if (/school/i.test(limit.unit)) steps.push(...schoolSteps(input.facts.schoolClosed, start, own))
      break
    case 'sameOfficeDay':
    case 'immediatelyInOfficeHours':
      steps.push(step('officeDay', { date: fromEpochDay(own), close: law.settings.officeHours.close }))
      break
    case 'immediately':
      steps.push(step('atOnce'))
      break
    case 'withoutDelay':
      steps.push(step('noNumber'))
      break
    case 'asPlanned':
      steps.push(step('planned'))
      break
    case 'monthEndNext':
      steps.push(step('endOfNextMonth', { date: fromEpochDay(own) }))
      break
    case 'workingDaysOrFirstOfMonth':
      steps.push(
        step('nextMonthPayment', { count: limit.value, date: fromEpochDay(own) }),
        ...skippedSteps(law, start, own),
      )
      break
    case 'asApplicableRule':
      break
  }
  if (counted.rule.later !== undefined) {
    const other = dayAt(needs, counted.rule.later.column, 0)
    steps.push(
      other === noDay || earlier === undefined
        ? step('laterOfMissing')
        : step('laterOf', {
            earlier,
            later: fromEpochDay(Math.max(own, counted.rule.later.count(other, -1))),
            date: fromEpochDay(nominal),
          }),
    )
  }
  return steps
}

function minuteOf({ rule, startIndex }: Counted, needs: NeedColumns): number {
  const column = rule.starts[startIndex]?.column
  return column === undefined ? -1 : (needs.minutes[column]?.[0] ?? -1)
}

function monthSteps(rule: Rule, start: number, due: number, isExtended: boolean): readonly ExplanationStep[] {
  const extension = isExtended ? rule.extensionMonths : 0
  const steps = [step('countMonths', { count: rule.limit.value })]
  if (extension > 0) steps.push(step('extension', { count: extension }))
  const wanted = partsOfEpochDay(start).dayOfMonth
  const reached = partsOfEpochDay(due)
  const isLastDay = reached.dayOfMonth === daysInMonth(reached.year, reached.month)
  if (!rule.firstDayCounted && reached.dayOfMonth < wanted && isLastDay) {
    steps.push(step('monthEnd', { day: wanted, last: fromEpochDay(due) }))
  }
  return steps
}

/** Holidays on weekdays that were passed over, the eves where they are none of the county's working days; weekends go without saying. */
function skippedSteps({ settings }: LawInForce, start: number, due: number): readonly ExplanationStep[] {
  const years = new Set([partsOfEpochDay(start).year, partsOfEpochDay(due).year])
  const skipped = [...years].flatMap((year) =>
    holidaysOf(year)
      .filter(({ eve }) => !eve || !settings.eveIsWorkingDay)
      .filter(({ day }) => day > start && day < due && weekdayOfEpochDay(day) <= 5)
      .map(({ date }) => date),
  )
  return skipped.length === 0 ? [] : [step('skipped', { dates: skipped })]
}

/** Days of the school's own that were passed over, as they were given; or that they are not known. */
function schoolSteps(
  closed: LawInput['facts']['schoolClosed'],
  start: number,
  due: number,
): readonly ExplanationStep[] {
  if (closed === undefined) return [step('schoolCalendarMissing')]
  const first = fromEpochDay(start)
  const last = fromEpochDay(due)
  const passed = closed
    .map((span) => span.split('/'))
    .filter(([from = '', to = from]) => to > first && from < last)
    .map(([from = '', to = from]) => (from === to ? [from] : [from, to]))
  return passed.length === 0 ? [] : [step('schoolSkipped', { dates: passed.map((days) => days.join('/')) })]
}

function whatDate({ counted, alternatives }: ToExplain): readonly ExplanationStep[] {
  const steps: ExplanationStep[] = []
  const { due, nominal } = counted
  if (due === noDay) return steps
  if (due !== nominal) steps.push(step('rolled', { from: fromEpochDay(nominal), date: fromEpochDay(due) }))
  else if (!unitsOfTheMoment.has(counted.rule.rule.limit.unit) && rollForwardDay(due) !== due)
    steps.push(step('notRolled', { date: fromEpochDay(rollForwardDay(due)) }))
  steps.push(step('result', { date: fromEpochDay(due) }))
  for (const { ruleId, dueDate } of alternatives) steps.push(step('alternative', { rule: ruleId, date: dueDate ?? '' }))
  return steps
}

function dueDateOf({ counted }: ToExplain): LocalDate | null {
  return counted.due === noDay ? null : fromEpochDay(counted.due)
}

function howSure({ counted }: ToExplain): readonly ExplanationStep[] {
  const { rule } = counted.rule
  return rule.confidence === 'high' && rule.openQuestions.length === 0
    ? []
    : [step('confidence', { level: rule.confidence, questions: rule.openQuestions })]
}
