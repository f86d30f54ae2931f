import { sql, type RawBuilder } from 'kysely'
import { retentionRules } from '@luukku/domain/retention'
import type { ReadTx, WriteTx } from '../../platform/db.ts'

/** Where words are kept: beside an event, or a joint document's place in one register. */
export type Kept = 'payload' | 'joint-health' | 'joint-social'

export interface StoredDocument {
  id: string
  person_id: string
  retention_class: string
  created_at: Date
  closed_at: Date | null
}

// `closed_at`: when the contact was last closed; absent while it is open.
const closedAt = sql.raw(
  `case when c.status = 'closed' then (select max(e.at) from case_event e where e.contact_id = c.id and e.type = 'closed') end`,
)
const keptIn = (kept: Kept): RawBuilder<unknown> =>
  kept === 'payload'
    ? sql.raw(
        `(select id, county_id, person_id, contact_id, retention_class, created_at from sealed_payload where destroyed_at is null)`,
      )
    : sql.raw(
        `(select document_id as id, county_id, person_id, contact_id, retention_class, recorded_at as created_at from joint_entry
          where destroyed_at is null and register = '${kept === 'joint-health' ? 'health' : 'social'}')`,
      )

/** Words still kept and stored before the day, in the order of their ids. */
export const listKeptBefore = (tx: ReadTx, kept: Kept, before: Date, after: string | undefined, limit: number) =>
  tx.rows(sql<StoredDocument>`
    select p.id, p.person_id, p.retention_class, p.created_at, ${closedAt} as closed_at
    from ${keptIn(kept)} p left join contact c on c.id = p.contact_id
    where p.county_id = ${tx.actor.county} and p.created_at < ${before}
      and (${after ?? null}::uuid is null or p.id > ${after ?? null}::uuid)
    order by p.id limit ${limit}`)

export interface ClassCount {
  retention_class: string
  kept: number
  due: number
  since: string | null
}
const rules = JSON.stringify(Object.entries(retentionRules).map(([name, rule]) => ({ name, ...rule })))

/**
 * How much is kept and past its time, by class: rows are counted and no person is read. A class that is counted from birth
 * has no day here, because the day of birth is sealed.
 */
export const countByClass = (tx: ReadTx, today: string) =>
  tx.rows(sql<ClassCount>`
    select d.retention_class, count(*)::int as kept, (count(*) filter (where d.due <= ${today}::date))::int as due,
      (min(d.due) filter (where d.due <= ${today}::date))::text as since
    from (
      select p.retention_class, ((case r."from" when 'stored' then p.created_at when 'closed' then ${closedAt} end at time zone 'Europe/Helsinki')::date
        + make_interval(years => r.years))::date as due
      from (select * from ${keptIn('payload')} a union all select * from ${keptIn('joint-health')} b union all select * from ${keptIn('joint-social')} c) p
        left join contact c on c.id = p.contact_id
        left join jsonb_to_recordset(${rules}::jsonb) r(name text, years int, "from" text) on r.name = p.retention_class
      where p.county_id = ${tx.actor.county}) d
    group by d.retention_class order by d.retention_class`)

/** @returns the number of documents destroyed, each in its register alone */
export async function destroyKept(tx: WriteTx, kept: Kept, ids: readonly string[]): Promise<number> {
  const row = await tx.first(
    kept === 'payload'
      ? sql<{ n: number }>`select destroy_payloads(${[...ids]}::uuid[], ${tx.at}) as n`
      : sql<{ n: number }>`
          select destroy_joint_entries(${kept === 'joint-health' ? 'health' : 'social'}, ${[...ids]}::uuid[], ${tx.at}) as n`,
  )
  return row?.n ?? 0
}
