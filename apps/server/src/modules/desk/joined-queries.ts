import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db.ts'
import type { ContactRow } from '../contact/index.ts'

/** Whether other contacts stand under this one. Index: contact_joined. */
export const carriesOthers = async (tx: ReadTx, contactId: string): Promise<boolean> =>
  (await tx.first(sql`select 1 from contact where joined_into = ${contactId} limit 1`)) !== undefined

/**
 * The clocks, each called `k`, of a contact that was joined into another, where the duty goes on in the carrier's clock or was
 * met by its assessment. One that is due earlier runs on, so that no breach is hidden, until the carrier is assessed or closed.
 */
export const isCarriedBy = (carrier: Pick<ContactRow, 'id' | 'assessed_at'>, contactId: string) => sql`
  k.contact_id = ${contactId} and k.need_id is null and (${carrier.assessed_at !== null} or exists (
    select from clock o where o.contact_id = ${carrier.id} and o.need_id is null and o.rule_id = k.rule_id
      and o.state in ('running', 'breached') and o.stopped_at is null and o.due_date <= k.due_date))`

/** The clocks, each called `k`, of the contacts that stand under this one. */
export const isUnder = (carrierId: string) => sql`
  k.need_id is null and k.contact_id in (select id from contact where joined_into = ${carrierId})`
