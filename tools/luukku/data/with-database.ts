import { KnownFailure } from '../known-failure.ts'
import { type DatabaseUrls, socketUrls } from '../postgres/urls.ts'
import { withCleanup } from '../process/with-cleanup.ts'
import type { Progress } from '../progress.ts'
import type { Cleanup } from '../start/cleanup.ts'
import { dataFolderPath, findRunning, readPasswords, takeDataFolder } from './data-folder.ts'
import { openExternalDatabase } from './external-database.ts'
import { openDatabase } from './open-database.ts'

type Options = { data: string | undefined; progress: Progress; ownerAlone?: boolean }
type Work<T> = (urls: DatabaseUrls, dataFolder: string) => Promise<T>

/**
 * Gives `work` the installation's database: the one of DATABASE_URL; or the one that a running `./luukku start` has up on
 * the same data; or the bundled one, started for this and stopped afterwards, also when it is asked to stop.
 */
export function withDatabase<T>(options: Options, work: Work<T>): Promise<T> {
  return withCleanup((cleanup) => onDatabase(cleanup, options, work))
}

async function onDatabase<T>(cleanup: Cleanup, options: Options, work: Work<T>): Promise<T> {
  const path = dataFolderPath(options.data)
  const folder = takeDataFolder(path)
  if (!folder && !process.env.DATABASE_URL) return work(runningUrls(path), path)
  if (folder) cleanup.add(folder.release)
  const opening = folder
    ? openDatabase(folder, options.progress, options.ownerAlone)
    : openExternalDatabase(process.env.DATABASE_URL ?? '', readPasswords(path), options.ownerAlone)
  // Also while it is still being made: what began is waited for, so that nothing is left behind.
  cleanup.add(async () => {
    const database = await opening.catch(() => undefined)
    await database?.stop()
  })
  return work((await opening).urls, path)
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
