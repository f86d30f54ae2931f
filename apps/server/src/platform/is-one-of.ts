import { sql, type RawBuilder } from 'kysely'

/**
 * Whether a column of ids is one of these. Written so that PostgreSQL does not see how many there are: with a plain
 * `any ($1)` it plans the statement anew each time, because one id looks cheaper than the ten it supposes of an unknown list.
 *
 * @param column  a column's name, never a value from outside
 */
export const isOneOf = (column: string, ids: readonly string[]): RawBuilder<boolean> =>
  sql<boolean>`${sql.raw(column)} = any (array(select unnest(${[...new Set(ids)]}::uuid[])))`
