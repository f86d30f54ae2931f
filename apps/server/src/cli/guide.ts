import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileModels, type GuidanceModels } from '@luukku/domain/guidance'
import { compileLaw, type LawInForce } from '@luukku/domain/law'
import { readModelFiles } from '../modules/guidance/index.ts'
import { listScenarios } from '../modules/rehearsal/index.ts'
import { answerScenario } from './answer-scenario.ts'
import { readLawFolder } from './law-files.ts'
import { readScenario } from './read-scenario.ts'

/**
 * `luukku guide FILE`: one JSON object on standard output, a proposal for each scenario of the file.
 * Offline and deterministic: the scenario's `contact_time` is the clock.
 *
 * A scenario that is not as it should be is answered as far as it can be read, and what could not be is told on standard
 * error: one odd contact leaves nobody else without an answer.
 *
 * @returns 0 when every scenario was read whole and answered, 1 when a file, a model or a part of a scenario cannot be read,
 *   2 for a wrong command
 */
export async function run(args: readonly string[]): Promise<number> {
  const [file] = args
  if (file === undefined || args.length !== 1) {
    process.stderr.write('luukku guide FILE   proposals for the scenarios in FILE, as one JSON object\n')
    return 2
  }
  try {
    const listed = listScenarios(readFileSync(file, 'utf8'))
    const law = compileLaw(readLawFolder(join(import.meta.dirname, '../../../../law')))
    const models = compileModels(readModelFiles(), { clockRules: new Set(law.rules.map((rule) => rule.id)) })
    const { answers, faults } = answerAll(models, law, listed)
    for (const fault of faults) process.stderr.write(`${fault}\n`)
    await new Promise<void>((done) => process.stdout.write(`${JSON.stringify(answers, null, 1)}\n`, () => done()))
    return faults.length === 0 ? 0 : 1
  } catch (error) {
    // What a reader says of the file is said of its name.
    process.stderr.write(`${error instanceof RangeError ? `${file} ` : ''}${inWords(error)}\n`)
    return 1
  }
}

function answerAll(models: GuidanceModels, law: LawInForce, given: readonly unknown[]) {
  const faults: string[] = []
  const answers = new Map<string, ReturnType<typeof answerScenario>>()
  for (const [at, one] of given.entries()) {
    const { scenario, faults: read } = readScenario(one, at + 1)
    const own = [...read]
    let id = scenario.id
    for (let copy = 2; answers.has(id); copy++) id = `${scenario.id} (${copy})`
    if (id !== scenario.id) own.push(`its id is given twice: answered as "${id}"`)
    answers.set(id, answerOrAsk(models, law, scenario, own))
    faults.push(...own.map((fault) => `${id}: ${fault}`))
  }
  return { answers: Object.fromEntries(answers), faults }
}

/** The proposal; where it fails, the one for a contact of which nothing was understood: a nurse reads it the same day. */
function answerOrAsk(
  models: GuidanceModels,
  law: LawInForce,
  scenario: ReturnType<typeof readScenario>['scenario'],
  faults: string[],
): ReturnType<typeof answerScenario> {
  try {
    return answerScenario(models, law, scenario)
  } catch (error) {
    faults.push(`it cannot be answered (${inWords(error)}): for a nurse to read today`)
    return answerScenario(models, law, {
      id: scenario.id,
      contact_time: scenario.contact_time,
      lang: scenario.lang ?? 'fi',
    })
  }
}

const inWords = (error: unknown): string => (error instanceof Error ? error.message : String(error))
