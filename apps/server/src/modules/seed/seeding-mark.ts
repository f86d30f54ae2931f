import type pg from 'pg'
import { withOwner } from './as-owner.ts'

/** What a seed was asked for: it is kept with the county until all of it is there. */
export interface SeedAsked {
  residents: number
  contacts: number
  /** The moment that the seed was to take for now, when one was given. */
  at?: string
}

/** Marks a county as half-filled: whoever finds the mark goes on, whatever stopped the one who set it (ADR 0190). */
export async function markSeeding(owner: pg.Client, county: string, asked: SeedAsked): Promise<void> {
  await owner.query(`update county set settings = settings || jsonb_build_object('seeding', $2::jsonb) where id = $1`, [
    county,
    JSON.stringify(asked),
  ])
}

/** The last step of a seed: the county is whole. */
export async function endSeeding(ownerUrl: string, county: string): Promise<void> {
  await withOwner(ownerUrl, (owner) =>
    owner.query(`update county set settings = settings - 'seeding' where id = $1`, [county]),
  )
}

/** How far the county's filling has come; `half` with what was asked for. */
export async function findSeeding(
  ownerUrl: string,
  county: string,
): Promise<{ state: 'missing' | 'whole' } | { state: 'half'; asked: SeedAsked }> {
  const { rows } = await withOwner(ownerUrl, (owner) =>
    owner.query<{ seeding: SeedAsked | null }>(`select settings -> 'seeding' as seeding from county where id = $1`, [
      county,
    ]),
  )
  const [row] = rows
  if (!row) return { state: 'missing' }
  return row.seeding === null ? { state: 'whole' } : { state: 'half', asked: row.seeding }
}

/**
 * Two starts on one database fill one county: the second waits here until the first has ended, however it ends, for the
 * lock goes with its connection.
 */
export async function oneSeedAtATime<T>(ownerUrl: string, onWait: () => void, work: () => Promise<T>): Promise<T> {
  return withOwner(ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ free: boolean }>('select pg_try_advisory_lock(726412) as free')
    if (rows[0]?.free !== true) {
      onWait()
      await owner.query('select pg_advisory_lock(726412)')
    }
    return work()
  })
}
