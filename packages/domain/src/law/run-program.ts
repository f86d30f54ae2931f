import type { EpochDay } from '../time/index.ts'
import { ageOnEpochDay, rollForwardDay } from '../time/index.ts'
import { noDay } from './count-limit.ts'
import type { AgeTest, Column, Program, ProgramRule } from './program.ts'
import type { LawSettings } from './types.ts'

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

/**
 * Answers one need: which rules' clocks run, from when and until when. Allocates nothing.
 *
 * @param lawOf the day whose law is asked; `noDay` for the day that chooses the version of each rule
 */
export function runProgram(
  program: Program,
  needs: NeedColumns,
  need: number,
  answer: Answer,
  lawOf: EpochDay = noDay,
): void {
  const { rules, settings } = program
  for (let index = 0; index < rules.length; index++) {
    const rule = rules[index]
    if (rule !== undefined) answer.applies[index] = applyRule(rule, needs, need, answer, index, settings, lawOf) ? 1 : 0
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
  lawOf: EpochDay,
): boolean {
  const version = lawOf === noDay ? versionDay(rule, needs, need, settings) : lawOf
  if (version === noDay || version < rule.from || version > rule.to) return false
  return countRule(rule, needs, need, answer, index, settings)
}

/**
 * Counts a rule for a need, whichever version is in force, into the position of the answer.
 *
 * @returns false, and writes nothing, when the rule has not started or is not for somebody of this age
 */
function countRule(
  rule: ProgramRule,
  needs: NeedColumns,
  need: number,
  answer: Answer,
  index: number,
  settings: LawSettings,
): boolean {
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
