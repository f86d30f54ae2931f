import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LawFile } from '@luukku/domain/law'

/**
 * The `.law` files of a folder in name order, with paths relative to the repository.
 *
 * @param folder absolute path of `law/`, or of a county's own promises
 * @param shownAs what the folder is called in messages
 */
export function readLawFolder(folder: string, shownAs = 'law'): readonly LawFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.law'))
    .sort()
    .map((name) => ({ path: `${shownAs}/${name}`, text: readFileSync(join(folder, name), 'utf8') }))
}
