import { existsSync, globSync } from 'node:fs'
import { join } from 'node:path'
import { getChromium } from '../browser/get-chromium.ts'
import { describeFailure } from '../known-failure.ts'
import { repositoryRoot } from '../paths.ts'
import { progress } from '../progress.ts'
import type { StepResult } from './step.ts'
import { runVitest } from './vitest-step.ts'

/** The journeys in a real browser. Without a browser the step fails: a journey that was not walked is not known to work. */
export async function runJourneys(): Promise<StepResult> {
  const folder = join(repositoryRoot, 'e2e')
  if (!existsSync(folder) || globSync('**/*.e2e.ts', { cwd: folder }).length === 0) {
    return { passed: 0, failed: 0, notes: ['there is no journey yet'] }
  }
  try {
    process.env.LUUKKU_CHROMIUM = await getChromium(progress)
  } catch (error) {
    return { passed: 0, failed: 1, notes: [describeFailure(error)] }
  }
  return runVitest('e2e')
}
