import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { repositoryRoot } from '../paths.ts'

const server = join(repositoryRoot, 'apps/server/src')
const load = (file: string): Promise<unknown> => import(pathToFileURL(join(server, file)).href)

/**
 * How much of the installation's county is in this database: `half` when a stop came before its filling had ended. Asked
 * with one statement before a process is started that would load the whole seeding to find out the same: a second and a
 * half of every later start.
 */
export async function isCountyThere(
  ownerUrl: string,
  named = process.env.LUUKKU_COUNTY,
): Promise<'missing' | 'half' | 'whole'> {
  const { findSeeding } = (await load('modules/seed/seeding-mark.ts')) as {
    findSeeding: (ownerUrl: string, id: string) => Promise<{ state: 'missing' | 'half' | 'whole' }>
  }
  const { defaultCounty } = (await load('platform/default-county.ts')) as { defaultCounty: string }
  return (await findSeeding(ownerUrl, named ?? defaultCounty)).state
}
