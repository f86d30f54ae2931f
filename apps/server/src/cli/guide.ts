import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileModels } from '@luukku/domain/guidance'
import { compileLaw } from '@luukku/domain/law'
import { readModelFiles } from '../modules/guidance/index.ts'
import { answerScenario, type Scenario } from './answer-scenario.ts'
import { readLawFolder } from './law-files.ts'

/**
 * `luukku guide FILE`: one JSON object on standard output, a proposal for each scenario of the file.
 * Offline and deterministic: the scenario's `contact_time` is the clock.
 *
 * @returns 0 when every scenario was answered, 1 when a file or a model cannot be read, 2 for a wrong command
 */
export async function run(args: readonly string[]): Promise<number> {
  const [file] = args
  if (file === undefined || args.length !== 1) {
    process.stderr.write('luukku guide FILE   proposals for the scenarios in FILE, as one JSON object\n')
    return 2
  }
  try {
    const law = compileLaw(readLawFolder(join(import.meta.dirname, '../../../../law')))
    const models = compileModels(readModelFiles(), { clockRules: new Set(law.rules.map((rule) => rule.id)) })
    const content = JSON.parse(readFileSync(file, 'utf8')) as Scenario[] | { scenarios: Scenario[] }
    const scenarios = Array.isArray(content) ? content : content.scenarios
    const answers = Object.fromEntries(
      scenarios.map((scenario) => [scenario.id, answerScenario(models, law, scenario)]),
    )
    await new Promise<void>((done) => process.stdout.write(`${JSON.stringify(answers, null, 1)}\n`, () => done()))
    return 0
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return 1
  }
}
