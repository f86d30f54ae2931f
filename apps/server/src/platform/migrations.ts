import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { installJobQueue } from './jobs.ts'

const folder = join(import.meta.dirname, '../../migrations')

/**
 * Brings the database to this build's schema: numbered plain SQL, each file in a transaction of its own, one migrator
 * at a time. A file that was applied and then changed stops the start.
 *
 * @param ownerUrl connection that may create tables and roles
 * @param below    only files whose name sorts before this: a database as an earlier version left it, for tests
 */
export async function migrate(
  ownerUrl: string,
  onProgress: (text: string) => void = () => undefined,
  below = 'end',
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(726411)')
    await client.query(
      'create table if not exists schema_migration (name text primary key, hash text not null, applied_at timestamptz not null default now())',
    )
    const applied = new Map(
      (await client.query<{ name: string; hash: string }>('select name, hash from schema_migration')).rows.map((r) => [
        r.name,
        r.hash,
      ]),
    )
    for (const name of (await readdir(folder)).filter((f) => /^\d{4}__.+\.sql$/.test(f)).sort()) {
      if (name >= below) break
      const text = await readFile(join(folder, name), 'utf8')
      const hash = createHash('sha256').update(text).digest('hex')
      const before = applied.get(name)
      if (before === hash) continue
      if (before !== undefined) throw new Error(`migration ${name} was changed after it was applied`)
      onProgress(name)
      await client.query('begin')
      try {
        await client.query(text)
        await client.query('insert into schema_migration (name, hash) values ($1, $2)', [name, hash])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw error
      }
    }
    await installJobQueue(ownerUrl, client)
    await client.query('select pg_advisory_unlock(726411)')
  } finally {
    await client.end()
  }
}
