import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { repositoryRoot } from '../paths.ts'

// A process of its own: what seeding loads and leaves in memory is gone before the server starts.
const { run } = (await import(pathToFileURL(join(repositoryRoot, 'apps/server/src/cli/seed.ts')).href)) as {
  run: (args: string[]) => Promise<number>
}
process.exit(await run(['--if-empty']))
