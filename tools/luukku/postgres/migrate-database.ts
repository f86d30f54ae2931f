import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Client } from 'pg'
import { repositoryRoot } from '../paths.ts'

type Migrations = { migrate: (ownerUrl: string, onProgress?: (text: string) => void) => Promise<unknown> }

/** Brings a database to the newest version of its structure, as its owner, with the server's own migrator. */
export async function migrateDatabase(ownerUrl: string, onProgress?: (text: string) => void): Promise<void> {
  const migrator = join(repositoryRoot, 'apps/server/src/platform/migrations.ts')
  if (existsSync(migrator)) {
    const { migrate } = (await import(pathToFileURL(migrator).href)) as Migrations
    await migrate(ownerUrl, onProgress)
    return
  }
  await runPlainFiles(ownerUrl)
}

async function runPlainFiles(ownerUrl: string): Promise<void> {
  const folder = join(repositoryRoot, 'apps/server/migrations')
  if (!existsSync(folder)) return
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
  const owner = new Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    for (const file of files) await owner.query(readFileSync(join(folder, file), 'utf8'))
  } finally {
    await owner.end()
  }
}
