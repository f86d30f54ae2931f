import type { NoticeState } from '@luukku/contract'
import { formatHelsinki, toInstant } from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'
import { listUnsent } from './unsent-queries.ts'

/** A message that waited no longer than this and failed at nothing is on its way: the queue looks every few seconds. */
export const onItsWayMs = 2 * 60_000

/**
 * What has not gone out of the messages of these contacts, one for each: given up before late before on its way. A contact
 * whose messages all went out, or that has none, is not among them.
 *
 * @param persons  whom the messages are for: nobody reads of a message to somebody else
 */
export async function readUnsent(
  tx: ReadTx,
  contacts: readonly string[],
  persons: readonly string[],
): Promise<ReadonlyMap<string, NoticeState>> {
  if (contacts.length === 0 || persons.length === 0) return new Map()
  const found = new Map<string, NoticeState>()
  for (const row of await listUnsent(tx, contacts, persons)) {
    if (found.has(row.contact_id)) continue
    const isLate = row.attempts > 0 || tx.at.getTime() - row.due_at.getTime() >= onItsWayMs
    found.set(row.contact_id, {
      state: row.status === 'failed' ? 'given-up' : isLate ? 'late' : 'on-its-way',
      channel: row.channel,
      since: formatHelsinki(toInstant(row.due_at)),
    })
  }
  return found
}
