import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { installJobQueue } from './jobs.ts'

const folder = join(import.meta.dirname, '../../migrations')

/** How a change of the schema waits for what others hold: everybody behind a change that waits waits, too. */
export interface LockPatience {
  lockMs: number
  pauseMs: number
  attempts: number
}
/** Never holds the service up for more than three seconds at a time; gives up after three minutes of trying. */
const usualPatience: LockPatience = { lockMs: 3000, pauseMs: 3000, attempts: 30 }

/**
 * Brings the database to this build's schema: numbered plain SQL, each file in a transaction of its own, one migrator
 * at a time. A file that was applied and then changed stops the start. A file that finds its tables held lets the others
 * through and tries again.
 *
 * @param ownerUrl connection that may create tables and roles
 * @param below    only files whose name sorts before this: a database as an earlier version left it, for tests
 * @throws Error that names the file and what to look at, when its tables stay held; nothing of that file is done then
 */
export async function migrate(
  ownerUrl: string,
  onProgress: (text: string) => void = () => undefined,
  below = 'end',
  patience: LockPatience = usualPatience,
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
      await applyWhenFree(client, { name, text, hash }, patience, onProgress)
    }
    await installJobQueue(ownerUrl, client)
    await client.query('select pg_advisory_unlock(726411)')
  } finally {
    await client.end()
  }
}

interface MigrationFile {
  name: string
  text: string
  hash: string
}

async function applyWhenFree(
  client: pg.Client,
  file: MigrationFile,
  { lockMs, pauseMs, attempts }: LockPatience,
  onProgress: (text: string) => void,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await apply(client, file, lockMs)
      return
    } catch (error) {
      if (!isHeld(error)) throw error
      if (attempt >= attempts)
        throw new Error(
          `migration ${file.name} found its tables held by others ${String(attempts)} times and was not applied: see pg_stat_activity for long transactions, end them or start again later`,
          { cause: error },
        )
      onProgress(`${file.name} waits for others to let its tables go (${String(attempt)} of ${String(attempts)})`)
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
  }
}

async function apply(client: pg.Client, { name, text, hash }: MigrationFile, lockMs: number): Promise<void> {
  await client.query('begin')
  try {
    await client.query(`set local lock_timeout = ${String(lockMs)}`)
    await client.query(text)
    await client.query('insert into schema_migration (name, hash) values ($1, $2)', [name, hash])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** A lock that was not had in time, or that two waited for crosswise: the file is undone and may be tried again. */
const isHeld = (error: unknown): boolean => ['55P03', '40P01'].includes((error as { code?: string }).code ?? '')
