import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileLaw, type LawFile, type LawInForce } from '@luukku/domain/law'

/** The statutes of the installation, beside `apps/` and `packages/`. */
export const lawFolder = join(import.meta.dirname, '../../../../../law')

let compiled: LawInForce | undefined

/**
 * The law in force, read once for the life of the process.
 * @throws LawDataError when a file is wrong: nothing runs on half a law
 */
export function getLaw(): LawInForce {
  return (compiled ??= compileLaw(readFiles(lawFolder)))
}

const readFiles = (folder: string): LawFile[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.law'))
    .sort()
    .map((name) => ({ path: `law/${name}`, text: readFileSync(join(folder, name), 'utf8') }))
