import type { EpochDay } from '../time/index.ts'
import { ageOnEpochDay, isLocalDate, rollForwardDay, toEpochDay } from '../time/index.ts'
import { createCount, noDay, type CountLimit, type CountingFacts } from './count-limit.ts'
import { isExceptionNamed } from './exception-effect.ts'
import type { LawInForce } from './law-in-force.ts'
import type { Condition, LimitUnit, Rule } from './rule.ts'
import type { LawFacts, LawSettings } from './types.ts'
import { eventNames, type EventName, type LawArea } from './vocabulary.ts'

/** A column an event is read from; its index is that of `eventNames`. */
export type Column = number

/** A condition on age, answered for each need. */
export interface AgeTest {
  readonly kind: 'under' | 'atLeast'
  readonly years: number
  /** First known of these is the moment the age is measured. */
  readonly columns: readonly Column[]
}

/** A rule whose facts have been answered for a profile: what is left depends on days and age only. */
export interface ProgramRule {
  readonly rule: Rule
  readonly from: EpochDay
  readonly to: EpochDay
  readonly versionColumns: readonly Column[]
  readonly starts: readonly { readonly column: Column; readonly then: CountLimit | undefined }[]
  readonly countsFrom: readonly Column[]
  readonly ages: readonly AgeTest[]
  readonly count: CountLimit
  readonly later: { readonly column: Column; readonly count: CountLimit } | undefined
  /** Whether the last day itself is rolled forward. */
  readonly rolls: boolean
  /** The exception that takes the number away (care by a plan, individual interval). */
  readonly plannedBy: string | undefined
  /** The rule that lends these limits to a need noticed elsewhere. */
  readonly lentBy: Rule | undefined
  readonly stopColumn: Column
  readonly endColumns: readonly Column[]
  readonly isPrimary: boolean
  /** Positions in the program of the rules this one gives way to. */
  readonly givesWay: readonly number[]
}

/** The rules that a profile (area and facts) can meet, compiled. */
export interface Program {
  readonly rules: readonly ProgramRule[]
  readonly settings: LawSettings
}

const indexOfEvent = new Map<EventName, Column>(eventNames.map((name, index) => [name, index]))

/** The column of an event. */
export function columnOf(event: EventName): Column {
  return indexOfEvent.get(event) ?? -1
}

const rollingUnits: ReadonlySet<LimitUnit> = new Set(['calendarDays', 'weeks', 'months'])

/** Compiles the rules of one kind for a profile. Age, birth date and days are not part of a profile. */
export function createProgram(
  law: LawInForce,
  area: LawArea | undefined,
  facts: LawFacts,
  kind: Rule['kind'] = 'law',
): Program {
  const inQuestion = law.rules.filter(
    (rule) => rule.kind === kind && (area === undefined || rule.areas.includes(area)) && canApply(rule, area, facts),
  )
  const lender = inQuestion.find((rule) => rule.lends.length > 0)
  const answering = inQuestion.filter((rule) => rule.limit.unit !== 'asApplicableRule')
  const position = new Map(answering.map((rule, index) => [rule.id, index]))
  const rules = answering.map((rule) =>
    compileRule(law, rule, {
      area,
      facts,
      lender: lender?.lends.includes(rule.obligation) ? lender : undefined,
      givesWay: rule.givesWay.flatMap((id) => position.get(id) ?? []),
    }),
  )
  return { rules, settings: law.settings }
}

/** The program of a profile from the law's cache. */
export function programOf(law: LawInForce, area: LawArea | undefined, facts: LawFacts, kind: Rule['kind']): Program {
  const { birthDate: _birthDate, age: _age, ask: _ask, ...profile } = facts
  const key = JSON.stringify([kind, area ?? null, Object.entries(profile).sort(([a], [b]) => (a < b ? -1 : 1))])
  const known = law.programs.get(key)
  if (known !== undefined) return known
  const program = createProgram(law, area, facts, kind)
  // Profiles are few; a flood of odd ones (free-text reasons) must not fill the memory.
  if (law.programs.size > 5000) law.programs.clear()
  law.programs.set(key, program)
  return program
}

