import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makePasswords } from '../postgres/passwords.ts'
import { startReadyCluster } from '../postgres/ready-cluster.ts'
import { type DatabaseUrls, socketUrls } from '../postgres/urls.ts'

/** Gives `work` an empty database in a PostgreSQL of its own in a temporary folder, and removes both afterwards. */
export async function withThrowawayDatabase<T>(
  work: (urls: DatabaseUrls, dataFolder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'luukku-throwaway-'))
  const passwords = makePasswords()
  try {
    const cluster = await startReadyCluster({
      folder: join(folder, 'postgres'),
      logFile: join(folder, 'postgres.log'),
      passwords,
      durability: 'throwaway',
      database: 'luukku',
    })
    try {
      return await work(socketUrls(cluster.socketFolder, passwords, 'luukku'), folder)
    } finally {
      await cluster.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
