import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readInstruments, type Instrument } from '@luukku/domain/questionnaire'

const folder = join(import.meta.dirname, '../../../../../instruments')
let read: ReadonlyMap<string, Instrument> | undefined

/**
 * The instruments that are shipped, read and checked once for the life of the process.
 * @throws ModelFault with file, line and reason
 */
export function getInstruments(): ReadonlyMap<string, Instrument> {
  if (read) return read
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonc'))
    .sort()
    .map((name) => ({ path: join('instruments', name), text: readFileSync(join(folder, name), 'utf8') }))
  read = new Map(readInstruments(files, readdirSync(join(folder, 'licences'))).map((one) => [one.id, one]))
  return read
}