interface Profile {
  readonly area: LawArea | undefined
  readonly facts: LawFacts
  readonly lender: Rule | undefined
  readonly givesWay: readonly number[]
}

function compileRule(law: LawInForce, rule: Rule, profile: Profile): ProgramRule {
  const { facts, lender } = profile
  const { settings } = law
  const counting: CountingFacts = {
    extensionMonths: facts.extensionGranted === true ? rule.extensionMonths : 0,
    firstDayCounted: rule.firstDayCounted,
    forMonth: monthOf(facts.forMonth),
    schoolClosed: facts.schoolClosed === undefined ? undefined : new Set(closedDays(facts.schoolClosed)),
  }
  const lent = (events: readonly EventName[]): readonly Column[] =>
    (lender === undefined ? events : lend(events, lender)).map(columnOf)
  const startEvents = rule.starts.map(({ event }) => event)
  return {
    rule,
    from: Math.max(rule.inForce?.from ?? Number.POSITIVE_INFINITY, lender?.inForce?.from ?? Number.NEGATIVE_INFINITY),
    to: rule.inForce?.to ?? Number.NEGATIVE_INFINITY,
    versionColumns: lent(rule.versionBy),
    starts:
      lender === undefined
        ? rule.starts.map(({ event, byRule }) => ({ column: columnOf(event), then: chained(law, byRule, counting) }))
        : lent(startEvents).map((column) => ({ column, then: undefined })),
    countsFrom: rule.countsFrom.map(columnOf),
    ages: rule.who.flatMap((line) => line.anyOf.flatMap((condition) => ageTest(condition, rule, settings, lent))),
    count: createCount(rule.limit, counting, settings),
    later: rule.orIfLater && {
      column: columnOf(rule.orIfLater.from),
      count: createCount(rule.orIfLater.limit, { ...counting, extensionMonths: 0 }, settings),
    },
    rolls: rule.rollForward || (settings.rollForward === 'all' && rollingUnits.has(rule.limit.unit)),
    plannedBy: plannedBy(rule, facts),
    lentBy: lender,
    stopColumn: columnOf(rule.stops),
    endColumns: rule.ends.map(columnOf),
    isPrimary: rule.area === profile.area,
    givesWay: profile.givesWay,
  }
}

/** A need noticed elsewhere has no contact and no § 51 assessment of its own: the noticing stands for both. */
function lend(events: readonly EventName[], lender: Rule): readonly EventName[] {
  const [noticed = 'needFound'] = lender.starts.map(({ event }) => event)
  return events.flatMap((event) => (event === 'assessment' || event === 'contact' ? [noticed, event] : [event]))
}

function chained(law: LawInForce, ruleId: string | undefined, facts: CountingFacts): CountLimit | undefined {
  const rule = ruleId === undefined ? undefined : law.ruleById.get(ruleId)
  return rule && createCount(rule.limit, { ...facts, extensionMonths: 0, firstDayCounted: false }, law.settings)
}

function ageTest(
  condition: Condition,
  rule: Rule,
  settings: LawSettings,
  lent: (events: readonly EventName[]) => readonly Column[],
): readonly AgeTest[] {
  if (condition.kind !== 'age') return []
  const at = rule.interpretations.includes('therapyAgeAt') ? settings.therapyAgeAt : condition.at
  const columns = lent([at, ...rule.starts.map(({ event }) => event)])
  if (condition.test === 'under') return [{ kind: 'under', years: condition.years, columns }]
  const extra = condition.test === 'over' && settings.overAge === 'passed' ? 1 : 0
  return [{ kind: 'atLeast', years: condition.years + extra, columns }]
}

function canApply(rule: Rule, area: LawArea | undefined, facts: LawFacts): boolean {
  return (
    rule.inForce !== null &&
    rule.who.every(({ anyOf }) => anyOf.some((condition) => condition.kind === 'age' || holds(condition, area, facts)))
  )
}

