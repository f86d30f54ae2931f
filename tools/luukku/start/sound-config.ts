import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { repositoryRoot } from '../paths.ts'
import { makePasswords } from '../postgres/passwords.ts'
import { databaseEnvironment, socketUrls } from '../postgres/urls.ts'

/** What a start itself goes by of the server's configuration. */
export type StartConfig = {
  production: boolean
  apiDocs: boolean
  developmentSignIn: boolean
  publicUrl: string | undefined
}

/**
 * Reads the server's configuration as the server will: what it would refuse is refused before a folder is made, a role is
 * given a password or a table is changed. Addresses of the bundled PostgreSQL are not known yet: stand-ins take their place.
 *
 * @throws ConfigError  of the server, with one line a problem
 */
export async function readSoundConfig(environment: NodeJS.ProcessEnv): Promise<StartConfig> {
  const { readConfig } = (await import(
    pathToFileURL(join(repositoryRoot, 'apps/server/src/platform/config.ts')).href
  )) as { readConfig: (environment: NodeJS.ProcessEnv) => Omit<StartConfig, 'publicUrl'> }
  const standIns = databaseEnvironment(socketUrls('/', makePasswords(), 'luukku'))
  const given = Object.fromEntries(Object.entries(environment).filter(([name, value]) => value || !(name in standIns)))
  const { production, apiDocs, developmentSignIn } = readConfig({
    ...standIns,
    ...given,
    LUUKKU_MODE: modeOf(environment),
    PORT: '0',
  })
  return { production, apiDocs, developmentSignIn, publicUrl: environment.LUUKKU_PUBLIC_URL }
}

/** An empty one is none, as in a file of settings that has a line for it. */
export const modeOf = (environment: NodeJS.ProcessEnv): string => environment.LUUKKU_MODE || 'development'
