import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import {
  answerCases,
  asIfInForce,
  compareLaws,
  compareNeed,
  compileLaw,
  LawDataError,
  pastChanges,
  withChangedFiles,
  type ClockDifference,
  type LawFile,
  type LawInForce,
  type LawSettings,
  type PastChange,
} from '@luukku/domain/law'
import { toHelsinkiDate, toInstant, toLocalDate } from '@luukku/domain/time'
import { findCounty } from '../modules/catalogue/index.ts'
import { lawFilesOf, lawOf, listOpenNeeds, readLawSettings } from '../modules/law/index.ts'
import { systemClock } from '../platform/clock.ts'
import { readConfig } from '../platform/config.ts'
import { createDb } from '../platform/db.ts'
import { createSealer } from '../platform/seal.ts'
import { checkLaw } from './check-law.ts'
import { readLawFolder } from './law-files.ts'

const usage = `luukku law evaluate FILE        clocks of the cases in FILE, as a JSON array
luukku law check                reads and checks every file of law/, and the promises and choices of every county
luukku law compare FILE LAW...  what the cases in FILE would get if the law files LAW were added; a file that
                                holds rules of law/, an edited copy, stands in their place
luukku law compare --county NAME LAW...
                                the same for the open needs in the county's database: need ids, never names
  --as-if                       as if the coming rules were in force already, whatever their first day
                                without LAW, or with a file of law/ itself: so the coming rules in law/ are tried`

const root = join(import.meta.dirname, '../../../..')

/** Before the database of a county is opened. @returns 2 for a wrong command, 1 for a law file that is not there, else nothing */
export function before(args: readonly string[]): Promise<number | undefined> {
  const { county, words } = readOptions(args)
  if (county === undefined) return Promise.resolve(undefined)
  const [command, ...laws] = words
  if (command !== 'compare' || county === '' || laws.some((one) => one.startsWith('--'))) {
    process.stderr.write(`${usage}\n`)
    return Promise.resolve(2)
  }
  const missing = laws.find((path) => !existsSync(path))
  if (missing === undefined) return Promise.resolve(undefined)
  process.stderr.write(`${missing} is not there.\n`)
  return Promise.resolve(1)
}

/**
 * The command `law`. Standard output carries the answer alone; everything said about it goes to standard error.
 *
 * @returns 0 when all went well, 1 when the law or a file cannot be read, 2 for a wrong command or cases that cannot be answered
 */
export async function run(args: readonly string[]): Promise<number> {
  const { asIf, county, words } = readOptions(args)
  const [command, file, ...rest] = words
  try {
    if (command === 'check' && file === undefined) return sayChecked()
    if (command === 'evaluate' && file !== undefined && rest.length === 0) return await evaluateFile(file)
    if (command === 'compare' && county) {
      const laws = words.slice(1)
      return await compareCounty(county, laws, asIf || isAtHand(laws))
    }
    if (command === 'compare' && county === undefined && file !== undefined)
      return await compareFile(file, rest, asIf || isAtHand(rest))
  } catch (error) {
    return complain(error)
  }
  process.stderr.write(`${usage}\n`)
  return 2
}

interface Options {
  readonly asIf: boolean
  /** Empty where `--county` stands without a name. */
  readonly county: string | undefined
  readonly words: readonly string[]
}

function readOptions(args: readonly string[]): Options {
  const words = args.filter((one) => one !== '--as-if')
  const place = words.findIndex((one) => one === '--county' || one.startsWith('--county='))
  const asIf = words.length < args.length
  if (place < 0) return { asIf, county: undefined, words }
  const [word = '', next = ''] = words.slice(place)
  const isTold = word.startsWith('--county=')
  return {
    asIf,
    county: isTold ? word.slice('--county='.length) : next,
    words: [...words.slice(0, place), ...words.slice(place + (isTold ? 1 : 2))],
  }
}

/** Whether no file is given, or one that stands in law/ already: then both sides hold it, and only as if in force do they differ. */
const isAtHand = (laws: readonly string[]): boolean =>
  laws.length === 0 || laws.some((path) => dirname(resolve(path)) === join(root, 'law'))

function sayChecked(): number {
  const { rules, exceptions, counties, schools } = checkLaw(join(root, 'law'), join(root, 'instances'))
  process.stderr.write(
    `${String(rules)} rules and ${String(exceptions)} exceptions, the promises and choices of ${String(counties)} counties ` +
      `and the school calendars of ${String(schools)} municipalities, all in order\n`,
  )
  return 0
}

async function evaluateFile(path: string): Promise<number> {
  const law = compileLaw(readLawFolder(join(root, 'law')))
  const { answers, problems } = answerCases(law, readJson(path), today())
  await print(answers)
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  return problems.length === 0 ? 0 : 2
}

