import { sql } from 'kysely'
import type { ReadTx, WriteTx } from '../../../platform/db.ts'

/** @returns 0 when this message was handed over before */
export const noteSms = (tx: WriteTx, messageId: string) =>
  tx.run(sql`
    insert into sms_received (county_id, message_id, received_at) values (${tx.actor.county}, ${messageId}, ${tx.at}) on conflict do nothing`)

export interface AskedBySms {
  offerId: string
  contactId: string
  /** Who was asked: the person, or somebody who acts for them. */
  personId: string
  isOpen: boolean
}
/** Days in which a late answer is still understood as one. */
const lateDays = 3

/**
 * Offers that were asked about by a text message to these people, open or lately over, the youngest first. One whose gateway
 * gave no answer may have arrived all the same.
 */
export const listAskedBySms = (tx: ReadTx, persons: readonly string[]) =>
  tx.rows(sql<AskedBySms>`
    select o.id as "offerId", o.contact_id as "contactId", n.person_id as "personId", o.status = 'offered' and o.expires_at > ${tx.at} as "isOpen"
    from waiting_offer o join notification n on n.appointment_id = o.appointment_id and n.template = 'time-offer' and n.channel = 'sms'
    where o.county_id = ${tx.actor.county} and n.person_id = any (${[...persons]}::uuid[]) and (n.status in ('sent', 'failed') or n.status = 'planned' and n.attempts > 0)
      and o.expires_at > ${new Date(tx.at.getTime() - lateDays * 86_400_000)} and o.status in ('offered', 'expired', 'unreached', 'withdrawn')
    order by o.offered_at desc, o.id`)

/** The desk calls: a message is not how this one is answered. */
export const askByCall = (tx: WriteTx, offerId: string) =>
  tx.run(sql`update waiting_offer set channel = 'desk' where id = ${offerId} and status = 'offered'`)
