import { daysBetween } from '../time/index.ts'
import { listCases, noCases, problemOf, readCase } from './case-file.ts'
import { clocksForNeed, type NeedInLaw } from './clocks-for-need.ts'
import { evaluateClocks, evaluateReadings } from './evaluate-clocks.ts'
import type { LawInForce } from './law-in-force.ts'
import type { Clock, LawInput } from './types.ts'

/** What would change for one duty of one case. */
export interface ClockDifference {
  readonly id: string
  readonly stopEvent: string
  readonly now: ComparedClock | null
  readonly then: ComparedClock | null
  /** Positive when the new date is later; null when one of them has no date. */
  readonly movesDays: number | null
}

/** A clock as a comparison shows it. A county's promise is marked: it is no law. */
export interface ComparedClock {
  readonly ruleId: string
  readonly dueDate: string | null
  readonly kind?: 'promise'
}

/** A rehearsal of a changed law on cases. */
export interface LawComparison {
  readonly differences: readonly ClockDifference[]
  readonly problems: readonly string[]
}

/** What two laws give for one matter, where they differ. */
export function compareMatter(
  now: LawInForce,
  then: LawInForce,
  id: string,
  input: LawInput,
): readonly ClockDifference[] {
  return differences(id, evaluateClocks(now, input), evaluateClocks(then, input))
}

/** What two laws give for a need of a county, where they differ in what is still to be done. */
export function compareNeed(
  now: LawInForce,
  then: LawInForce,
  id: string,
  need: NeedInLaw,
): readonly ClockDifference[] {
  const open = (law: LawInForce) =>
    clocksForNeed(law, need).filter(({ stoppedBy, state }) => stoppedBy === null && state !== 'ended')
  return differences(id, open(now), open(then))
}

function differences(id: string, old: readonly Clock[], fresh: readonly Clock[]): readonly ClockDifference[] {
  return pairs(old, fresh).flatMap(([one, other]) => {
    if (one?.ruleId === other?.ruleId && one?.dueDate === other?.dueDate) return []
    return [
      {
        id,
        stopEvent: one?.stopEvent ?? other?.stopEvent ?? '',
        now: dated(one),
        then: dated(other),
        movesDays: one?.dueDate && other?.dueDate ? daysBetween(one.dueDate, other.dueDate) : null,
      },
    ]
  })
}

/**
 * Each clock with the one that stands in its place: of the same obligation, or else one that is met by the same event. A need
 * may have two that one event meets, an urgent decision and that of the whole application.
 */
function pairs(
  old: readonly Clock[],
  fresh: readonly Clock[],
): readonly (readonly [Clock | undefined, Clock | undefined])[] {
  const left = [...fresh]
  const take = (fits: (clock: Clock) => boolean): Clock | undefined => {
    const place = left.findIndex(fits)
    return place < 0 ? undefined : left.splice(place, 1)[0]
  }
  const isAlike = (one: Clock, other: Clock) => one.kind === other.kind && one.stopEvent === other.stopEvent
  const same = old.map((one) => take((other) => isAlike(one, other) && one.obligation === other.obligation))
  const paired = old.map((one, place) => [one, same[place] ?? take((other) => isAlike(one, other))] as const)
  return [...paired, ...left.map((other) => [undefined, other] as const)]
}

/** Compares two laws on a case file (`{cases: [{id, area, input}]}`): the open needs of a county, or worked cases. */
export function compareLaws(now: LawInForce, then: LawInForce, file: unknown, asOf: LawInput['asOf']): LawComparison {
  const cases = listCases(file)
  if (cases === undefined) return { differences: [], problems: [noCases] }
  const problems: string[] = []
  const found = cases.flatMap((raw, position) => {
    const read = readCase(now, raw, position)
    if (read.input === undefined) {
      problems.push(...read.problems.map((problem) => `case ${read.id}: ${problem}`))
      return []
    }
    try {
      const clocksOf = (law: LawInForce) => evaluateReadings(law, read.readings, asOf)
      return differences(read.id, clocksOf(now), clocksOf(then))
    } catch (error) {
      problems.push(problemOf(read.id, error))
      return []
    }
  })
  return { differences: found, problems }
}

function dated(clock: Clock | undefined): ClockDifference['now'] {
  if (clock === undefined) return null
  const { ruleId, dueDate, kind } = clock
  return { ruleId, dueDate, ...(kind === 'promise' ? { kind } : {}) }
}
