import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from '../paths.ts'
import { runQuietly } from '../start/run-quietly.ts'
import type { StepResult } from './step.ts'

/** A check by a program of node_modules: one check passed, or one failed with all that the program said. */
export async function runStatic(program: string, args: string[]): Promise<StepResult> {
  const { code, output } = await runQuietly(
    process.execPath,
    [join(repositoryRoot, 'node_modules', program), ...args],
    {
      cwd: repositoryRoot,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    },
  )
  return code === 0
    ? { passed: 1, failed: 0, notes: [] }
    : { passed: 0, failed: 1, notes: output.trimEnd().split('\n') }
}

/** Those of the folders that this clone has: git keeps no empty ones, and a checker stops at one that is missing. */
export function existingFolders(names: string[]): string[] {
  return names.filter((name) => existsSync(join(repositoryRoot, name)))
}
