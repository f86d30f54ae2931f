import { sql } from 'kysely'
import { toHelsinkiDate, toInstant } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import type { Sealer } from '../../platform/seal.ts'
import { stepAfterBooking } from '../booking/index.ts'
import { appendEvents, lockContactRow } from '../contact/index.ts'
import { lockNeed, recordInLaw, sealGround } from '../law/index.ts'

/**
 * A need that was said to be met turns out not to be. It is open again with its first dates: both moments are kept, and
 * the reason lies sealed in the need's own register. Somebody on shift books again, or follows up what is not booked; a choice
 * of the first time that was left to the person ended with the need.
 *
 * @throws AppError not-found: not there, or hidden; action-not-possible: the need is not met, or its case is closed, which
 *   is opened first; rule-violated: no reason
 */
export async function reopenNeed(tx: WriteTx, sealer: Sealer, needId: string, reason: string): Promise<string> {
  const need = await lockNeed(tx, needId)
  const row = need && (await lockContactRow(tx, need.contact_id))
  if (!row) throw notFound()
  if (reason.trim() === '') throw new AppError('rule-violated', { reason: 'reason-needed' })
  if (row.status === 'closed' || row.joined_into !== null)
    throw new AppError('action-not-possible', { reason: row.status })
  const changed = await tx.run(
    sql`update need set status = 'open', choice_left_at = null, next_date = ${toHelsinkiDate(toInstant(tx.at))} where id = ${needId} and status = 'done'`,
  )
  if (changed === 0) throw new AppError('action-not-possible', { reason: 'need-not-done' })
  await tx.run(
    sql`
      update plan_line l set next_kind = case when v.bookable then 'book' else 'follow-up' end, next_date = ${toHelsinkiDate(toInstant(tx.at))}
      from need n join service v on v.county_id = n.county_id and v.code = n.service where n.id = ${needId} and l.need_id = n.id`,
  )
  const groundPayloadId = await sealGround(tx, sealer, need, reason)
  await recordInLaw(tx, sealer, need, { kind: 'reopened', name: 'reopened', groundPayloadId })
  await appendEvents(tx, row, [
    { change: { type: 'need-reopened' }, needId },
    { change: await stepAfterBooking(tx, row) },
  ])
  tx.journal({ register: need.register, persons: [need.person_id], detail: { contact: row.id, need: needId } })
  return row.id
}
