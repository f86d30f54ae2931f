/** What a step found. `notes` are lines to show under its heading. */
export type StepResult = { passed: number; failed: number; notes: string[] }

/** One part of `./luukku test`. */
export type Step = { name: string; summary: string; run: () => Promise<StepResult> }

/** The sum of all steps. */
export function sumResults(results: StepResult[]): { passed: number; failed: number } {
  return {
    passed: results.reduce((sum, each) => sum + each.passed, 0),
    failed: results.reduce((sum, each) => sum + each.failed, 0),
  }
}
