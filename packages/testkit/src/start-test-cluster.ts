import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { migrateDatabase } from '../../../tools/luukku/postgres/migrate-database.ts'
import { makePasswords } from '../../../tools/luukku/postgres/passwords.ts'
import { startReadyCluster } from '../../../tools/luukku/postgres/ready-cluster.ts'
import { socketUrls } from '../../../tools/luukku/postgres/urls.ts'
import type { TestCluster } from './test-cluster.ts'

/**
 * Starts a PostgreSQL in a temporary folder, without the writes to disk that keep data over a power cut, and migrates a
 * template in it.
 */
export async function startTestCluster(): Promise<{ cluster: TestCluster; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'luukku-test-'))
  const passwords = makePasswords()
  const templateDatabase = 'luukku_template'
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    const postgres = await startReadyCluster({
      folder: join(folder, 'postgres'),
      logFile: join(folder, 'postgres.log'),
      passwords,
      durability: 'throwaway',
      database: templateDatabase,
    })
    const stop = async () => {
      await postgres.stop()
      remove()
    }
    try {
      await migrateDatabase(socketUrls(postgres.socketFolder, passwords, templateDatabase).ownerUrl)
      await closeTemplate(postgres.superuserUrl('postgres'), templateDatabase)
    } catch (error) {
      await stop()
      throw error
    }
    return { cluster: { socketFolder: postgres.socketFolder, passwords, templateDatabase }, stop }
  } catch (error) {
    remove()
    throw error
  }
}

/** A copy can be made only of a database without connections: nobody may connect from here on. */
export async function closeTemplate(superuserUrl: string, database: string): Promise<void> {
  const superuser = new Client({ connectionString: superuserUrl })
  await superuser.connect()
  try {
    await superuser.query(
      `alter database ${superuser.escapeIdentifier(database)} with is_template true allow_connections false`,
    )
    await superuser.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [database])
  } finally {
    await superuser.end()
  }
}
