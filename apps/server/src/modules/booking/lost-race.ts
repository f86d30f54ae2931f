import type { AccessRule, Actor } from '@luukku/domain/access'
import type { ReadTx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import { isSlotTaken } from './slot-taken.ts'

/**
 * The answer to a lost race: the next times, read in a transaction of their own once the lost one has given its connection back.
 * @returns `slot-taken` with what was found, with nothing where whoever won has ended what it was for; any other error as it is
 */
export async function withOthers(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  error: unknown,
  asked: { actor: Actor; requestId: string; access: AccessRule; action: string },
  find: (tx: ReadTx) => Promise<unknown>,
): Promise<unknown> {
  if (!isSlotTaken(error)) return error
  const { actor, requestId, action } = asked
  const { purpose, ground } = asked.access
  try {
    return new AppError('slot-taken', {
      alternatives: await db.read({ actor, purpose, requestId, clock, action, ground }, find),
    })
  } catch (fault) {
    if (fault instanceof AppError && fault.code === 'not-found') return new AppError('slot-taken')
    throw fault
  }
}
