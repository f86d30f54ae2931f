import {
  decideStep,
  isLive,
  type AppointmentState,
  type AppointmentStep,
  type StepActor,
  type StepRefusal,
} from '@luukku/domain/booking'
import type { WriteTx } from '../../../platform/db.ts'
import { AppError, notFound } from '../../../platform/errors.ts'
import { givenOnReason, isSlotTaken } from '../slot-taken.ts'
import { dropReminders, insertStep, lockLife, writeState, type LifeRow } from './life-queries.ts'

/** Refused for what the appointment is by now; every other refusal is a rule of when. */
const stale: readonly StepRefusal[] = [
  'time-is-held',
  'hold-is-over',
  'time-was-cancelled',
  'time-was-moved',
  'time-was-missed',
  'time-is-over',
  'time-not-held',
  'already-arrived',
  'visit-has-started',
  'time-has-begun',
]

export interface SteppedAppointment extends LifeRow {
  /** What it is now; `status` is what it was. */
  now: AppointmentState
}

/**
 * Takes one step of an appointment's life: the only way its state changes after the booking. The row is held, the domain
 * decides, state and step are written in the caller's transaction.
 *
 * @param by whose doing it is: a resident's wish that staff carry out keeps the resident's limits
 * @throws AppError not-found: not there or hidden; action-not-possible or rule-violated with the reason
 */
export async function stepAppointment(
  tx: WriteTx,
  appointmentId: string,
  step: AppointmentStep,
  by: StepActor,
): Promise<SteppedAppointment> {
  const row = await lockLife(tx, appointmentId)
  if (!row) throw notFound()
  const decided = decideStep(
    {
      state: row.status,
      fromMs: row.from.getTime(),
      toMs: row.to.getTime(),
      mode: row.mode,
      ...(row.held_until === null ? {} : { heldUntilMs: row.held_until.getTime() }),
      ...(row.last_step === null || row.last_from === null || row.last_by === null || row.last_at === null
        ? {}
        : { last: { step: row.last_step, from: row.last_from, by: row.last_by, atMs: row.last_at.getTime() } }),
    },
    step,
    by,
    tx.at.getTime(),
  )
  if (decided.refused !== undefined)
    throw new AppError(stale.includes(decided.refused) ? 'action-not-possible' : 'rule-violated', {
      reason: decided.refused,
    })
  const written = await writeState(tx, row, decided.to).catch((error: unknown) => {
    // What was missed had freed the time, and somebody has it now. Of a held one its offer says what became of it.
    if (row.status !== 'held' && isSlotTaken(error))
      throw new AppError('action-not-possible', { reason: givenOnReason(error) })
    throw error
  })
  if (written !== 1) throw new AppError('action-not-possible', { reason: 'changed-meanwhile' })
  await insertStep(tx, row, { step, to: decided.to, by })
  if (!isLive(decided.to)) await dropReminders(tx, row.id)
  return { ...row, now: decided.to }
}
