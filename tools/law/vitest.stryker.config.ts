import { basename } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Long-running property tests: asked last, for most changed lines are found by a worked case long before them. */
const last = ['compile-law.test.ts', 'core.test.ts', 'time.test.ts', 'helsinki.test.ts', 'engine.test.ts']

class WorkedCasesFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => last.indexOf(basename(moduleId))
    return Promise.resolve([...files].sort((a, b) => place(a) - place(b)))
  }
}

/** Only the tests of law and time: what a changed line there must turn red. */
export default defineConfig({
  test: {
    include: ['packages/domain/src/{law,time}/*.test.ts'],
    sequence: { sequencer: WorkedCasesFirst },
    // Pure rules have nothing to isolate: one worker for all files makes a run of thousands of mutants possible.
    isolate: false,
    // A changed line counts as found when a test fails: on a busy machine a limit of 5 s would "find" every one.
    testTimeout: 120_000,
  },
})
