import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db.ts'
import { isOneOf } from '../../platform/is-one-of.ts'
import type { Sealer } from '../../platform/seal.ts'
import { openPayload } from '../person/index.ts'
import { isToldByAnother, type ContactRow } from './case-row.ts'
import { understand, type Told } from './understand.ts'

/**
 * Of these contacts about others, those in which the reader themself has told that only safe ways may be used: by the box, or by
 * words in which a rule hears it. What the one it is about has told is theirs, and does not show here.
 */
export async function listTellersDanger(
  tx: ReadTx,
  sealer: Sealer,
  contacts: readonly ContactRow[],
): Promise<ReadonlySet<string>> {
  const { actor } = tx
  const marked = contacts.filter((row) => row.summary.safeContactOnly === true && isToldByAnother(row))
  if (actor.kind !== 'resident' || marked.length === 0) return new Set()
  const ids = marked.map(({ id }) => id)
  const rows = await tx.rows(sql<{ contact_id: string; type: string; at: Date; payload_id: string; sealed: Buffer }>`
    select e.contact_id, e.type, e.at, e.payload_id, p.sealed from case_event e join sealed_payload p on p.id = e.payload_id
    where ${isOneOf('e.contact_id', ids)} and e.type in ('received', 'replied') and e.actor_id = ${actor.personId} and p.sealed is not null
    order by e.contact_id, e.seq`)
  const first = new Map<string, Told>()
  const found = new Set<string>()
  for (const { contact_id: id, type, at, payload_id, sealed } of rows) {
    const content = openPayload(sealer, payload_id, sealed)
    if (type === 'received') first.set(id, JSON.parse(content) as Told)
    const told = first.get(id)
    if (told === undefined) continue
    const said = type === 'received' ? told : { ...told, text: content, answers: {}, added: [] }
    if (told.contactWay?.onlySafe === true || understand(said, at).safeContact.needed) found.add(id)
  }
  return found
}
