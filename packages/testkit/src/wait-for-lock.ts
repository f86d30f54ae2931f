import type { Client } from 'pg'

/**
 * Until another connection of this database waits for a lock: what was begun beside an open transaction has come to where it
 * must wait. Fails after a minute, when nobody waits.
 *
 * @param looker  a superuser's connection that is in no transaction itself
 * @param waiting how many have to wait
 */
export async function waitForLock(looker: Client, waiting = 1): Promise<void> {
  for (let tries = 0; tries < 1200; tries++) {
    const { rows } = await looker.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if ((rows[0]?.n ?? 0) >= waiting) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('nobody waits for a lock')
}
