import { sql } from 'kysely'
import type { TakenBack } from '@luukku/domain/contact'
import type { AppointmentState } from '@luukku/domain/booking'
import type { LawInForce } from '@luukku/domain/law'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import type { Services } from '../../platform/services.ts'
import type { SteppedAppointment } from '../booking/index.ts'
import { correctClocks, insertClockRecord, listClockRecords, type NeedOfRecord } from '../law/index.ts'
import { rebookNeed } from './own-list-queries.ts'

/**
 * What was recorded of a visit counts for nothing: what it met runs again from its first start, what it started is given up. Both stay
 * in the record, with who took it back and why. Of a need that took over what was recorded of the visit the same holds.
 *
 * @param groundPayloadId why, sealed; none for a slip of the hand within its minutes
 */
export async function takeBackVisit(
  tx: WriteTx,
  { sealer, jobs }: Pick<Services, 'sealer' | 'jobs'>,
  law: LawInForce,
  need: NeedOfRecord,
  { id, status, now, from }: SteppedAppointment,
  groundPayloadId?: string,
): Promise<void> {
  for (const one of [need, ...(await listFollowers(tx, need, id))]) {
    const before = await listClockRecords(tx, [one.id])
    await insertClockRecord(tx, one, {
      kind: status === 'no-show' ? 'exception' : 'visit',
      name: status === 'no-show' ? 'NO-SHOW' : status === 'done' ? 'held' : status,
      at: status === 'done' ? from : tx.at,
      data: { how: 'taken-back', appointment: id, now },
      groundPayloadId,
    })
    await correctClocks(tx, sealer, law, one.id, before, 'takenBack')
  }
  if (status === 'no-show') await rebookNeed(tx, need.id, id)
  if (groundPayloadId !== undefined)
    await jobs.plan(tx, 'tell-taken-back', {
      county: tx.actor.county,
      needId: need.id,
      how: saidOf[status] ?? 'arrived',
      of: id,
      takenAt: tx.at.toISOString(),
    })
}

const saidOf: Partial<Record<AppointmentState, TakenBack>> = { done: 'visit', 'no-show': 'missed' }

/** Open needs of a later assessment that what was recorded of this appointment went over to. */
const listFollowers = (tx: ReadTx, need: NeedOfRecord, appointmentId: string): Promise<NeedOfRecord[]> =>
  tx.rows(sql<NeedOfRecord>`
    select distinct n.id, n.person_id, n.contact_id, n.register from need n join clock_record r on r.need_id = n.id
    where n.contact_id = ${need.contact_id} and n.id <> ${need.id} and n.status in ('open', 'booked') and r.data ->> 'appointment' = ${appointmentId}
    order by n.id`)
