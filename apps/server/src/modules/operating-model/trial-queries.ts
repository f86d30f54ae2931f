import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db.ts'

export interface TriedContact {
  id: string
  reference: string
  person_id: string
  received_at: Date
}

/** The newest contacts since a day that the wall lets this actor see whole. Index: contact_received. */
export const listRecentContacts = (tx: ReadTx, since: string, limit: number) =>
  tx.rows(sql<TriedContact>`
    select id, reference, person_id, received_at from contact
    where county_id = ${tx.actor.county} and received_at >= ${since}::date order by received_at desc, id limit ${limit}`)
