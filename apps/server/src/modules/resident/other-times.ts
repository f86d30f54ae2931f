import type { OtherTimes } from '@luukku/contract'
import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db.ts'
import { findStanding, type AskedOf } from '../booking/index.ts'
import { listMyTimes } from './my-appointment.ts'
import { listMyFirstTimes } from './my-first-time.ts'

/** So many as the pages of times show at first. */
const limit = 5

/**
 * What a person could choose where a time that they were asked about is gone: another for the booked one, or a first one where
 * that was left to them. Nothing where it is the desk's to find.
 *
 * @throws AppError as `listMyTimes` and `listMyFirstTimes`
 */
export async function listOtherTimes(tx: ReadTx, key: string, asked: AskedOf): Promise<OtherTimes | undefined> {
  const { needId } = asked
  const appointmentId = await findStanding(tx, asked)
  if (appointmentId !== undefined) {
    const { times } = await listMyTimes(tx, key, appointmentId, { limit, rest: 'no' })
    return { needId, appointmentId, times }
  }
  const left = await tx.first(
    sql`select 1 from need where id = ${needId} and status = 'open' and choice_left_at is not null`,
  )
  return left ? { needId, times: (await listMyFirstTimes(tx, key, needId, { limit })).times } : undefined
}
