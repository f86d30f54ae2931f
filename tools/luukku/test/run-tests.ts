import { NotUnderstood } from '../known-failure.ts'
import { progress } from '../progress.ts'
import { runJourneys } from './journeys-step.ts'
import { runScreens } from './screens-step.ts'
import { existingFolders, runStatic } from './static-step.ts'
import { type Step, type StepResult, sumResults } from './step.ts'
import { runVitest } from './vitest-step.ts'

const staticSteps: Step[] = [
  { name: 'format', summary: 'Prettier', run: () => runStatic('prettier/bin/prettier.cjs', ['--check', '.']) },
  { name: 'lint', summary: 'ESLint', run: () => runStatic('eslint/bin/eslint.js', ['.', '--max-warnings', '0']) },
  { name: 'types', summary: 'TypeScript', run: () => runStatic('typescript/bin/tsc', ['-p', 'tsconfig.json']) },
  {
    name: 'borders',
    summary: 'who may import whom',
    run: () =>
      runStatic('dependency-cruiser/bin/dependency-cruiser.mjs', [
        '--config',
        '.dependency-cruiser.cjs',
        ...existingFolders(['packages', 'apps', 'tools', 'bench', 'e2e']),
      ]),
  },
]
const screens: Step = { name: 'screens', summary: 'the screens are built', run: runScreens }
const unit: Step = { name: 'unit', summary: 'unit tests', run: () => runVitest('unit', 'unit-alone') }
const database: Step = { name: 'database', summary: 'tests on a real PostgreSQL', run: () => runVitest('database') }
const journeys: Step = { name: 'journeys', summary: 'journeys in a real browser', run: runJourneys }

// The screens come first: their build also makes the types of their routes.
const all = [screens, ...staticSteps, unit, database, journeys]

/** `./luukku test [STEP ...]`: every step, or only those named. Goes on after a failed one. */
export async function runTests(names: string[]): Promise<number> {
  const unknown = names.filter((name) => !all.some((step) => step.name === name))
  if (unknown.length > 0) {
    process.stderr.write(
      `luukku: test has no step ${unknown.join(', ')}; it has ${all.map((step) => step.name).join(', ')}.\n`,
    )
    return 2
  }
  return runSteps(names.length === 0 ? all : all.filter((step) => names.includes(step.name)))
}

/** `./luukku check`: the fast loop. */
export function runChecks(args: string[]): Promise<number> {
  if (args.length > 0) throw new NotUnderstood('check takes nothing; some steps alone: ./luukku test STEP ...')
  return runSteps([...staticSteps, unit])
}

async function runSteps(steps: Step[]): Promise<number> {
  const results: Ran[] = []
  for (const beside of besideEachOther(steps)) results.push(...(await Promise.all(beside.map(runStep))))
  process.stderr.write('\n')
  for (const { step, result, seconds } of results) {
    const verdict = result.failed === 0 ? 'ok    ' : 'FAILED'
    process.stderr.write(
      `  ${verdict} ${step.name.padEnd(9)} ${String(result.passed).padStart(6)} passed ${String(result.failed).padStart(4)} failed ${seconds.toFixed(0).padStart(5)} s\n`,
    )
  }
  const failures = results.flatMap(({ step, result }) =>
    failuresOf(result).map((failure) => `${step.name}: ${failure}`),
  )
  for (const failure of failures) process.stderr.write(`\n  ${failure.replaceAll('\n', '\n      ')}\n`)
  if (failures.length > 0) process.stderr.write('\n')
  const { passed, failed } = sumResults(results.map((each) => each.result))
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  return failed === 0 && passed > 0 ? 0 : 1
}

interface Ran {
  step: Step
  result: StepResult
  seconds: number
}

async function runStep(step: Step): Promise<Ran> {
  progress(`${step.name}: ${step.summary}`)
  const began = performance.now()
  const result = await runSafely(step)
  for (const note of result.notes) process.stderr.write(`    ${note}\n`)
  return { step, result, seconds: (performance.now() - began) / 1000 }
}

/** The static checks use one core each and are run two at a time; every other step has the machine to itself. */
function besideEachOther(steps: Step[]): Step[][] {
  const rounds: Step[][] = []
  for (const step of steps) {
    const last = rounds.at(-1)
    if (last?.length === 1 && staticSteps.includes(step) && last.every((one) => staticSteps.includes(one)))
      last.push(step)
    else rounds.push([step])
  }
  return rounds
}

async function runSafely(step: Step): Promise<StepResult> {
  try {
    return await step.run()
  } catch (error) {
    return { passed: 0, failed: 1, notes: [String(error)] }
  }
}

const linesToldAgain = 20

function failuresOf({ failed, notes, failures }: StepResult): string[] {
  if (failed === 0) return []
  return failures ?? [notes.slice(0, linesToldAgain).join('\n')]
}
