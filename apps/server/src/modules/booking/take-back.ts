import { sql } from 'kysely'
import type { WriteTx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { recordInLaw, type NeedOfRecord } from '../law/index.ts'

/** Minutes in which a slip of the hand can be taken back. Later it is a booking like others, and both acts stand. */
const takeBackMinutes = 10

/**
 * Staff cancelled a time by mistake and book the very same one again: the exception that the cancellation recorded counts
 * for nothing. Both stay in the record; what was told has been told, and is told again.
 *
 * @throws AppError rule-violated: not the same time, or not cancelled within the last minutes
 */
export async function takeBack(
  tx: WriteTx,
  need: NeedOfRecord,
  cancelledId: string,
  time: { staffId: string; start: Date },
): Promise<void> {
  const since = new Date(tx.at.getTime() - takeBackMinutes * 60_000)
  const cancelled = await tx.first(sql`
    select 1 from appointment where id = ${cancelledId} and need_id = ${need.id} and status = 'cancelled'
      and staff_id = ${time.staffId} and lower(during) = ${time.start} and changed_at >= ${since}`)
  if (!cancelled) throw new AppError('rule-violated', { reason: 'nothing-to-take-back' })
  const recorded = await tx.first(sql<{ name: string }>`
    select name from clock_record where need_id = ${need.id} and kind = 'exception' and data ->> 'appointment' = ${cancelledId}
      and data ->> 'how' = 'cancelled' order by recorded_at desc limit 1`)
  if (recorded)
    await recordInLaw(tx, need, {
      kind: 'exception',
      name: recorded.name,
      data: { how: 'taken-back', appointment: cancelledId },
    })
}
