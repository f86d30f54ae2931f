import { randomBytes } from 'node:crypto'
import type { DatabaseUrls } from '../../../../tools/luukku/postgres/urls.ts'
import { openFaultPlace } from '../fault/fault-place.ts'
import { createSmallCounty } from '../small-county.ts'
import { createTestDatabase } from '../create-test-database.ts'

export const accessDays = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'] as const
export const accessMoment = '2026-11-24T09:12:00+02:00'

/** A database with the small county in it and what the real server is started with on it. */
export interface AccessGround {
  urls: DatabaseUrls
  superuserUrl: string
  cookieKey: string
  environment: Record<string, string>
  /** PostgreSQL's own log, where it is kept. */
  databaseLog?: string
  close: () => Promise<void>
}

/** On the PostgreSQL of this test run. */
export async function openTestGround(): Promise<AccessGround> {
  const database = await createTestDatabase()
  await createSmallCounty(database.superuserUrl, accessDays)
  const cookieKey = randomBytes(32).toString('base64')
  return {
    urls: database,
    superuserUrl: database.superuserUrl,
    cookieKey,
    environment: environmentOf(database, cookieKey),
    close: () => database.drop(),
  }
}

/** On a PostgreSQL of its own, outside a test run. */
export async function openBenchGround(): Promise<AccessGround> {
  const place = await openFaultPlace({ professionals: 1, days: 2, cases: 1 })
  return {
    urls: place.urls,
    superuserUrl: place.superuserUrl,
    cookieKey: place.cookieKey,
    environment: { ...environmentOf(place.urls, place.cookieKey), LUUKKU_DATA: place.folder },
    databaseLog: `${place.folder}/postgres.log`,
    close: () => place.stop(),
  }
}

const environmentOf = (urls: DatabaseUrls, cookieKey: string) => ({
  DATABASE_URL: urls.ownerUrl,
  DATABASE_APP_URL: urls.appUrl,
  DATABASE_JOBS_URL: urls.jobsUrl,
  LUUKKU_COOKIE_KEY: cookieKey,
  LUUKKU_CLOCK: accessMoment,
  LUUKKU_RATE_LIMIT: '0',
  LUUKKU_LOG: 'debug',
  PORT: '0',
})
