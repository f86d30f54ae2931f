import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What can be measured: the files of a folder that can be run. Their helpers lie beside them and are none. */
export function listBenches(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .filter((file) => /^export (async )?function run\(/m.test(readFileSync(join(folder, file), 'utf8')))
    .map((file) => file.slice(0, -3))
    .toSorted()
}
