import { decideComing } from '@luukku/domain/booking'
import { sql } from 'kysely'
import type { WriteTx } from '../../../platform/db.ts'
import { lockCalendars } from '../insert-appointment.ts'
import { countComing, readBookingLimits } from '../limits/read-limits.ts'
import type { OfferRow } from './waiting-queries.ts'

/**
 * Whether an open offer can still be taken. Hours lie between the question and the answer: meanwhile the need may have been met,
 * ended or booked earlier, the person may have their fill of the service by another contact, and whoever would give the time may
 * be away. What it answers stands until the commit.
 */
export async function isKept(tx: WriteTx, offer: OfferRow): Promise<boolean> {
  await lockCalendars(tx, [offer.person_id, offer.staff_id])
  const now = await tx.first(sql<{ isOpen: boolean; hasEarlier: boolean; hasLater: boolean; isCarried: boolean }>`
    select n.status in ('open', 'booked') as "isOpen",
      exists (select from appointment b where b.need_id = n.id and b.status in ('booked', 'arrived', 'started')
        and upper(b.during) > ${tx.at} and lower(b.during) <= lower(a.during)) as "hasEarlier",
      exists (select from appointment b where b.need_id = n.id and b.status = 'booked' and lower(b.during) > lower(a.during)) as "hasLater",
      appointment_fault(a) is null and (a.session_id is null or exists (
        select from group_session s where s.id = a.session_id and s.status = 'open')) as "isCarried"
    from appointment a join need n on n.id = a.need_id where a.id = ${offer.appointment_id}`)
  if (!now?.isOpen || now.hasEarlier || !now.isCarried) return false
  // A later time of the need is given up for it: the person has as many as before.
  return now.hasLater || (await mayHaveOneMore(tx, offer))
}

/** Whether the person may have one more coming time of the service, as when the desk books it without a reason. */
export async function mayHaveOneMore(
  tx: WriteTx,
  { contact_id: contactId, service }: { readonly contact_id: string; readonly service: string },
): Promise<boolean> {
  const [limits, coming] = [await readBookingLimits(tx), await countComing(tx, contactId)]
  return decideComing(limits, [service], coming, false) === undefined
}
