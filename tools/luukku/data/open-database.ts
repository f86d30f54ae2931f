import { join } from 'node:path'
import type { Progress } from '../progress.ts'
import { startKeptCluster } from '../postgres/kept-cluster.ts'
import { type DatabaseUrls, socketUrls } from '../postgres/urls.ts'
import type { DataFolder } from './data-folder.ts'
import { openExternalDatabase } from './external-database.ts'

/** A database that the server can be started on. */
export type OpenDatabase = {
  urls: DatabaseUrls
  /** Folder of the socket when the PostgreSQL is our own. */
  socketFolder: string | undefined
  /** Resolves when our own PostgreSQL has ended for good; never for another's. */
  ended: Promise<number>
  stop: () => Promise<void>
}

const databaseName = 'luukku'

/** The database of DATABASE_URL when that is set, else the bundled PostgreSQL on the data folder. */
export async function openDatabase(folder: DataFolder, progress: Progress, ownerAlone = false): Promise<OpenDatabase> {
  const externalUrl = process.env.DATABASE_URL
  if (externalUrl) return openExternalDatabase(externalUrl, folder.passwords, ownerAlone)
  const cluster = await startKeptCluster({
    folder: join(folder.path, 'postgres'),
    logFile: join(folder.path, 'postgres.log'),
    passwords: folder.passwords,
    durability: 'lasting',
    database: databaseName,
    onProgress: progress,
  })
  return {
    urls: socketUrls(cluster.socketFolder, folder.passwords, databaseName),
    socketFolder: cluster.socketFolder,
    ended: cluster.exited,
    stop: cluster.stop,
  }
}
