import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files of a minute and more, wherever they stand: begun last, one of them alone would keep the whole run waiting. */
const long =
  /fault\/kill-points|nobody-falls-through|operating-model\.test|main-process\/production|guidance\.test|danger-sayings/

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return [
      ...sorted.filter(({ moduleId }) => long.test(moduleId)),
      ...sorted.filter(({ moduleId }) => !long.test(moduleId)),
    ]
  }
}

/**
 * Unit tests whose files need modules of their own: what stands in for one, or reads it anew, and what starts processes and is told
 * by its own variables.
 */
const alone = [
  'apps/web-staff/src/shared/api.test.ts',
  'apps/web-staff/src/shared/new-build.test.ts',
  'packages/testkit/src/*.test.ts',
  'tools/**/*.test.ts',
]
/** More room for young objects: clearing it took a sixth of a worker's time. */
const execArgv = ['--max-semi-space-size=64']

const unit = {
  execArgv,
  exclude: ['**/node_modules/**', '**/*.long.test.ts'],
  setupFiles: ['packages/testkit/src/seeded-properties.ts', 'packages/testkit/src/put-back.ts'],
  // Some start a process of their own; on a busy machine that takes longer than the usual five seconds.
  testTimeout: 120_000,
}

export default defineConfig({
  test: {
    // Vitest would leave one core alone, which is half of a machine of two.
    maxWorkers: '100%',
    // A failed comparison says what it saw: «[ Array(1) ]» in a report tells nobody anything.
    chaiConfig: { truncateThreshold: 400 },
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...unit,
          name: 'unit',
          include: ['packages/*/src/**/*.test.{ts,tsx}', 'apps/web-*/**/*.test.{ts,tsx}'],
          exclude: [...unit.exclude, ...alone],
          // React and the design system are read once a worker, not once a file: that was nine tenths of the time of the screens.
          isolate: false,
        },
      },
      { test: { ...unit, name: 'unit-alone', include: alone } },
      {
        test: {
          name: 'database',
          execArgv,
          include: ['apps/server/src/**/*.test.ts'],
          // The server's modules are read once a worker, not once a file: a third of this part's time. What a file changes of its
          // process (a clock, a variable, a spy) it puts back in its own hooks.
          isolate: false,
          // One embedded PostgreSQL for the whole run; each file gets its own database from a template.
          globalSetup: ['packages/testkit/src/database-global-setup.ts'],
          setupFiles: ['packages/testkit/src/seeded-properties.ts'],
          testTimeout: 180_000,
          hookTimeout: 240_000,
        },
      },
      {
        test: {
          name: 'e2e',
          execArgv,
          include: ['e2e/**/*.e2e.ts'],
          // As above; a worker's browser, too, is started once.
          isolate: false,
          globalSetup: ['packages/testkit/src/screens-global-setup.ts', 'e2e/world/seeded-county.ts'],
          testTimeout: 180_000,
          hookTimeout: 300_000,
          // Each has a browser, a server and a database of its own; more than two only wait for the processor.
          maxWorkers: 2,
          // A page answers when the machine has time: what is polled for is waited for as long as what is clicked.
          expect: { poll: { timeout: 40_000 } },
        },
      },
    ],
  },
})
