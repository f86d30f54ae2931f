import type { ReadTx } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import { listAppointments } from '../plan/index.ts'
import type { RecentOffers } from './recent-offers.ts'
import { searchOffers, type Offers } from './search-offers.ts'

/** So many other times whoever lost a race is told of: as many as a search shows at first. */
export const offersToLosers = 6

/**
 * Where else a booked time could go, the earliest first: its own time counts as free.
 * @throws AppError not-found for one that is not there, or not for this actor
 */
export async function searchToMove(tx: ReadTx, appointmentId: string, recent: RecentOffers): Promise<Offers> {
  const [old] = await listAppointments(tx, { ids: [appointmentId] })
  if (!old) throw notFound()
  const { contact_id: contactId, need_id: needId } = old
  return searchOffers(
    tx,
    { contactId, needIds: [needId], moving: old.id, earliest: true, limit: offersToLosers },
    recent,
  )
}
