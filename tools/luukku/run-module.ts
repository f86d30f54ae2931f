import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ModuleCommand } from './command-table.ts'
import { withDatabase } from './data/with-database.ts'
import { withThrowawayDatabase } from './data/with-throwaway-database.ts'
import { repositoryRoot } from './paths.ts'
import { migrateDatabase } from './postgres/migrate-database.ts'
import { databaseEnvironment, type DatabaseUrls } from './postgres/urls.ts'
import { progress } from './progress.ts'
import { modeOf, readSoundConfig } from './start/sound-config.ts'
import { takeOption } from './take-option.ts'

type CommandModule = {
  run: (args: string[]) => Promise<number>
  /** What can be said before a database is started or opened: an exit code when that is all there is to do. */
  before?: (args: string[]) => Promise<number | undefined>
}

/**
 * Runs a command that lives in a module of its own, with the database it needs: the module finds it in DATABASE_URL,
 * DATABASE_APP_URL and DATABASE_JOBS_URL, and its data folder in LUUKKU_DATA.
 */
export async function runModule(command: ModuleCommand, args: string[]): Promise<number> {
  const path = join(repositoryRoot, command.file)
  const { run, before } = (await import(pathToFileURL(path).href)) as CommandModule
  const database = command.databaseFor?.(args) ?? command.database
  const { value, rest } = database === 'own' ? takeOption(args, '--data') : { value: undefined, rest: args }
  const ended = await before?.(rest)
  if (ended !== undefined) return ended
  if (database === 'none') return run(rest)
  // What the command would refuse is refused before a database is made, started or changed.
  if (database === 'own') await readSoundConfig(process.env)
  const onDatabase = async (urls: DatabaseUrls, dataFolder: string) => {
    if (command.migrates) await migrateDatabase(urls.ownerUrl, database === 'own' ? progress : undefined)
    Object.assign(process.env, databaseEnvironment(urls), { LUUKKU_DATA: dataFolder, LUUKKU_MODE: modeOf(process.env) })
    return run(rest)
  }
  if (database === 'own')
    return withDatabase({ data: value, progress, ownerAlone: command.ownerAlone ?? false }, onDatabase)
  progress('starting a PostgreSQL for this run alone')
  return withThrowawayDatabase(onDatabase)
}
