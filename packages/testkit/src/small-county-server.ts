import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import type { App } from '../../../apps/server/src/app.ts'
import type { MovableClock } from '../../../apps/server/src/platform/clock.ts'
import { formTokenOf } from '../../../apps/server/src/platform/http/register.ts'
import { insertSession, type NewSession } from '../../../apps/server/src/platform/session-queries.ts'
import { createTestDatabase, type TestDatabase } from './create-test-database.ts'
import { openTestApp } from './open-test-app.ts'
import { createSmallCounty, smallCounty } from './small-county.ts'
import { makeSteady } from './steady-clock.ts'

/** What a browser was answered. `body` is undefined when it was no JSON. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are looked into by tests, as they came
export type BrowserAnswer<Body = any> = { status: number; body: Body; headers: Record<string, unknown>; text: string }
export interface Browser {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are looked into by tests, as they came
  <Body = any>(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    body?: object,
    key?: string,
  ): Promise<BrowserAnswer<Body>>
  cookies: () => Map<string, string>
}

/** A server of the small county on a database of its own, with browsers for its people. */
export interface SmallCountyServer {
  app: App
  database: TestDatabase
  /** Sees past every wall: to look at what was written. */
  owner: Client
  /** Sets the clock, which stands still but for a millisecond each time it is asked. */
  at: (moment: string | Date) => void
  /** Keeps cookies and carries the form token. */
  browser: (session?: string) => Browser
  signIn: (session: NewSession) => Promise<Browser>
  staff: (staffId: string) => Promise<Browser>
  close: () => Promise<void>
}

/**
 * @param o.days    weekdays on which guidance works 8-16
 * @param o.moment  the clock at the start
 */
export async function openSmallCounty(o: {
  days: readonly string[]
  moment: string
  environment?: Record<string, string>
}): Promise<SmallCountyServer> {
  const database = await createTestDatabase()
  await createSmallCounty(database.superuserUrl, o.days)
  const owner = new Client({ connectionString: database.superuserUrl })
  owner.on('error', () => undefined)
  await owner.connect()
  const app = await openTestApp(database, { LUUKKU_CLOCK: o.moment, ...o.environment })
  const at = makeSteady(app.services.clock as MovableClock)
  at(o.moment)
  await app.http.ready()

  const browser = (session?: string): Browser => {
    const visit = randomUUID()
    const jar = new Map<string, string>([['luukku_visit', visit]])
    if (session) jar.set('luukku_session', session)
    const ask = async <Body>(
      method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
      url: string,
      body?: object,
      key: string = randomUUID(),
    ) => {
      const answer = await app.http.inject({
        method,
        url,
        ...(body ? { payload: body } : {}),
        headers: {
          'idempotency-key': key,
          'x-luukku-form': formTokenOf(app.services.config, visit),
          cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        },
      })
      for (const { name, value } of answer.cookies) {
        if (value === '') jar.delete(name)
        else jar.set(name, value)
      }
      const isJson = String(answer.headers['content-type']).includes('json')
      return {
        status: answer.statusCode,
        body: (isJson ? answer.json() : undefined) as Body,
        headers: answer.headers,
        text: answer.body,
      }
    }
    return Object.assign(ask, { cookies: () => jar })
  }
  const signIn = async (session: NewSession) => {
    const { db, clock, config } = app.services
    const { token } = await db.technical(config.countyId, (tx) => insertSession(tx, config.countyId, session), clock)
    return browser(token)
  }
  return {
    app,
    database,
    owner,
    at,
    browser,
    signIn,
    staff: (staffId) => signIn({ kind: 'staff', staffId }),
    close: async () => {
      await app.close()
      await owner.end()
      await database.drop()
    },
  }
}

/** Puts a professional of the small county at work for bookable time, `2026-11-24` 08-16 unless said otherwise. */
export async function addReception(
  owner: Client,
  staffId: string,
  day: string,
  hours: { from: string; to: string } = { from: '08:00', to: '16:00' },
): Promise<void> {
  await owner.query(
    `insert into shift (county_id, staff_id, unit_id, during, kind, modes)
     select county_id, id, unit_id, tstzrange(($2 || ' ' || $3)::timestamp at time zone 'Europe/Helsinki', ($2 || ' ' || $4)::timestamp at time zone 'Europe/Helsinki'),
       'reception', '{onsite,remote}' from staff_member where id = $1`,
    [staffId, day, hours.from, hours.to],
  )
}

export { smallCounty }
