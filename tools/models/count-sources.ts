import { pathToFileURL } from 'node:url'
import { parseJsonc, type RawModel } from '@luukku/domain/guidance'
import { readModelFiles } from '../../apps/server/src/modules/guidance/index.ts'

/** How many of a model's rules and needs rest on a text that was read, wholly or with a part from memory. */
export interface SourceCount {
  readonly model: string
  readonly all: number
  /** Every part of the source was read. */
  readonly read: number
  /** A text was read and some of it is from memory. */
  readonly partly: number
}

/** Counts one model. Facts are words of a sign and are not counted: the rule that reads them is. */
export function countSources(model: RawModel): SourceCount {
  const sources = [...(model.rules ?? []), ...Object.values(model.needs ?? {})].map(({ source }) => source)
  const told = sources.filter((source) => source !== 'from memory')
  const partly = told.filter((source) => source.includes('from memory')).length
  return { model: model.name, all: sources.length, read: told.length - partly, partly }
}

/** `node tools/models/count-sources.ts`: the table of docs/guide/operating-models.md, as the models stand now. */
function main(): void {
  const counts = readModelFiles()
    .filter(({ path }) => path.endsWith('/model.jsonc'))
    .map(({ path, text }) => countSources(parseJsonc(path, text).value as RawModel))
  process.stdout.write('| model | on texts that were read | in part | of |\n|---|---|---|---|\n')
  for (const { model, read, partly, all } of counts)
    process.stdout.write(`| ${model} | ${read} | ${partly} | ${all} |\n`)
  const sum = (of: (count: SourceCount) => number) => counts.reduce((total, count) => total + of(count), 0)
  process.stdout.write(`| all | ${sum((c) => c.read)} | ${sum((c) => c.partly)} | ${sum((c) => c.all)} |\n`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main()
