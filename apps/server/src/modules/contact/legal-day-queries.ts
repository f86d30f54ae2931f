import { sql, type RawBuilder } from 'kysely'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import { stands } from '../law/index.ts'
import { contactColumns, type CaseSummary, type ContactRow } from './case-row.ts'

/** The open need of a contact called `c` whose legal day comes first. Index: need_contact. */
const firstOf = (columns: RawBuilder<unknown>) => sql`
  select ${columns} from need n where n.contact_id = c.id and n.status in ('open', 'booked', 'external')
    and n.legal_due_date is not null and n.legal_rule_id is not null
  order by n.legal_due_date, n.legal_rule_id limit 1`

/** An assessed contact called `c` whose row tells another legal day than its needs. */
export const tellsAnotherDay = sql`(c.assessed_at is not null
  and exists (select from need n where n.contact_id = c.id and n.status in ('open', 'booked', 'external'))
  and coalesce((c.summary #>> '{legal,ruleId}') || ' ' || (c.summary #>> '{legal,dueDate}'), '')
    <> coalesce((${firstOf(sql`n.legal_rule_id || ' ' || to_char(n.legal_due_date, 'YYYY-MM-DD')`)}), ''))`

/** The legal day that comes first among the open needs of a contact. */
export async function readLegalDay(tx: ReadTx, contactId: string): Promise<CaseSummary['legal']> {
  const row = await tx.first(sql<{ rule_id: string; due_date: string; due_at: string | null }>`
    select f.rule_id, f.due_date, (
      select k.detail ->> 'dueAt' from clock k where k.need_id = f.need_id and k.rule_id = f.rule_id
        and to_char(k.due_date, 'YYYY-MM-DD') = f.due_date and ${stands} limit 1) as due_at
    from contact c, lateral (${firstOf(sql`n.id as need_id, n.legal_rule_id as rule_id, to_char(n.legal_due_date, 'YYYY-MM-DD') as due_date`)}) f
    where c.id = ${contactId} and c.county_id = ${tx.actor.county}`)
  if (!row) return undefined
  return { ruleId: row.rule_id, dueDate: row.due_date, ...(row.due_at === null ? {} : { dueAt: row.due_at }) }
}

/** The contact of a need, held, where this actor sees it, it tells another day, and nobody else holds it. */
export async function lockContactBehindNeed(tx: WriteTx, needId: string): Promise<ContactRow | undefined> {
  return tx.first(sql<ContactRow>`
    select ${contactColumns} from contact c where c.county_id = ${tx.actor.county}
      and c.id = (select contact_id from need where id = ${needId}) and ${tellsAnotherDay} for update of c skip locked`)
}

export async function isBehind(tx: ReadTx, contactId: string): Promise<boolean> {
  const row = await tx.first(sql`select 1 from contact c where c.id = ${contactId} and ${tellsAnotherDay}`)
  return row !== undefined
}

export async function updateLegalDay(tx: WriteTx, row: Pick<ContactRow, 'id' | 'summary' | 'sort_key'>): Promise<void> {
  await tx.run(sql`
    update contact set summary = ${JSON.stringify(row.summary)}::jsonb, sort_key = ${row.sort_key} where id = ${row.id}`)
}
