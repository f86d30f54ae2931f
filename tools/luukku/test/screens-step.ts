import { describeFailure } from '../known-failure.ts'
import { progress } from '../progress.ts'
import { buildScreens } from '../start/build-screens.ts'
import type { StepResult } from './step.ts'

/** Builds the screens as `start` does: one check. */
export async function runScreens(): Promise<StepResult> {
  try {
    await buildScreens(progress)
    return { passed: 1, failed: 0, notes: [] }
  } catch (error) {
    return { passed: 0, failed: 1, notes: describeFailure(error).split('\n') }
  }
}
