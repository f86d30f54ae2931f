import type { Writable } from 'node:stream'
import type pg from 'pg'

/** pg keeps its socket here; it is not in its types. */
type WithStream = pg.ClientBase & { connection?: { stream?: Writable } }

/**
 * What is asked of the database before this turn of the event loop ends leaves in one write: a write wakes PostgreSQL, and
 * being woken costs it as much as a short statement.
 */
export function gatherWrites(client: pg.ClientBase): void {
  const stream = (client as WithStream).connection?.stream
  if (!stream || stream.writableCorked > 0) return
  stream.cork()
  process.nextTick(() => stream.uncork())
}
