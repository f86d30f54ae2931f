import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { repositoryRoot } from '../paths.ts'

const server = join(repositoryRoot, 'apps/server/src')
const load = (file: string): Promise<unknown> => import(pathToFileURL(join(server, file)).href)

/**
 * Whether the installation's county is in this database. Asked with one statement before a process is started that would
 * load the whole seeding to find out the same: a second and a half of every later start.
 */
export async function isCountyThere(ownerUrl: string, named = process.env.LUUKKU_COUNTY): Promise<boolean> {
  const { hasCounty } = (await load('modules/seed/county-queries.ts')) as {
    hasCounty: (ownerUrl: string, id: string) => Promise<boolean>
  }
  const { defaultCounty } = (await load('platform/default-county.ts')) as { defaultCounty: string }
  return hasCounty(ownerUrl, named ?? defaultCounty)
}
