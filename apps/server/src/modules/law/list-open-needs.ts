import { sql } from 'kysely'
import type { NeedInLaw } from '@luukku/domain/law'
import type { ReadTx } from '../../platform/db.ts'
import { listClockRecords, type NeedFacts } from './clock-record-queries.ts'
import { toNeedInLaw } from './recount-clocks.ts'

/** An open need as the law sees it: an id, codes and moments. */
export interface OpenNeed {
  id: string
  need: NeedInLaw
}

/** The open needs of the county, with what has been recorded of them. */
export async function listOpenNeeds(tx: ReadTx): Promise<OpenNeed[]> {
  const rows = await tx.rows(sql<{ id: string; facts: NeedFacts }>`
    select l.need_id as id, l.facts from need_in_law l join need n on n.id = l.need_id and n.status in ('open', 'booked')
    where l.county_id = ${tx.actor.county} order by l.need_id`)
  const records = await listClockRecords(
    tx,
    rows.map(({ id }) => id),
  )
  const byNeed = Map.groupBy(records, ({ need_id }) => need_id)
  return rows.map(({ id, facts }) => ({ id, need: toNeedInLaw(facts, byNeed.get(id) ?? []) }))
}
