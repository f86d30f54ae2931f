import type { AccessRule, Actor } from '@luukku/domain/access'
import type { ReadTx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import { isSlotTaken } from './slot-taken.ts'

/** Of whom other times are looked for: the booked time that they were asked to move, where it still stands. */
export interface AskedOf {
  readonly needId: string
  readonly appointmentId?: string
}

/** What a person could choose instead of a time that they were asked about; nothing where nobody left them a choice. */
export type FindOtherTimes = (tx: ReadTx, asked: AskedOf) => Promise<unknown>

/**
 * The answer to a lost race: the next times, read in a transaction of their own once the lost one has given its connection back.
 * @param over  the reason of a question that has ended: it is answered alike
 * @returns `slot-taken`, or the ended question's own answer, with what was found; with nothing where whoever won has ended what it
 *   was for. Any other error as it is
 */
export async function withOthers(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  error: unknown,
  asked: { actor: Actor; requestId: string; access: AccessRule; action: string; over?: string },
  find: (tx: ReadTx) => Promise<unknown>,
): Promise<unknown> {
  const { actor, requestId, action, over } = asked
  const isOver = error instanceof AppError && over !== undefined && error.reason === over
  if (!isSlotTaken(error) && !isOver) return error
  const told = (found: { alternatives?: unknown }) =>
    isOver ? new AppError(error.code, { reason: over, ...found }) : new AppError('slot-taken', found)
  const { purpose, ground } = asked.access
  try {
    const alternatives = await db.read({ actor, purpose, requestId, clock, action, ground }, find)
    return told(alternatives === undefined ? {} : { alternatives })
  } catch (fault) {
    if (fault instanceof AppError && fault.code === 'not-found') return told({})
    throw fault
  }
}
