import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db.ts'
import { stands } from './clock-record-queries.ts'

/**
 * Open needs with a duty that recurs, whose last round was met and has no later one, in the order of their ids after one.
 * Index: clock_state.
 */
export async function listNeedsWithoutNextRound(
  tx: ReadTx,
  rules: readonly string[],
  o: { after: string | undefined; limit: number },
): Promise<string[]> {
  const rows = await tx.rows(sql<{ id: string }>`
    select distinct k.need_id as id from clock k join need n on n.id = k.need_id and n.status in ('open', 'booked')
    where k.county_id = ${tx.actor.county} and k.state in ('met', 'breached') and k.rule_id = any (${[...rules]}::text[])
      and k.stopped_by is not null and ${stands} ${o.after === undefined ? sql`` : sql`and k.need_id > ${o.after}::uuid`}
      and not exists (select from clock later where later.need_id = k.need_id and later.started_at > k.started_at
        and later.detail ->> 'obligation' = k.detail ->> 'obligation' and later.detail ->> 'kind' = k.detail ->> 'kind'
        and (later.status is null or later.status not in ('takenBack', 'superseded')))
    order by k.need_id limit ${o.limit}`)
  return rows.map(({ id }) => id)
}
