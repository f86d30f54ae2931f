import { sql } from 'kysely'
import type { ReadTx, WriteTx } from '../../platform/db.ts'

export interface PublicationRow {
  id: string
  rule_id: string
  published_on: string
  /** First day of the month whose figures they were, of a monthly duty. */
  of_month: string | null
  recorded_at: Date
  by: string
}

/** What was published and not taken back, the last first. Index: publication_record_rule. */
export const listPublications = (tx: ReadTx): Promise<PublicationRow[]> =>
  tx.rows(sql<PublicationRow>`
    select p.id, p.rule_id, p.published_on, p.of_month, p.recorded_at, m.given_name || ' ' || m.family_name as by
    from publication_record p join staff_member m on m.id = p.recorded_by
    where p.county_id = ${tx.actor.county} and p.takes_back is null
      and not exists (select from publication_record t where t.takes_back = p.id)
    order by p.published_on desc, p.id desc limit 200`)

/** Whether the asker keeps what the whole county shares. */
export const mayRecordPublications = async (tx: ReadTx): Promise<boolean> =>
  (await tx.first(sql<{ may: boolean }>`select keeps_county_calendars() as may`))?.may === true

export async function insertPublication(
  tx: WriteTx,
  row: {
    ruleId: string
    publishedOn: string
    ofMonth?: string | null | undefined
    by: string
    takesBack?: string
    reason?: string
  },
): Promise<void> {
  await tx.run(sql`
    insert into publication_record (county_id, rule_id, published_on, of_month, takes_back, reason, recorded_by, recorded_at)
    values (${tx.actor.county}, ${row.ruleId}, ${row.publishedOn}, ${row.ofMonth ?? null}, ${row.takesBack ?? null}, ${row.reason ?? null}, ${row.by}, ${tx.at})`)
}
