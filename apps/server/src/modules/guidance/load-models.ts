import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { ModelFile } from '@luukku/domain/guidance'

/** The models of the installation, beside `apps/` and `packages/`. */
export const modelsFolder = join(import.meta.dirname, '../../../../../models')

/** Reads every `.jsonc` file below the models folder; `compileModels` of the domain checks them. */
export function readModelFiles(folder: string = modelsFolder): ModelFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.jsonc'))
    .sort()
    .map((path) => ({ path: join('models', relative('.', path)), text: readFileSync(join(folder, path), 'utf8') }))
}
