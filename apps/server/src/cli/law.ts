import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { answerCases, compareLaws, compileLaw, LawDataError, type LawFile, type LawInForce } from '@luukku/domain/law'
import { toHelsinkiDate, toInstant } from '@luukku/domain/time'
import { readLawFolder } from './law-files.ts'

const usage = `luukku law evaluate FILE        clocks of the cases in FILE, as a JSON array
luukku law check                reads and checks every file of law/
luukku law compare FILE LAW...  what the cases in FILE would get if the law files LAW were added`

const root = join(import.meta.dirname, '../../../..')

/**
 * The command `law`. Standard output carries the answer alone; everything said about it goes to standard error.
 *
 * @returns 0 when all went well, 1 when the law or a file cannot be read, 2 for a wrong command or cases that cannot be answered
 */
export async function run(args: readonly string[]): Promise<number> {
  const [command, file, ...rest] = args
  try {
    if (command === 'check' && file === undefined) return checkLaw()
    if (command === 'evaluate' && file !== undefined && rest.length === 0) return await evaluateFile(file)
    if (command === 'compare' && file !== undefined && rest.length > 0) return await compareFile(file, rest)
  } catch (error) {
    return complain(error)
  }
  process.stderr.write(`${usage}\n`)
  return 2
}

function checkLaw(): number {
  const law = compileLaw(readLawFolder(join(root, 'law')))
  process.stderr.write(`${law.rules.length} rules and ${law.exceptions.size} exceptions, all in order\n`)
  return 0
}

async function evaluateFile(path: string): Promise<number> {
  const law = compileLaw(readLawFolder(join(root, 'law')))
  const { answers, problems } = answerCases(law, readJson(path), today())
  await print(answers)
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  return problems.length === 0 ? 0 : 2
}

async function compareFile(path: string, lawPaths: readonly string[]): Promise<number> {
  const files = readLawFolder(join(root, 'law'))
  const added: readonly LawFile[] = lawPaths.map((lawPath) => ({ path: lawPath, text: readFileSync(lawPath, 'utf8') }))
  const now: LawInForce = compileLaw(files)
  const then = compileLaw(replaceFiles(files, added))
  const { differences, problems } = compareLaws(now, then, readJson(path), today())
  await print(differences)
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  return problems.length === 0 ? 0 : 2
}

/** A file with the name of one in `law/` stands in its place; others are added. */
function replaceFiles(files: readonly LawFile[], added: readonly LawFile[]): readonly LawFile[] {
  const nameOf = (file: LawFile) => file.path.split('/').at(-1)
  const replaced = new Set(added.map(nameOf))
  return [...files.filter((file) => !replaced.has(nameOf(file))), ...added]
}

function today(): string {
  // The only ambient time of the command; the engine takes it as a parameter.
  return toHelsinkiDate(toInstant(Date.now()))
}

function readJson(path: string): unknown {
  const text = path === '-' ? readFileSync(0, 'utf8') : readFileSync(path, 'utf8')
  return JSON.parse(text)
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
