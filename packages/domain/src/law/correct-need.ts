import { clocksForNeed, type NeedInLaw } from './clocks-for-need.ts'
import type { LawInForce } from './law-in-force.ts'
import { isSameClock, recountNeed, type RecountedNeed } from './recount-need.ts'
import type { Clock, ExplanationStep } from './types.ts'

/**
 * Why a need is counted anew: a record was taken back, a finding puts it under another rule, a finding gives these rules their own
 * extension, or a new assessment carries what was recorded of the need before over to it, where these clocks had given way already.
 */
export type Correction =
  'takenBack' | 'superseded' | { readonly putsOff: readonly string[] } | { readonly gaveWay: readonly Clock[] }

/** What correcting what is known of a need gives. */
export interface CorrectedNeed extends RecountedNeed {
  /** Stored clocks that stood on what is no longer so, as they were: their dates stay on record and count for nothing. */
  readonly withdrawn: readonly Clock[]
}

/**
 * Counts a need anew when a professional has taken back what was recorded of it, or has found a fact that puts it under
 * another rule. This is the one place where a clock that has started may be given up for another: it needs both what was
 * known before and what is known now, and only a clock whose rule, start or last day differs between the two is given up.
 * A change of the law or of a county's readings differs in neither, so it moves nothing here.
 *
 * @param before the need with what was recorded, as it was
 * @param after  the need as it is now known
 * A finding, unlike a record taken back, gives up only what still runs, and never for a later day but the law's own extension of
 * that rule: a limit that is broken or met stays so, whatever is found afterwards. What had given way before a new assessment gives way there too, whatever day it
 * is now: its own need is where that was weighed.
 *
 * @param stored the clocks as they were written
 */
export function correctNeed(
  law: LawInForce,
  before: NeedInLaw,
  after: NeedInLaw,
  stored: readonly Clock[],
  why: Correction,
): CorrectedNeed {
  const was = clocksForNeed(law, before)
  const is = clocksForNeed(law, after)
  const asItStands = recountNeed(law, before, stored).changed
  const gaveWay = typeof why === 'object' && 'gaveWay' in why ? why.gaveWay : []
  const putsOff = typeof why === 'object' && 'putsOff' in why ? why.putsOff : []
  const mayGo = (clock: Clock) =>
    why === 'takenBack' ||
    gaveWay.some((one) => isSameClock(one, clock)) ||
    ((asItStands.find((one) => isSameClock(one, clock)) ?? clock).state === 'running' &&
      (putsOff.includes(clock.ruleId) || !isPutOff(clock, is)))
  const withdrawn = stored.filter((clock) => isGivenUp(law, clock, { was, is, before, after }) && mayGo(clock))
  const kept = stored.filter((clock) => !withdrawn.includes(clock))
  const { changed, started } = recountNeed(law, after, kept)
  return { withdrawn, changed, started: started.map((clock) => tellEarlierDay(clock, withdrawn, putsOff)) }
}

/** Whether what would come in its place has a later day. */
function isPutOff({ kind, stopEvent, dueDate }: Clock, is: readonly Clock[]): boolean {
  return is.some(
    (clock) =>
      clock.kind === kind &&
      clock.stopEvent === stopEvent &&
      dueDate !== null &&
      (clock.dueDate === null || clock.dueDate > dueDate),
  )
}

interface Knowledge {
  readonly was: readonly Clock[]
  readonly is: readonly Clock[]
  readonly before: NeedInLaw
  readonly after: NeedInLaw
}

function isGivenUp(law: LawInForce, clock: Clock, { was, is, before, after }: Knowledge): boolean {
  const old = was.find((one) => isSameClock(one, clock))
  if (old !== undefined) {
    const now = is.find(({ ruleId }) => ruleId === clock.ruleId)
    return now === undefined || now.startedOn !== old.startedOn || now.dueDate !== old.dueDate
  }
  // Today's law counts it otherwise than it was counted (a new version, another reading, a later round): it stands unless
  // its own start is what was taken back.
  const rule = law.ruleById.get(clock.ruleId)
  if (rule?.recurs === true && clock.startedAt === momentGone(before, after, rule.stops)) return true
  return clock.startedAt === momentGone(before, after, clock.startEvent)
}

/** The moment of an event that was known and is no longer, or is another. */
function momentGone(before: NeedInLaw, after: NeedInLaw, event: Clock['startEvent']): string | undefined {
  const now = new Set([after.events?.[event], ...(after.moments?.[event] ?? [])])
  return [before.events?.[event], ...(before.moments?.[event] ?? [])].find(
    (moment) => moment !== undefined && !now.has(moment),
  )
}

/** A clock that comes in the place of one given up says what its last day was until now: both stay to be read. */
function tellEarlierDay(clock: Clock, withdrawn: readonly Clock[], putsOff: readonly string[]): Clock {
  const earlier = withdrawn.find(
    ({ kind, stopEvent, dueDate }) => kind === clock.kind && stopEvent === clock.stopEvent && dueDate !== null,
  )
  if (earlier === undefined || earlier.dueDate === null) return clock
  const code = putsOff.includes(clock.ruleId) ? 'extended' : 'corrected'
  const step: ExplanationStep = { code, parameters: { rule: earlier.ruleId, date: earlier.dueDate } }
  return { ...clock, explanation: [...clock.explanation, step] }
}
