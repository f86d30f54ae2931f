import type { Mode } from '../types.ts'
import { toHelsinkiDate, toInstant } from '../../time/index.ts'
import { isLive, type AppointmentState } from './appointment-state.ts'

/**
 * What may happen to an appointment. `correct` takes back the last of arrive, start, finish and miss as a slip of the hand, `unmove`
 * a move by the unit: the old time stands again;
 * `undo` takes back what was recorded, however long ago, by a professional who writes why.
 */
export type AppointmentStep =
  'take' | 'lapse' | 'arrive' | 'start' | 'finish' | 'miss' | 'cancel' | 'move' | 'unmove' | 'correct' | 'undo'
export type StepActor = 'resident' | 'staff' | 'system'

/** An appointment as far as its next step depends on it. Milliseconds since 1970; `toMs` is the first moment after it. */
export interface AppointmentLife {
  readonly state: AppointmentState
  readonly fromMs: number
  readonly toMs: number
  readonly mode: Mode
  /** Until when it is held, not including that moment. */
  readonly heldUntilMs?: number
  /** The last step that was recorded. */
  readonly last?: {
    readonly step: AppointmentStep
    readonly from: AppointmentState
    readonly by: StepActor
    readonly atMs: number
  }
}

/** Why a step is refused: a code with words in every language (`i18n/staff/rule-reasons`). */
export type StepRefusal =
  | 'time-is-held'
  | 'hold-is-over'
  | 'time-was-cancelled'
  | 'time-was-moved'
  | 'time-was-missed'
  | 'time-is-over'
  | 'time-not-held'
  | 'already-arrived'
  | 'visit-has-started'
  | 'time-has-begun'
  | 'visit-in-the-future'
  | 'not-this-day'
  | 'too-early-to-arrive'
  | 'arrive-at-the-place-only'
  | 'recorded-by-staff'
  | 'nothing-to-correct'
  | 'correct-too-late'

export type DecidedStep =
  { readonly to: AppointmentState; readonly refused?: never } | { readonly to?: never; readonly refused: StepRefusal }

const minuteMs = 60_000
/**
 * The resident can say they have come an hour before. Earlier would be said from home: somebody believed to sit in the
 * waiting room is not looked for elsewhere.
 */
export const arriveMinutesBefore = 60
/** A slip of the hand can be taken back this long. Later, what followed from it (a call, a letter) has gone out. */
export const correctMinutes = 10

/** Whether what was recorded then can still be taken back as a slip of the hand. */
export const isInTimeToCorrect = (recordedMs: number, atMs: number): boolean =>
  atMs - recordedMs < correctMinutes * minuteMs

/** Why an appointment in this state is not there to be changed; nothing for those that are live. */
const whyNot: Partial<Record<AppointmentState, StepRefusal>> = {
  held: 'time-is-held',
  lapsed: 'hold-is-over',
  cancelled: 'time-was-cancelled',
  moved: 'time-was-moved',
  'no-show': 'time-was-missed',
  done: 'time-is-over',
}
const corrected: readonly AppointmentStep[] = ['arrive', 'start', 'finish', 'miss']

/**
 * The one rule of an appointment's life: what a step makes of it, or why it may not be taken. Every write asks it.
 *
 * A visit is never found to have taken place, nor to have been missed, before its time. What has begun is not cancelled or moved by the
 * resident; the unit still can until its end (the professional fell ill while the person waits), and cancels also after it, where
 * nobody had written down that the professional never came.
 */