function holds(condition: Condition & { kind: 'fact' }, area: LawArea | undefined, facts: LawFacts): boolean {
  const value = condition.fact === 'area' ? area : facts[condition.fact]
  const isListed = condition.values.some((wanted) => wanted === value)
  switch (condition.test) {
    case 'is':
      return isListed
    case 'isNot':
      return !isListed
    case 'isOther':
      return value !== undefined && !isListed
    case 'isKnown':
      return value !== undefined
  }
}

function plannedBy(rule: Rule, facts: LawFacts): string | undefined {
  if (facts.planBased === true && isExceptionNamed(rule, 'PLAN-BASED')) return 'PLAN-BASED'
  if (facts.individualInterval === true && isExceptionNamed(rule, 'INTERVAL')) return 'INTERVAL'
  return undefined
}

function monthOf(forMonth: string | undefined): EpochDay {
  const day = `${(forMonth ?? '').slice(0, 7)}-01`
  return isLocalDate(day) ? toEpochDay(day) : noDay
}

/** The days of `day` and `day/day` spans, both ends included. */
function closedDays(spans: readonly string[]): readonly EpochDay[] {
  return spans.flatMap((span) => {
    const [from = '', to = from] = span.split('/')
    if (!isLocalDate(from) || !isLocalDate(to)) return []
    const first = toEpochDay(from)
    return Array.from({ length: toEpochDay(to) - first + 1 }, (_, index) => first + index)
  })
}

/** Needs in columns: one entry a need in each. `noDay` where the event has not happened. */
export interface NeedColumns {
  /** By event column; a missing one means that the event has happened to nobody. */
  readonly days: readonly (Int32Array | undefined)[]
  /** Minute of the day by event column; a missing one means that only days are known. */
  readonly minutes: readonly (Int32Array | undefined)[]
  /** `noDay` where not known. */
  readonly birthDay: Int32Array
  /** Whole years, used where the birth day is not known; -1 where neither is. */
  readonly age: Int32Array
  /** Today; `noDay` when not given. */
  readonly asOf: EpochDay
}

/** Scratch of a run, reused from need to need. */
export interface Answer {
  /** How many clocks the need has. */
  count: number
  /** Position of each in the program. */
  readonly position: Int32Array
  /** Start and last day of each; `noDay` where the law gives no number. */
  readonly start: Int32Array
  readonly due: Int32Array
  /** Nominal last day, before any roll-forward. */
  readonly nominal: Int32Array
  readonly applies: Uint8Array
}

/** An empty answer that fits the program. */
export function createAnswer(program: Program): Answer {
  const size = Math.max(1, program.rules.length)
  return {
    count: 0,
    position: new Int32Array(size),
    start: new Int32Array(size),
    due: new Int32Array(size),
    nominal: new Int32Array(size),
    applies: new Uint8Array(size),
  }
}

/** Answers one need: which rules' clocks run, from when and until when. Allocates nothing. */
export function runProgram(program: Program, needs: NeedColumns, need: number, answer: Answer): void {
  const { rules, settings } = program
  for (let index = 0; index < rules.length; index++) {
    const rule = rules[index]
    if (rule !== undefined) answer.applies[index] = applyRule(rule, needs, need, answer, index, settings) ? 1 : 0
  }
  answer.count = 0
  for (let index = 0; index < rules.length; index++) {
    if (answer.applies[index] === 1 && !isSuperseded(rules, index, answer)) {
      answer.position[answer.count] = index
      answer.count += 1
    }
  }
}

