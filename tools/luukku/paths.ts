import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folder of the clone: the one that holds `luukku`, `apps` and `packages`. */
export const repositoryRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** What the launcher keeps for itself in the clone: its Node, stamps of installs and builds, and data by default. */
export const luukkuFolder = join(repositoryRoot, '.luukku')
