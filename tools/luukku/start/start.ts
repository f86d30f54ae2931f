import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type DataFolder, dataFolderPath, findRunning, sayRunning, takeDataFolder } from '../data/data-folder.ts'
import { type OpenDatabase, openDatabase } from '../data/open-database.ts'
import { KnownFailure } from '../known-failure.ts'
import { repositoryRoot } from '../paths.ts'
import { migrateDatabase } from '../postgres/migrate-database.ts'
import { databaseEnvironment, withoutPassword } from '../postgres/urls.ts'
import { whenAskedToStop } from '../process/when-asked-to-stop.ts'
import { progress } from '../progress.ts'
import { buildScreens } from './build-screens.ts'
import { choosePort } from './choose-port.ts'
import { type Cleanup, makeCleanup } from './cleanup.ts'
import { isCountyThere } from './is-county-there.ts'
import { onFreePort } from './on-free-port.ts'
import { parseStartOptions } from './options.ts'
import { runQuietly } from './run-quietly.ts'
import { startServerProcess } from './server-process.ts'
import { modeOf, readSoundConfig } from './sound-config.ts'
import { whereToGo } from './where-to-go.ts'

/** `./luukku start`: runs until it is asked to stop; 0 when it stopped because it was asked to. */
export async function start(args: string[]): Promise<number> {
  const options = parseStartOptions(args)
  if (options.fresh && process.env.DATABASE_URL) {
    throw new KnownFailure(
      '--fresh empties only the bundled database. Empty the one of DATABASE_URL with its own tools.',
    )
  }
  const cleanup = makeCleanup()
  const asked = whenAskedToStop()
  const running = run(options, cleanup, asked.promise)
  try {
    return await Promise.race([running, asked.promise.then(() => 0)])
  } finally {
    if (asked.happened()) progress('stopping')
    await cleanup.run()
    // What was under way when stopping began ends now, and what it still added was stopped at once.
    await running.catch(() => undefined)
    await cleanup.run()
    if (asked.happened()) progress('stopped; the data is kept')
  }
}

async function run(
  options: ReturnType<typeof parseStartOptions>,
  cleanup: Cleanup,
  asked: Promise<void>,
): Promise<number> {
  const config = await readSoundConfig(process.env)
  await choosePort(options.port)
  const folder = takeOrSayWhoHasIt(dataFolderPath(options.data), options.fresh)
  cleanup.add(folder.release)
  sayRunning(folder.path, undefined)

  const built = buildScreens(progress, (child) => cleanup.add(() => void child.kill('SIGTERM')))
  built.catch(() => undefined)
  progress(process.env.DATABASE_URL ? 'connecting to the database' : 'starting PostgreSQL')
  const database = await openDatabase(folder, progress)
  cleanup.add(database.stop)
  progress('migrating')
  await migrateDatabase(database.urls.ownerUrl, progress)
  const environment = {
    ...databaseEnvironment(database.urls),
    LUUKKU_DATA: folder.path,
    LUUKKU_MODE: modeOf(process.env),
  }
  if (!config.production) await seedIfEmpty(database.urls.ownerUrl, environment, cleanup)
  await built
  if (cleanup.isStopping()) return 0
  progress('starting the server')
  const server = await onFreePort(options.port, (free) =>
    startServerProcess({ ...environment, PORT: String(free) }, join(folder.path, 'server.log')),
  )
  cleanup.add(server.stop)
  sayRunning(folder.path, { pid: process.pid, url: server.url, socketFolder: database.socketFolder })
  cleanup.add(() => sayRunning(folder.path, undefined))
  process.stdout.write(whereToGo(server.url, config, { dataFolder: folder.path, database: databaseName(database) }))
  return watch(server.exited, database.ended, asked, folder)
}

/** Waits for the first that ends. When it was not asked for, says which and where to read more. */
async function watch(
  server: Promise<number>,
  database: Promise<number>,
  asked: Promise<void>,
  folder: DataFolder,
): Promise<number> {
  const ended = await Promise.race([
    server.then(() => 'server'),
    database.then(() => 'database'),
    asked.then(() => 'asked'),
  ])
  if (ended === 'asked') return 0
  const log = join(folder.path, ended === 'server' ? 'server.log' : 'postgres.log')
  throw new KnownFailure(
    `The ${ended} ended by itself; all is being stopped and the data is kept. Its log is ${log}. Start again with ./luukku start.`,
  )
}

function takeOrSayWhoHasIt(path: string, fresh: boolean): DataFolder {
  const folder = takeDataFolder(path, fresh)
  if (folder) return folder
  const running = findRunning(path)
  throw new KnownFailure(
    `${running ? `Luukku runs already on this data, at ${running.url} (process ${running.pid})` : 'Another start is under way on this data'}. ` +
      'For a second one beside it give a folder of its own: ./luukku start --data DIR',
  )
}

async function seedIfEmpty(ownerUrl: string, environment: Record<string, string>, cleanup: Cleanup): Promise<void> {
  if (!existsSync(join(repositoryRoot, 'apps/server/src/cli/seed.ts'))) return
  const there = await isCountyThere(ownerUrl)
  if (there === 'whole') return
  progress(there === 'half' ? 'filling the demo county to its end: a stop came before' : 'filling the demo county')
  const runner = join(repositoryRoot, 'tools/luukku/start/run-seed.ts')
  const { code, output } = await runQuietly(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', runner],
    { cwd: repositoryRoot, env: { ...process.env, ...environment } },
    (child) => cleanup.add(() => void child.kill('SIGTERM')),
    (line) => progress(`  ${line}`),
  )
  if (code === 0) return
  if (cleanup.isStopping()) progress('the demo county is not whole yet: the next start goes on filling it')
  throw new KnownFailure(`The demo county could not be filled in:\n${output.trimEnd()}`)
}

function databaseName(database: OpenDatabase): string {
  return database.socketFolder === undefined ? withoutPassword(database.urls.ownerUrl) : 'bundled PostgreSQL'
}
