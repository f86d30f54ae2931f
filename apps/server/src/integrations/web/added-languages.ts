import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readAddedLanguage, type AddedLanguage } from '@luukku/i18n'
import { residentFi } from '@luukku/i18n/resident/fi'

/**
 * The languages that a county has added as files beside its settings (`instances/COUNTY/languages/*.json`): read once, at
 * the start. How to write one: docs/guide/languages.md.
 *
 * @throws AddedLanguageError with the file and the key: the pages never run on half a file
 */
export function readAddedLanguages(folder: string): readonly AddedLanguage[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readAddedLanguage(name, readFileSync(join(folder, name), 'utf8'), residentFi))
}
