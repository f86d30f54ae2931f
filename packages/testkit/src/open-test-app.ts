import { createApp, type App } from '../../../apps/server/src/app.ts'
import { readConfig } from '../../../apps/server/src/platform/config.ts'
import type { TestDatabase } from './create-test-database.ts'

/**
 * The server on a test's own database, with the roles it has in production. Quiet unless TEST_LOG says otherwise, and
 * without a limit of calls. It does nothing by itself: planned work is done when a test says so (`catchUp`, `jobs.runDue`), and
 * nothing that a test looks at changes beside it. Close it before the database is dropped.
 *
 * @param environment  settings by the names of README.md; these win
 */
export function openTestApp(database: TestDatabase, environment: Record<string, string> = {}): Promise<App> {
  return createApp(
    readConfig({
      DATABASE_URL: database.ownerUrl,
      DATABASE_APP_URL: database.appUrl,
      DATABASE_JOBS_URL: database.jobsUrl,
      LUUKKU_LOG: process.env['TEST_LOG'] ?? 'silent',
      LUUKKU_RATE_LIMIT: '0',
      PORT: '0',
      LUUKKU_STANDS_STILL: 'true',
      ...environment,
    }),
  )
}
