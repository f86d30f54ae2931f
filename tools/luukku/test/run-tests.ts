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
const unit: Step = { name: 'unit', summary: 'unit tests', run: () => runVitest('unit') }
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
export function runChecks(): Promise<number> {
  return runSteps([...staticSteps, unit])
}

async function runSteps(steps: Step[]): Promise<number> {
  const results: { step: Step; result: StepResult; seconds: number }[] = []
  for (const step of steps) {
    progress(`${step.name}: ${step.summary}`)
    const began = performance.now()
    const result = await runSafely(step)
    for (const note of result.notes) process.stderr.write(`    ${note}\n`)
    results.push({ step, result, seconds: (performance.now() - began) / 1000 })
  }
  process.stderr.write('\n')
  for (const { step, result, seconds } of results) {
    const verdict = result.failed === 0 ? 'ok    ' : 'FAILED'
    process.stderr.write(
      `  ${verdict} ${step.name.padEnd(9)} ${String(result.passed).padStart(6)} passed ${String(result.failed).padStart(4)} failed ${seconds.toFixed(0).padStart(5)} s\n`,
    )
  }
  const { passed, failed } = sumResults(results.map((each) => each.result))
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  return failed === 0 && passed > 0 ? 0 : 1
}

async function runSafely(step: Step): Promise<StepResult> {
  try {
    return await step.run()
  } catch (error) {
    return { passed: 0, failed: 1, notes: [String(error)] }
  }
}
