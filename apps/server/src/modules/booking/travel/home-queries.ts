import { sql } from 'kysely'
import type { ReadTx } from '../../../platform/db.ts'
import { isOneOf } from '../../../platform/is-one-of.ts'

/** The municipalities in which these needs are met at home; none of one that nobody knows, or may. */
export async function listHomes(tx: ReadTx, needIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (needIds.length === 0) return new Map()
  const rows = await tx.rows(sql<{ id: string; code: string }>`
    select n.id, n.municipality_code as code from need n where ${isOneOf('n.id', needIds)} and n.municipality_code is not null`)
  return new Map(rows.map(({ id, code }) => [id, code]))
}
