/**
 * What a step found. `notes` are lines to show under its heading; `failures` say what failed and how, each in a few lines,
 * and are told once more at the very end: who keeps only the tail of the output still learns it.
 */
export type StepResult = { passed: number; failed: number; notes: string[]; failures?: string[] }

/** One part of `./luukku test`. */
export type Step = { name: string; summary: string; run: () => Promise<StepResult> }

/** The sum of all steps. */
export function sumResults(results: StepResult[]): { passed: number; failed: number } {
  return {
    passed: results.reduce((sum, each) => sum + each.passed, 0),
    failed: results.reduce((sum, each) => sum + each.failed, 0),
  }
}
