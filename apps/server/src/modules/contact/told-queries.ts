import { sql } from 'kysely'
import type { CaseChange } from '@luukku/domain/contact'
import type { ReadTx } from '../../platform/db.ts'
import { isOneOf } from '../../platform/is-one-of.ts'
import type { Sealer } from '../../platform/seal.ts'
import { openPayload } from '../person/index.ts'
import type { Told } from './understand.ts'

/**
 * What was told in each contact, from events and payloads that have been read already.
 * @param events of these contacts; @param payloads still sealed, by id
 */
export function toldIn(
  sealer: Sealer,
  events: readonly { contact_id: string; seq: number; type: string; payload_id: string | null }[],
  payloads: ReadonlyMap<string, Buffer>,
): Map<string, Told> {
  const last = new Map<string, { seq: number; id: string; sealed: Buffer }>()
  for (const { contact_id, seq, type, payload_id: id } of events) {
    const sealed = id === null ? undefined : payloads.get(id)
    if (id === null || sealed === undefined || (type !== 'received' && type !== 'answered')) continue
    if (seq > (last.get(contact_id)?.seq ?? -1)) last.set(contact_id, { seq, id, sealed })
  }
  return new Map(
    [...last].map(([contact, { id, sealed }]) => [contact, JSON.parse(openPayload(sealer, id, sealed)) as Told]),
  )
}

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

/** The contact as it came, whatever was told since. Undefined once its words are destroyed. */
export async function readReceived(
  tx: ReadTx,
  sealer: Sealer,
  contactId: string,
): Promise<{ told: Told; change: Extract<CaseChange, { type: 'received' }> } | undefined> {
  const event = await tx.first(sql<{
    data: Omit<Extract<CaseChange, { type: 'received' }>, 'type'>
    payload_id: string
    sealed: Buffer | null
  }>`
    select e.data, e.payload_id, p.sealed from case_event e join sealed_payload p on p.id = e.payload_id
    where e.contact_id = ${contactId} and e.type = 'received'`)
  if (!event || event.sealed === null) return undefined
  const told = JSON.parse(openPayload(sealer, event.payload_id, event.sealed)) as Told
  return { told, change: { type: 'received', ...event.data } }
}
