import { sql } from 'kysely'
import type { ReadTx } from '../../../platform/db.ts'
import type { BesideEntry } from '../../catalogue/index.ts'

/**
 * Which of those who sit in at a service are left out of this need's visit: the person has denied that their side is told of it, so
 * the professional meets them without. A need that is not there leaves all of the other side out.
 *
 * @returns numbers of the entries
 */
export async function listLeftOut(
  tx: ReadTx,
  needId: string,
  entries: readonly BesideEntry[],
): Promise<ReadonlySet<number>> {
  if (entries.length === 0) return new Set()
  const registers = [...new Set(entries.map(({ register }) => register))]
  const denied = await tx.rows(sql<{ register: string }>`
    select r as register from unnest(${registers}::text[]) r where denied_beside(${needId}, r)`)
  return new Set(
    entries.flatMap((entry, at) => (denied.some(({ register }) => register === entry.register) ? [at] : [])),
  )
}
