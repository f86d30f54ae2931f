import { defineConfig } from 'vitest/config'

/** Only the tests of law and time: what a changed line there must turn red. */
export default defineConfig({
  test: { include: ['packages/domain/src/{law,time}/*.test.ts'] },
})
