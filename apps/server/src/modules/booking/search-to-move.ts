import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import { listAppointments } from '../plan/index.ts'
import type { AskedOf } from './lost-race.ts'
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

/**
 * Times of a need for whom the desk has on the telephone: where its next booked time could go, or a first one.
 * @throws AppError not-found for one that is not there, or not for this actor
 */
export async function searchForNeed(tx: ReadTx, asked: AskedOf, recent: RecentOffers): Promise<Offers> {
  const need = await tx.first(
    sql<{ contactId: string }>`select contact_id as "contactId" from need where id = ${asked.needId}`,
  )
  if (!need) throw notFound()
  const bookedId = await findStanding(tx, asked)
  return bookedId === undefined
    ? searchOffers(tx, { contactId: need.contactId, needIds: [asked.needId], limit: offersToLosers }, recent)
    : searchToMove(tx, bookedId, recent)
}

/** The coming booked time of a need: the one asked about where it stands, or else the next one. */
export const findStanding = async (tx: ReadTx, { needId, appointmentId }: AskedOf): Promise<string | undefined> =>
  (
    await tx.first(sql<{ id: string }>`
      select id from appointment where need_id = ${needId} and status = 'booked' and lower(during) > ${tx.at}
      order by id is distinct from ${appointmentId ?? null}::uuid, lower(during) limit 1`)
  )?.id