async function compareFile(path: string, lawPaths: readonly string[], asIf: boolean): Promise<number> {
  const files = readLawFolder(join(root, 'law'))
  const now: LawInForce = compileLaw(files)
  const then = changed(now, files, lawPaths, {}, asIf)
  const { differences, problems } = compareLaws(now, then, readJson(path), today())
  await print(differences)
  say(differences)
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  return problems.length === 0 ? 0 : 2
}

/** The open needs of a county, read as the system reads them: codes, moments and days of birth, no name and no words. */
async function compareCounty(county: string, lawPaths: readonly string[], asIf: boolean): Promise<number> {
  const config = readConfig(process.env)
  const { ownerUrl, appUrl } = config.database
  const db = createDb(appUrl ?? ownerUrl, { pool: 1, ...(appUrl ? {} : { setRole: 'luukku_app' as const }) })
  try {
    const asked = {
      actor: { kind: 'system' as const, county, task: 'law-compare' },
      purpose: 'technical' as const,
      requestId: randomUUID(),
      clock: systemClock,
      action: 'law-compare',
      ground: 'rehearsal of a changed law: ids and dates only; ages are measured and not shown',
    }
    const { row, needs } = await db.read(asked, async (tx) => ({
      row: await findCounty(tx),
      needs: await listOpenNeeds(tx, createSealer(config.sealKeys, config.indexKey)),
    }))
    if (!row) throw new Error(`there is no county ${JSON.stringify(county)} in this database`)
    const now = lawOf(row)
    // Its own choices alone: the defaults are those of the changed files, which may hold other ones.
    const then = changed(now, lawFilesOf(county), lawPaths, readLawSettings(row.settings), asIf)
    const problems: string[] = []
    const differences = needs.flatMap(({ id, need }) => {
      try {
        return compareNeed(now, then, id, { ...need, asOf: today() })
      } catch (error) {
        // A day that cannot be counted is that need's alone; the others are compared all the same, as with a file of cases.
        if (!(error instanceof RangeError)) throw error
        problems.push(`need ${id}: ${error.message}`)
        return []
      }
    })
    await print(differences)
    process.stderr.write(`${String(needs.length)} open needs. `)
    say(differences)
    for (const problem of problems) process.stderr.write(`${problem}\n`)
    return problems.length === 0 ? 0 : 2
  } finally {
    await db.close()
  }
}

function changed(
  now: LawInForce,
  files: readonly LawFile[],
  lawPaths: readonly string[],
  settings: Partial<LawSettings>,
  asIf: boolean,
): LawInForce {
  const added: readonly LawFile[] = lawPaths.map((lawPath) => ({ path: lawPath, text: readFileSync(lawPath, 'utf8') }))
  const law = compileLaw(withChangedFiles(files, added), settings)
  sayPast(pastChanges(now, law, toLocalDate(today())))
  return asIf ? asIfInForce(law, toLocalDate(today())) : law
}

/** Whether the files rewrite what has been law, which no coming change does: dates that were given are then compared with others. */
function sayPast(changes: readonly PastChange[]): void {
  if (changes.length === 0) return
  const said = { changed: 'changed', takenAway: 'taken away', added: 'new' } as const
  const rules = changes.map(
    ({ ruleId, change, inForceSince }) => `${ruleId} (${said[change]}, in force since ${inForceSince})`,
  )
  process.stderr.write(
    `A past version is changed: ${rules.join(', ')}. What it gave is counted anew, for needs begun under it too; ` +
      'a coming change is a rule of its own with a later first day.\n',
  )
}

/** How many move, and how far at most. */
function say(differences: readonly ClockDifference[]): void {
  const moved = differences.flatMap(({ movesDays }) => (movesDays === null || movesDays === 0 ? [] : [movesDays]))
  const ids = new Set(differences.map(({ id }) => id)).size
  process.stderr.write(
    `${String(differences.length)} differences for ${String(ids)} ids: ${String(moved.filter((n) => n < 0).length)} dates earlier, ` +
      `${String(moved.filter((n) => n > 0).length)} later, at most ${String(Math.max(0, ...moved.map(Math.abs)))} days.\n`,
  )
}

function today(): string {
  // The only ambient time of the command; the engine takes it as a parameter.
  return toHelsinkiDate(toInstant(Date.now()))
}

function readJson(path: string): unknown {
  const text = path === '-' ? readFileSync(0, 'utf8') : readFileSync(path, 'utf8')
  return JSON.parse(text.replace(/^\uFEFF/, ''))
}

/** Waits until everything is written: a pipe may take a large answer in parts. */
function print(answer: unknown): Promise<void> {
  return new Promise((resolve) => process.stdout.write(`${JSON.stringify(answer, null, 1)}\n`, () => resolve()))
}

function complain(error: unknown): number {
  if (error instanceof LawDataError) process.stderr.write(`The law cannot be read:\n${error.message}\n`)
  else if (error instanceof SyntaxError) process.stderr.write('The file is not JSON.\n')
  else process.stderr.write(`${error instanceof Error ? error.message : 'It did not succeed.'}\n`)
  return 1
}

if (import.meta.main) process.exitCode = await run(process.argv.slice(2))
