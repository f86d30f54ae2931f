import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repositoryRoot } from '../paths.ts'
import { countVitest, type VitestReport } from './count-vitest.ts'
import type { StepResult } from './step.ts'

/** Runs projects of vitest.config.ts; their own report goes to standard error as it comes. */
export async function runVitest(...projects: string[]): Promise<StepResult> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'luukku-report-'))
  const file = join(folder, 'report.json')
  try {
    const vitest = join(repositoryRoot, 'node_modules/vitest/vitest.mjs')
    const args = [
      vitest,
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--passWithNoTests',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ]
    const code = await runLoudly(process.execPath, args)
    if (!existsSync(file)) {
      return code === 0
        ? { passed: 0, failed: 0, notes: ['there is no such test yet'] }
        : { passed: 0, failed: 1, notes: [`Vitest ended with ${code} and without a report`] }
    }
    return countVitest(JSON.parse(readFileSync(file, 'utf8')) as VitestReport, code)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function runLoudly(command: string, args: string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: repositoryRoot, stdio: ['ignore', process.stderr, process.stderr] })
    child.once('error', () => resolve(127))
    child.once('close', (code) => resolve(code ?? 1))
  })
}
