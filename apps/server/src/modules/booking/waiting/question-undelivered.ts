import { holdUntil } from '@luukku/domain/booking'
import { sql } from 'kysely'
import type { WriteTx } from '../../../platform/db.ts'
import type { Services } from '../../../platform/services.ts'

/**
 * A question about a held time did not get through, and goes on by another way. The time is held anew from now, as for
 * anybody who is asked now and never longer than that: whoever could not read the first message loses nothing by it. With a call
 * to make it is marked, so that an end without an answer is not written down as the person's silence.
 *
 * A question about a move is only told to the desk: it stands for a day.
 */
export async function questionUndelivered(
  tx: WriteTx,
  services: Pick<Services, 'jobs'>,
  o: { heldId: string; by: 'sms' | 'email' | 'desk' },
): Promise<void> {
  const { heldId, by } = o
  const offer = await tx.first(sql<{
    id: string
    register: 'health' | 'social' | 'both'
    person_id: string
    contact_id: string
    expires_at: Date
    from: Date
  }>`
    select o.id, o.register, o.person_id, o.contact_id, o.expires_at, lower(a.during) as from
    from waiting_offer o join appointment a on a.id = o.appointment_id
    where a.id = ${heldId} and a.status = 'held' and o.status = 'offered' and o.county_id = ${tx.actor.county} for update of o`)
  if (!offer) {
    await tx.send(sql`
      update move_proposal set channel = ${by} where hold_id = ${heldId} and status = 'asked' and county_id = ${tx.actor.county}`)
    return
  }
  const isOver = offer.expires_at <= tx.at
  const anew = isOver ? undefined : holdUntil(tx.at.getTime(), offer.from.getTime())
  const until = new Date(Math.max(offer.expires_at.getTime(), anew ?? 0))
  await tx.send(sql`
    update waiting_offer set channel = ${by}, undelivered = ${by === 'desk'}, expires_at = ${until} where id = ${offer.id}`)
  tx.journal({
    register: offer.register,
    persons: [offer.person_id],
    detail: { contact: offer.contact_id, offer: offer.id, undelivered: true, by },
  })
  if (until <= offer.expires_at) return
  await tx.send(sql`update appointment set held_until = ${until} where id = ${heldId} and status = 'held'`)
  await services.jobs.plan(tx, 'end-waiting-offer', { county: tx.actor.county, offerId: offer.id }, { at: until })
}
