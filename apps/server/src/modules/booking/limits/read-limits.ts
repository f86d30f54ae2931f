import { sql } from 'kysely'
import { usualBookingLimits, type BookingLimits } from '@luukku/domain/booking'
import type { ReadTx } from '../../../platform/db.ts'
import { getCounty } from '../../catalogue/index.ts'

/** What this county allows one person to keep. */
export async function readBookingLimits(tx: ReadTx): Promise<BookingLimits> {
  const { settings } = await getCounty(tx)
  return { ...usualBookingLimits, ...settings.bookingLimits }
}

/** Coming times by service of the person whose contact this is. Index: appointment_one_per_person. */
export async function countComing(tx: ReadTx, contactId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.rows(sql<{ service: string; n: number }>`
    select a.service, count(*)::int as n from appointment a
    where a.person_id = (select person_id from contact where id = ${contactId}) and a.during && tstzrange(${tx.at}, null)
      and a.status in ('booked', 'arrived', 'started') group by a.service`)
  return new Map(rows.map(({ service, n }) => [service, n]))
}

/** Open holds of each of these persons, and whether their identity has been checked. */
export async function countHolds(
  tx: ReadTx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, { isVerified: boolean; open: number }>> {
  const rows = await tx.rows(sql<{ id: string; verified: boolean; open: number }>`
    select p.id, p.verified, (select count(*) from appointment a
      where a.person_id = p.id and a.status = 'held' and a.held_until > ${tx.at})::int as open
    from person p where p.id = any (${[...personIds]}::uuid[])`)
  return new Map(rows.map(({ id, verified, open }) => [id, { isVerified: verified, open }]))
}
