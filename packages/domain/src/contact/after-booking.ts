import { addMinutes, type Instant } from '../time/index.ts'
import type { CaseClass } from './case-event.ts'
import type { NextStep, NextStepKind } from './next-step.ts'

/** A case right after its booked times changed. */
export interface TimesOfCase {
  readonly now: Instant
  readonly urgencyClass: CaseClass
  readonly current: NextStep
  /** When a professional last said what it needs. */
  readonly assessedAt?: Instant | undefined
  /** The client did it alone: nobody at the desk heard of anything else. */
  readonly byClient: boolean
  /** Needs that somebody has to find a time for. */
  readonly toBook: number
  /** Needs whose first time the client was left to choose. */
  readonly toChoose: number
  /** The next time that comes. */
  readonly first?: TimeOfCase
  /** A time that has begun, or has passed and nobody has said what became of it. */
  readonly begun?: TimeOfCase
}
export interface TimeOfCase {
  readonly staffId: string
  readonly at: Instant
}

/**
 * What happens next: nothing else than before, whatever was booked; the step of before, in a case whose times changed; a booked
 * time; or a step that somebody on shift takes.
 */
export type AfterBooking =
  | { readonly does: 'nothing' | 'stays' }
  | { readonly does: 'time'; readonly time: TimeOfCase }
  | { readonly does: 'step'; readonly kind: NextStepKind; readonly at: Instant }

/** An A or B that is met within the hour is met. */
const urgentMinutes = 60
/** As long as a contact of class C may wait for a shift: whoever is met later is not helped the same day. */
const sameDayMinutes = 16 * 60
const minutesToBook = 60
/** Chosen or not, the case is looked at again after a day: the limits do not wait for the choice. */
export const minutesToChoose = 24 * 60

/**
 * Waits for somebody at the desk, whatever the client books meanwhile: words that nobody has read, and a call of the same day.
 * A calmer call is for a time, which they have found.
 */
const isForDesk = ({ kind }: NextStep, urgencyClass: CaseClass) =>
  kind === 'read' || (urgencyClass <= 'C' && (kind === 'call' || kind === 'emergency-call'))

/** A class C of today whose first time is not of today, as on the eve of a holiday: somebody sees to it that help comes all the same. */
const isLeftForLater = ({ now, urgencyClass, assessedAt, byClient, first, begun }: TimesOfCase): boolean =>
  urgencyClass === 'C' &&
  !byClient &&
  assessedAt !== undefined &&
  now <= addMinutes(assessedAt, sameDayMinutes) &&
  begun === undefined &&
  first !== undefined &&
  first.at > addMinutes(now, sameDayMinutes)

/** What truly is next for the case, and so whose it is. */
export function decideAfterBooking(times: TimesOfCase): AfterBooking {
  const { now, urgencyClass, current, byClient, toBook, toChoose, first, begun } = times
  // Somebody in danger is not done with a time tomorrow: the call stays what happens next, with its owner.
  if (urgencyClass <= 'B' && (!first || first.at > addMinutes(now, urgentMinutes))) return { does: 'nothing' }
  if (byClient && isForDesk(current, urgencyClass) && (!first || current.at <= first.at)) return { does: 'stays' }
  if (toBook > 0) return { does: 'step', kind: 'book', at: addMinutes(now, minutesToBook) }
  // What was said to happen if they do not choose is said of the rest as well.
  if (toChoose > 0)
    return current.kind === 'appointment'
      ? { does: 'step', kind: 'await-answer', at: addMinutes(now, minutesToChoose) }
      : { does: 'stays' }
  if (isLeftForLater(times)) return { does: 'step', kind: 'call', at: addMinutes(now, minutesToBook) }
  if (first) return { does: 'time', time: first }
  if (begun) return { does: 'time', time: begun }
  return { does: 'step', kind: 'follow-up', at: addMinutes(now, minutesToBook) }
}