function applyRule(
  rule: ProgramRule,
  needs: NeedColumns,
  need: number,
  answer: Answer,
  index: number,
  settings: LawSettings,
): boolean {
  const version = versionDay(rule, needs, need, settings)
  if (version === noDay || version < rule.from || version > rule.to) return false
  const startColumn = firstKnown(rule.starts, needs, need)
  if (startColumn === undefined || !fitsAge(rule, needs, need, settings)) return false
  let start = dayAt(needs, startColumn.column, need)
  const minute = needs.minutes[startColumn.column]?.[need] ?? -1
  if (startColumn.then !== undefined) start = startColumn.then(start, minute)
  for (const column of rule.countsFrom) {
    const day = dayAt(needs, column, need)
    if (day !== noDay && day < start) start = day
  }
  let due = rule.plannedBy === undefined ? rule.count(start, minute) : noDay
  if (rule.later !== undefined && due !== noDay) {
    const other = dayAt(needs, rule.later.column, need)
    if (other !== noDay) {
      const otherDue = rule.later.count(other, -1)
      due = settings.laterOfTwo === 'later' ? Math.max(due, otherDue) : Math.min(due, otherDue)
    }
  }
  answer.start[index] = start
  answer.nominal[index] = due
  answer.due[index] = rule.rolls && due !== noDay ? rollForwardDay(due) : due
  return true
}

/** The day that chooses the version of a rule. */
export function versionDay(rule: ProgramRule, needs: NeedColumns, need: number, settings: LawSettings): EpochDay {
  if (settings.transition === 'firstEvent') return firstEventDay(needs, need)
  for (const column of rule.versionColumns) {
    const day = dayAt(needs, column, need)
    if (day !== noDay) return day
  }
  if (!rule.rule.versionElseToday) return noDay
  return needs.asOf === noDay ? rule.from : needs.asOf
}

/** The first day on which anything happened. */
export function firstEventDay(needs: NeedColumns, need: number): EpochDay {
  let first = noDay
  for (const column of needs.days) {
    const day = column?.[need] ?? noDay
    if (day !== noDay && (first === noDay || day < first)) first = day
  }
  return first
}

function firstKnown(
  starts: ProgramRule['starts'],
  needs: NeedColumns,
  need: number,
): ProgramRule['starts'][number] | undefined {
  for (const start of starts) if (dayAt(needs, start.column, need) !== noDay) return start
  return undefined
}

/** The day of an event of a need; `noDay` when it has not happened. */
export function dayAt(needs: NeedColumns, column: Column, need: number): EpochDay {
  return needs.days[column]?.[need] ?? noDay
}

function fitsAge(rule: ProgramRule, needs: NeedColumns, need: number, settings: LawSettings): boolean {
  for (const test of rule.ages) {
    const age = ageAt(test, needs, need, settings)
    // An unknown age keeps the protection of the young and promises no rule of the old: the tighter and the general.
    if (test.kind === 'under' ? age >= test.years : age < test.years) return false
  }
  return true
}

/** Whole years at the moment a test measures; -1 when not known. */
export function ageAt(test: AgeTest, needs: NeedColumns, need: number, settings: LawSettings): number {
  const birth = needs.birthDay[need] ?? noDay
  if (birth === noDay) return needs.age[need] ?? -1
  for (const column of test.columns) {
    const day = dayAt(needs, column, need)
    if (day !== noDay) return Math.max(0, ageOnEpochDay(birth, day, settings.leapBirthday))
  }
  return -1
}

/** A clock yields to the rule it gives way to, and to a nearer or tighter one with the same stop event. */
function isSuperseded(rules: readonly ProgramRule[], index: number, answer: Answer): boolean {
  const rule = rules[index]
  if (rule === undefined) return true
  for (const other of rule.givesWay) if (answer.applies[other] === 1) return true
  for (let other = 0; other < rules.length; other++) {
    const rival = rules[other]
    if (other === index || answer.applies[other] !== 1 || rival?.stopColumn !== rule.stopColumn) continue
    if (!rivalYields(rival, answer) && beats(rival, rule, other, index, answer)) return true
  }
  return false
}

function rivalYields(rival: ProgramRule, answer: Answer): boolean {
  for (const other of rival.givesWay) if (answer.applies[other] === 1) return true
  return false
}

function beats(rival: ProgramRule, rule: ProgramRule, rivalIndex: number, index: number, answer: Answer): boolean {
  if (rival.isPrimary !== rule.isPrimary) return rival.isPrimary
  const rivalDue = answer.due[rivalIndex] ?? noDay
  const due = answer.due[index] ?? noDay
  if (rivalDue === due) return rivalIndex < index
  return rivalDue !== noDay && (due === noDay || rivalDue < due)
}
