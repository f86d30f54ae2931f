import { defineConfig } from 'vitest/config'

/** Only the tests of law and time: what a changed line there must turn red. */
export default defineConfig({
  // Pure rules have nothing to isolate: one worker for all files makes a run of thousands of mutants possible.
  test: { include: ['packages/domain/src/{law,time}/*.test.ts'], isolate: false },
})
