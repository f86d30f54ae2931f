import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db.ts'
import { isOneOf } from '../../platform/is-one-of.ts'
import type { Sealer } from '../../platform/seal.ts'
import { openPayload } from '../person/index.ts'
import type { Told } from './understand.ts'

/** What was told in each contact, with every answer recorded since. */
export async function readTold(tx: ReadTx, sealer: Sealer, contactIds: readonly string[]): Promise<Map<string, Told>> {
  const events = await tx.rows(
    sql<{ contact_id: string; payload_id: string; sealed: Buffer | null }>`
      select e.contact_id, e.payload_id, p.sealed from case_event e join sealed_payload p on p.id = e.payload_id
      where ${isOneOf('e.contact_id', contactIds)} and e.type in ('received', 'answered')
      order by e.contact_id, e.seq`,
  )
  const told = new Map<string, Told>()
  for (const { contact_id, payload_id, sealed } of events) {
    if (sealed === null) continue
    // An `answered` payload holds the whole again: what was told before it stays readable in its own payload.
    told.set(contact_id, JSON.parse(openPayload(sealer, payload_id, sealed)) as Told)
  }
  return told
}
