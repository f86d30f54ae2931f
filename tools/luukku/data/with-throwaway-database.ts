import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makePasswords } from '../postgres/passwords.ts'
import { startReadyCluster } from '../postgres/ready-cluster.ts'
import { type DatabaseUrls, socketUrls } from '../postgres/urls.ts'
import { withCleanup } from '../process/with-cleanup.ts'
import type { Cleanup } from '../start/cleanup.ts'

/**
 * Gives `work` an empty database in a PostgreSQL of its own in a temporary folder, and removes both afterwards, also when it is
 * asked to stop.
 */
export function withThrowawayDatabase<T>(work: (urls: DatabaseUrls, dataFolder: string) => Promise<T>): Promise<T> {
  return withCleanup((cleanup) => onThrowaway(cleanup, work))
}

async function onThrowaway<T>(
  cleanup: Cleanup,
  work: (urls: DatabaseUrls, dataFolder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'luukku-throwaway-'))
  cleanup.add(() => rmSync(folder, { recursive: true, force: true }))
  const passwords = makePasswords()
  const starting = startReadyCluster({
    folder: join(folder, 'postgres'),
    logFile: join(folder, 'postgres.log'),
    passwords,
    durability: 'throwaway',
    database: 'luukku',
  })
  // Also while it is still being made: what began is waited for, so that nothing is left behind.
  cleanup.add(async () => {
    const cluster = await starting.catch(() => undefined)
    await cluster?.stop()
  })
  const { socketFolder } = await starting
  return work(socketUrls(socketFolder, passwords, 'luukku'), folder)
}
