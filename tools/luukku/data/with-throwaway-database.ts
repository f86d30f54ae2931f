import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makePasswords } from '../postgres/passwords.ts'
import { startReadyCluster } from '../postgres/ready-cluster.ts'
import { type DatabaseUrls, socketUrls } from '../postgres/urls.ts'
import { whenAskedToStop } from '../process/when-asked-to-stop.ts'
import { makeCleanup, type Cleanup } from '../start/cleanup.ts'

/**
 * Gives `work` an empty database in a PostgreSQL of its own in a temporary folder, and removes both afterwards. Asked to stop
 * (Ctrl-C), it removes them too and ends this process with 130, whatever the work was at.
 */
export async function withThrowawayDatabase<T>(
  work: (urls: DatabaseUrls, dataFolder: string) => Promise<T>,
): Promise<T> {
  const cleanup = makeCleanup()
  const asked = whenAskedToStop()
  try {
    return await Promise.race([onThrowaway(cleanup, work), asked.promise.then(() => endAfter(cleanup))])
  } finally {
    // What broke because its database was taken away is no failure to tell of.
    if (asked.happened()) await endAfter(cleanup)
    await cleanup.run()
  }
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

async function endAfter(cleanup: Cleanup): Promise<never> {
  await cleanup.run()
  process.exit(130)
}
