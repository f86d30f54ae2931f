import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db.ts'
import type { Sealer } from '../../platform/seal.ts'
import { openPayloads } from '../person/index.ts'
import type { Told } from './understand.ts'

/** What was told in each contact, with every answer recorded since. */
export async function readTold(tx: ReadTx, sealer: Sealer, contactIds: readonly string[]): Promise<Map<string, Told>> {
  const events = await tx.rows(
    sql<{ contact_id: string; payload_id: string }>`
      select contact_id, payload_id from case_event
      where contact_id = any (${[...contactIds]}::uuid[]) and type in ('received', 'answered') and payload_id is not null
      order by contact_id, seq`,
  )
  const words = await openPayloads(
    tx,
    sealer,
    events.map(({ payload_id }) => payload_id),
  )
  const told = new Map<string, Told>()
  for (const { contact_id, payload_id } of events) {
    const content = words.get(payload_id)
    if (content === undefined) continue
    // An `answered` payload holds the whole again: what was told before it stays readable in its own payload.
    told.set(contact_id, JSON.parse(content) as Told)
  }
  return told
}
