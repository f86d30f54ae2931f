import { sql } from 'kysely'
import type { Clock } from '@luukku/domain/law'
import type { WriteTx } from '../../platform/db.ts'
import { insertClock } from '../law/index.ts'
import type { ContactRow } from './case-row.ts'

/** Writes the clocks of a contact, or of one of its needs. */
export async function insertClocks(
  tx: WriteTx,
  contact: Pick<ContactRow, 'id' | 'person_id'>,
  register: 'health' | 'social' | 'both',
  clocks: readonly Clock[],
  needId?: string,
): Promise<void> {
  const of = { contactId: contact.id, personId: contact.person_id, register, needId }
  for (const clock of clocks) await insertClock(tx, of, clock)
}

/** A closed contact goes on: so do its own clocks, from their first start. No date is given anew. */
export const goOnClocks = (tx: WriteTx, contactId: string) =>
  tx.run(
    sql`update clock set state = 'running', stopped_at = null where contact_id = ${contactId} and need_id is null and state in ('ended', 'breached') and stopped_by is null`,
  )
