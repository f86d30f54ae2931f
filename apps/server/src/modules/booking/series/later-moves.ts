import type { ReadTx } from '../../../platform/db.ts'
import { AppError } from '../../../platform/errors.ts'
import type { AppointmentRow } from '../../plan/index.ts'
import type { LaterMove } from '../change-appointment.ts'
import { listRest } from './list-rest.ts'

/**
 * The rest of a series with its new times, as they were chosen: all of it, one after the other.
 *
 * @throws AppError rule-violated when something of the rest is left out or not its own, or the times are not in order
 */
export async function laterMovesOf(
  tx: ReadTx,
  old: AppointmentRow,
  first: { end: Date },
  chosen: readonly { appointmentId: string; start: Date; end: Date }[],
): Promise<LaterMove[]> {
  if (chosen.length === 0) return []
  const rest = await listRest(tx, old)
  const moves = chosen.flatMap(({ appointmentId, start, end }, at) => {
    const one = rest[at]
    return one?.id === appointmentId ? [{ old: one, start, end }] : []
  })
  const inOrder = moves.every(({ start }, at) => start >= (moves[at - 1]?.end ?? first.end))
  if (moves.length !== rest.length || moves.length !== chosen.length || !inOrder)
    throw new AppError('rule-violated', { reason: 'not-one-series' })
  return moves
}
