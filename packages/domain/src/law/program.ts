import type { EpochDay } from '../time/index.ts'
import { isLocalDate, toEpochDay } from '../time/index.ts'
import { createCount, noDay, type CountLimit, type CountingFacts } from './count-limit.ts'
import { isExceptionNamed } from './exception-effect.ts'
import type { LawInForce } from './law-in-force.ts'
import type { Condition, LimitUnit, Rule } from './rule.ts'
import type { LawFacts, LawSettings } from './types.ts'
import { eventNames, lawAreas, type EventName, type LawArea } from './vocabulary.ts'

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
  /** `stopColumn` and those of what meets it alone. */
  readonly stopColumns: readonly Column[]
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

/**
 * Compiles the rules of one kind for a profile. Age, birth date and days are not part of a profile.
 *
 * @param among where the area is not known, those that it may be
 */
function createProgram(
  law: LawInForce,
  area: LawArea | undefined,
  facts: LawFacts,
  kind: Rule['kind'],
  among: readonly LawArea[] = area === undefined ? lawAreas : [area],
): Program {
  const inQuestion = law.rules.filter(
    (rule) => rule.kind === kind && rule.areas.some((one) => among.includes(one)) && canApply(rule, area, facts),
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
export function programOf(
  law: LawInForce,
  area: LawArea | undefined,
  facts: LawFacts,
  kind: Rule['kind'],
  among?: readonly LawArea[],
): Program {
  const { birthDate: _birthDate, age: _age, ask: _ask, ...profile } = facts
  const key = JSON.stringify([
    kind,
    area ?? among ?? null,
    Object.entries(profile).sort(([a], [b]) => (a < b ? -1 : 1)),
  ])
  const known = law.programs.get(key)
  if (known !== undefined) return known
  const program = createProgram(law, area, facts, kind, among)
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
    stopColumns: [rule.stops, ...rule.metAlsoBy].map(columnOf),
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