export function decideStep(life: AppointmentLife, step: AppointmentStep, by: StepActor, atMs: number): DecidedStep {
  if (step === 'take' || step === 'lapse') return stepOfHold(life, step, atMs)
  if (step === 'unmove') return decideReturn(life, by, atMs)
  if (step === 'correct') return decideCorrection(life, by, atMs)
  if (step === 'undo') return decideUndo(life, by)
  const { state, fromMs } = life
  const gone = whyNot[state]
  if (gone !== undefined) return { refused: gone }
  // What became of a visit is the professional's word.
  if (by === 'resident' && (step === 'start' || step === 'finish' || step === 'miss'))
    return { refused: 'recorded-by-staff' }
  const hasBegun = fromMs <= atMs
  switch (step) {
    case 'arrive':
      return decideArrival(life, by, atMs)
    case 'start':
      if (state === 'started') return { refused: 'visit-has-started' }
      return isSameDay(atMs, fromMs) || hasBegun ? { to: 'started' } : { refused: 'not-this-day' }
    case 'finish':
      return hasBegun || state === 'started' ? { to: 'done' } : { refused: 'visit-in-the-future' }
    case 'miss':
      if (state === 'started') return { refused: 'visit-has-started' }
      return hasBegun ? { to: 'no-show' } : { refused: 'visit-in-the-future' }
    case 'cancel':
    case 'move':
      if (state === 'started') return { refused: 'visit-has-started' }
      if (by === 'resident' ? hasBegun : life.toMs <= atMs && step === 'move') return { refused: 'time-has-begun' }
      return { to: step === 'cancel' ? 'cancelled' : 'moved' }
  }
}

function stepOfHold({ state, heldUntilMs }: AppointmentLife, step: 'take' | 'lapse', atMs: number): DecidedStep {
  if (state !== 'held') return { refused: state === 'lapsed' ? 'hold-is-over' : 'time-not-held' }
  if (step === 'lapse') return { to: 'lapsed' }
  // Whether or not the planned work has come that ends it.
  return heldUntilMs !== undefined && atMs >= heldUntilMs ? { refused: 'hold-is-over' } : { to: 'booked' }
}

function decideArrival({ state, fromMs, toMs, mode }: AppointmentLife, by: StepActor, atMs: number): DecidedStep {
  if (state === 'arrived') return { refused: 'already-arrived' }
  if (state === 'started') return { refused: 'visit-has-started' }
  if (by !== 'resident') return isSameDay(atMs, fromMs) ? { to: 'arrived' } : { refused: 'not-this-day' }
  if (mode !== 'onsite') return { refused: 'arrive-at-the-place-only' }
  if (atMs < fromMs - arriveMinutesBefore * minuteMs) return { refused: 'too-early-to-arrive' }
  return atMs >= toMs ? { refused: 'time-has-begun' } : { to: 'arrived' }
}

function decideCorrection({ state, last }: AppointmentLife, by: StepActor, atMs: number): DecidedStep {
  if (last === undefined || !corrected.includes(last.step)) return { refused: whyNot[state] ?? 'nothing-to-correct' }
  // The resident takes back their own word only, and only while they are not in the room.
  if (by === 'resident' && (last.by !== 'resident' || state !== 'arrived')) return { refused: 'nothing-to-correct' }
  if (!isInTimeToCorrect(last.atMs, atMs)) return { refused: 'correct-too-late' }
  return isLive(last.from) ? { to: last.from } : { refused: 'nothing-to-correct' }
}

/** As it was before the unit moved it, while it can still be kept: who had come waits until its end, anybody else has it to its beginning. */
function decideReturn({ state, last, fromMs, toMs }: AppointmentLife, by: StepActor, atMs: number): DecidedStep {
  if (by !== 'staff') return { refused: 'recorded-by-staff' }
  if (state !== 'moved' || last?.step !== 'move' || last.by !== 'staff' || !isLive(last.from))
    return { refused: 'nothing-to-correct' }
  if (!isInTimeToCorrect(last.atMs, atMs)) return { refused: 'correct-too-late' }
  return (last.from === 'arrived' ? toMs : fromMs) <= atMs ? { refused: 'time-has-begun' } : { to: last.from }
}

/** The time is as it was booked: whatever was found to have taken place is found anew. */
function decideUndo({ state, last }: AppointmentLife, by: StepActor): DecidedStep {
  if (by !== 'staff') return { refused: 'recorded-by-staff' }
  if (last === undefined || !corrected.includes(last.step)) return { refused: whyNot[state] ?? 'nothing-to-correct' }
  return { to: 'booked' }
}

const isSameDay = (a: number, b: number) => toHelsinkiDate(toInstant(a)) === toHelsinkiDate(toInstant(b))
