import { sql } from 'kysely'
import type { Clock } from './clock.ts'
import type { Db, WriteTx } from './db.ts'
import { deleteOldKeys } from './idempotency-queries.ts'
import { deleteEndedSessions, deleteOldLogoutMessages } from './session-queries.ts'

/** Forgets what has run out: sessions, drafts that nobody came back to, answers kept for repeated requests. */
export async function cleanUp(db: Db, county: string, clock: Clock): Promise<number> {
  return db.technical(
    county,
    async (tx) =>
      (await deleteEndedSessions(tx)) +
      (await deleteOldKeys(tx)) +
      (await deleteOldDrafts(tx)) +
      (await deleteOldLogoutMessages(tx)),
    clock,
  )
}

const deleteOldDrafts = (tx: WriteTx) => tx.run(sql`delete from draft where expires_at <= ${tx.at}`)

/** Once an hour, and first after a minute. */
export function startCleanUp(o: { db: Db; county: string; clock: Clock; onFault: (error: unknown) => void }): {
  stop(): void
} {
  const run = () => void cleanUp(o.db, o.county, o.clock).catch(o.onFault)
  const first = setTimeout(run, 60_000)
  const hourly = setInterval(run, 3_600_000)
  first.unref()
  hourly.unref()
  return {
    stop: () => {
      clearTimeout(first)
      clearInterval(hourly)
    },
  }
}
