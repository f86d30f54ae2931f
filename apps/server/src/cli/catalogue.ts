import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { importCatalogue, searchServices } from '../modules/catalogue/index.ts'
import { systemClock } from '../platform/clock.ts'
import { readConfig } from '../platform/config.ts'
import { createDb } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'

const usage = `luukku catalogue import FILE [--dry-run] [--whole]
                                services, channels and organisations of the national register (PTV V10/V11, JSON);
                                --whole: what is not in the file has ended, of the kinds that are in it
luukku catalogue search WORDS   what the words find, best first`

type Asked = { file: string; whole: boolean; dryRun: boolean } | { words: string }

/** Before the database is opened. @returns 2 for a wrong command, 1 for a file that is not there, else nothing */
export function before(args: readonly string[]): Promise<number | undefined> {
  const asked = readAsked(args)
  if (asked === undefined) {
    process.stderr.write(`${usage}\n`)
    return Promise.resolve(2)
  }
  if ('words' in asked || asked.file === '-' || existsSync(asked.file)) return Promise.resolve(undefined)
  process.stderr.write('The file cannot be read.\n')
  return Promise.resolve(1)
}

/**
 * The service catalogue. The report is one JSON object on standard output.
 *
 * @returns 0 when all went well, 1 when the file cannot be read or is not the whole register that it was said to be, 2 for a wrong command
 */
export async function run(args: readonly string[]): Promise<number> {
  const asked = readAsked(args)
  if (asked === undefined) return 2
  return 'words' in asked ? search(asked.words) : importFile(asked.file, asked)
}

function readAsked(args: readonly string[]): Asked | undefined {
  const flags = new Set(args.filter((arg) => arg.startsWith('--')))
  const [command, ...words] = args.filter((arg) => !arg.startsWith('--'))
  const known = [...flags].every((flag) => flag === '--dry-run' || flag === '--whole')
  const [file] = words
  if (command === 'import' && file !== undefined && words.length === 1 && known)
    return { file, whole: flags.has('--whole'), dryRun: flags.has('--dry-run') }
  if (command === 'search' && words.length > 0 && flags.size === 0) return { words: words.join(' ') }
  return undefined
}

async function importFile(file: string, o: { whole: boolean; dryRun: boolean }): Promise<number> {
  let content: unknown
  try {
    content = JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8'))
  } catch (error) {
    process.stderr.write(`${error instanceof SyntaxError ? 'The file is not JSON.' : 'The file cannot be read.'}\n`)
    return 1
  }
  const { db, asked } = open('catalogue-import', 'a file of the national service register')
  try {
    const report = await db.write(asked, (tx) => importCatalogue(tx, content, o))
    await print(report)
    const { counts } = report
    process.stderr.write(
      `${o.dryRun ? 'Would be' : 'Done'}: ${String(counts.added)} new, ${String(counts.changed)} changed, ${String(counts.same)} the same, ` +
        `${String(counts.ended)} ended; ${String(counts.missing)} not in the file; ${String(counts.strange)} strange fields, kept as they came; ` +
        `${String(counts.dropped)} items left out.\n`,
    )
    return 0
  } catch (error) {
    if (!(error instanceof AppError) || error.reason !== 'file-not-whole') throw error
    process.stderr.write(
      'Nothing was changed: the file is not the whole register. Nothing was read of it, it is a page of several, or an item has no id. Bring it without --whole.\n',
    )
    return 1
  } finally {
    await db.close()
  }
}

async function search(words: string): Promise<number> {
  const { db, asked } = open('catalogue-search', 'rehearsal of the search')
  try {
    const { hits, emergency } = await db.read(asked, (tx) => searchServices(tx, { words, lang: 'fi' }))
    await print({ emergency, hits: hits.map(({ id, name }) => ({ id, name: name.fi })) })
    return 0
  } finally {
    await db.close()
  }
}

function open(task: string, ground: string) {
  const config = readConfig(process.env)
  const { ownerUrl, appUrl } = config.database
  const db = createDb(appUrl ?? ownerUrl, { pool: 1, ...(appUrl ? {} : { setRole: 'luukku_app' as const }) })
  return {
    db,
    asked: {
      actor: { kind: 'system' as const, county: config.countyId, task },
      purpose: 'technical' as const,
      requestId: randomUUID(),
      clock: systemClock,
      action: task,
      ground,
    },
  }
}

const print = (answer: object): Promise<void> =>
  new Promise((resolve) => process.stdout.write(`${JSON.stringify(answer, null, 1)}\n`, () => resolve()))
