import { sql } from 'kysely'
import { mayTakeBackCancellation, type AppointmentState } from '@luukku/domain/booking'
import type { WriteTx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import type { Sealer } from '../../platform/seal.ts'
import type { ContactRow } from '../contact/index.ts'
import { recordInLaw, type NeedOfRecord } from '../law/index.ts'
import { withdrawNotice } from '../notification/index.ts'

/**
 * Staff cancelled a time by mistake and book the very same one again: the exception that the cancellation recorded counts
 * for nothing. Both stay in the record; what was told has been told, and is told again.
 *
 * @returns whether it was told: a message that has not gone is not sent
 * @throws AppError rule-violated: not the same time, or not cancelled within the last minutes
 */
export async function takeBack(
  tx: WriteTx,
  sealer: Sealer,
  row: ContactRow,
  need: NeedOfRecord,
  cancelledId: string,
  time: { staffId: string; start: Date },
): Promise<boolean> {
  const found = await tx.first(sql<{
    status: AppointmentState
    need_id: string
    staff_id: string
    from: Date
    changed_at: Date
  }>`
    select status, need_id, staff_id, lower(during) as from, changed_at from appointment where id = ${cancelledId}`)
  const isSlip =
    found !== undefined &&
    mayTakeBackCancellation(
      {
        state: found.status,
        needId: found.need_id,
        staffId: found.staff_id,
        fromMs: found.from.getTime(),
        changedMs: found.changed_at.getTime(),
      },
      { needId: need.id, staffId: time.staffId, fromMs: time.start.getTime() },
      tx.at.getTime(),
    )
  if (!isSlip) throw new AppError('rule-violated', { reason: 'nothing-to-take-back' })
  const recorded = await tx.first(sql<{ name: string }>`
    select name from clock_record where need_id = ${need.id} and kind = 'exception' and data ->> 'appointment' = ${cancelledId}
      and data ->> 'how' = 'cancelled' order by recorded_at desc limit 1`)
  if (recorded)
    await recordInLaw(tx, sealer, need, {
      kind: 'exception',
      name: recorded.name,
      data: { how: 'taken-back', appointment: cancelledId },
    })
  return withdrawNotice(tx, row, 'appointment-cancelled', found.changed_at)
}
