import { sql } from 'kysely'
import type { ReadTx, WriteTx } from '../../platform/db.ts'

export interface StoredDocument {
  id: string
  person_id: string
  retention_class: string
  created_at: Date
  closed_at: Date | null
}

/** Words still kept and stored before the day, the oldest first. `closed_at`: when their contact was last closed. */
export const listKeptBefore = (tx: ReadTx, before: Date, after: string | undefined, limit: number) =>
  tx.rows(sql<StoredDocument>`
    select p.id, p.person_id, p.retention_class, p.created_at,
      case when c.status = 'closed' then (select max(e.at) from case_event e where e.contact_id = c.id and e.type = 'closed') end as closed_at
    from sealed_payload p left join contact c on c.id = p.contact_id
    where p.county_id = ${tx.actor.county} and p.destroyed_at is null and p.created_at < ${before}
      and (${after ?? null}::uuid is null or p.id > ${after ?? null}::uuid)
    order by p.id limit ${limit}`)

/** @returns the number of payloads destroyed */
export async function destroyPayloads(tx: WriteTx, ids: readonly string[]): Promise<number> {
  const row = await tx.first(sql<{ n: number }>`select destroy_payloads(${[...ids]}::uuid[], ${tx.at}) as n`)
  return row?.n ?? 0
}
