import { sql } from 'kysely'
import type { ReadTx } from '../../../platform/db.ts'

/** Contacts that the wall lets this person see: a visitor only the one they made. */
export async function listMyContacts(tx: ReadTx): Promise<string[]> {
  const { actor } = tx
  const rows = await tx.rows(
    sql<{ id: string }>`select id from contact where status <> 'closed' and joined_into is null`,
  )
  return rows.map(({ id }) => id).filter((id) => actor.kind !== 'visitor' || id === actor.contactId)
}
