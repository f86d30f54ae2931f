import { KnownFailure } from '../known-failure.ts'
import { type DatabaseUrls, socketUrls } from '../postgres/urls.ts'
import type { Progress } from '../progress.ts'
import { dataFolderPath, findRunning, readPasswords, takeDataFolder } from './data-folder.ts'
import { openExternalDatabase } from './external-database.ts'
import { openDatabase } from './open-database.ts'

/**
 * Gives `work` the installation's database: the one of DATABASE_URL; or the one that a running `./luukku start` has up on
 * the same data; or the bundled one, started for this and stopped afterwards.
 */
export async function withDatabase<T>(
  options: { data: string | undefined; progress: Progress; ownerAlone?: boolean },
  work: (urls: DatabaseUrls, dataFolder: string) => Promise<T>,
): Promise<T> {
  const path = dataFolderPath(options.data)
  const folder = takeDataFolder(path)
  if (!folder && !process.env.DATABASE_URL) return work(runningUrls(path), path)
  try {
    const database = folder
      ? await openDatabase(folder, options.progress, options.ownerAlone)
      : await openExternalDatabase(process.env.DATABASE_URL ?? '', readPasswords(path), options.ownerAlone)
    try {
      return await work(database.urls, path)
    } finally {
      await database.stop()
    }
  } finally {
    folder?.release()
  }
}

function runningUrls(path: string): DatabaseUrls {
  const running = findRunning(path)
  if (!running) throw new KnownFailure(`Another command works on ${path} just now. Try again when it is ready.`)
  const { socketFolder } = running
  if (socketFolder === undefined) {
    throw new KnownFailure(
      'Luukku runs here on a database of DATABASE_URL: set the same DATABASE_URL for this command.',
    )
  }
  return socketUrls(socketFolder, readPasswords(path), 'luukku')
}
