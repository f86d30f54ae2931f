import type { PostgresPasswords } from '../../../tools/luukku/postgres/urls.ts'

/** The PostgreSQL of one test run, as the test processes get to know it. */
export type TestCluster = {
  socketFolder: string
  passwords: PostgresPasswords
  /** A migrated, empty database that nobody connects to: each test's own database is a copy of it. */
  templateDatabase: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    testCluster: TestCluster
  }
}
