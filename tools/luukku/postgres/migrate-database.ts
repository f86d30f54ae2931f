import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { repositoryRoot } from '../paths.ts'

type Migrations = { migrate: (ownerUrl: string, onProgress?: (text: string) => void) => Promise<unknown> }

/** Brings a database to the newest version of its structure, as its owner, with the server's own migrator. */
export async function migrateDatabase(ownerUrl: string, onProgress?: (text: string) => void): Promise<void> {
  const migrator = join(repositoryRoot, 'apps/server/src/platform/migrations.ts')
  const { migrate } = (await import(pathToFileURL(migrator).href)) as Migrations
  await migrate(ownerUrl, onProgress)
}
