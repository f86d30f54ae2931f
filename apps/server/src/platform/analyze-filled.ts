import type pg from 'pg'

/**
 * Tells PostgreSQL what it now holds, table by table that holds something: without it the first minutes after a large seed
 * run on wrong plans. A table that was found empty would be planned as empty, read whole, by every connection that asks
 * before a hundred rows are in and the next count has come; one that was never counted is planned by its index.
 */
export async function analyzeFilled(owner: Pick<pg.ClientBase, 'query'>): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables where pg_relation_size(relid) > 0 order by 1`,
  )
  if (rows.length > 0) await owner.query(`analyze ${rows.map(({ name }) => name).join(', ')}`)
}
