import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { inject } from 'vitest'
import { createTestDatabase } from '@luukku/testkit/create-test-database'
import { openTestApp } from '@luukku/testkit/open-test-app'
import { launchBrowser } from '@luukku/testkit/launch-browser'
import { makeSteady } from '@luukku/testkit/steady-clock'
import type { App } from '../../apps/server/src/app.ts'
import type { MovableClock } from '../../apps/server/src/platform/clock.ts'
import { tuesdayMorning } from './morning.ts'

/** The real server on a database of its own, with the staff and rosters of the demo county, and a browser. */
export interface World {
  readonly origin: string
  readonly app: App
  readonly browser: Browser
  readonly clock: MovableClock
  /** What a page threw, what the content security policy refused and what the server failed at, in every page. */
  readonly faults: readonly string[]
  /** The superuser's address: for looking at what was written, and for making a bad day. */
  readonly databaseUrl: string
  open: (options?: PageOptions) => Promise<Page>
  close: () => Promise<void>
}

export type PageOptions = BrowserContextOptions & {
  scripts?: boolean
  /** The language this workstation's staff have chosen. */
  staffLanguage?: 'fi' | 'sv' | 'en'
}

export { tuesdayMorning }
export const phone = { width: 360, height: 740 }
export const desktop = { width: 1440, height: 900 }

let launched: Promise<Browser> | undefined
/** One browser for all journeys of a worker: each opens contexts of its own, which share nothing, and closes them. */
async function sharedBrowser(): Promise<Browser> {
  if ((await launched)?.isConnected() !== true) launched = launchBrowser()
  return launched as Promise<Browser>
}

/** @param environment  settings of the server beside those of every journey */
export async function startWorld(environment: Readonly<Record<string, string>> = {}): Promise<World> {
  const database = await createTestDatabase({ ...inject('testCluster'), templateDatabase: inject('seededDatabase') })
  const app = await openTestApp(database, {
    LUUKKU_CLOCK: tuesdayMorning,
    LUUKKU_STANDS_STILL: 'false',
    ...environment,
  })
  // A slow machine crosses no minute, and no session runs out, unless a journey says so.
  const clock = app.services.clock as MovableClock
  makeSteady(clock)(tuesdayMorning)
  const origin = await app.http.listen({ port: 0, host: '127.0.0.1' })
  const browser = await sharedBrowser()
  const faults: string[] = []
  const opened: BrowserContext[] = []
  return {
    origin,
    app,
    browser,
    clock,
    faults,
    databaseUrl: database.superuserUrl,
    open: async ({ scripts = true, staffLanguage, ...options } = {}) => {
      const context = await browser.newContext({
        baseURL: origin,
        viewport: scripts ? desktop : phone,
        locale: 'fi-FI',
        javaScriptEnabled: scripts,
        ...options,
      })
      opened.push(context)
      context.setDefaultTimeout(40_000)
      if (staffLanguage)
        await context.addInitScript((chosen) => {
          localStorage.setItem('luukku.staff.lang', chosen)
        }, staffLanguage)
      const page = await context.newPage()
      page.on('pageerror', (error) => faults.push(error.message))
      page.on('response', (response) => {
        if (response.status() >= 500) faults.push(`${String(response.status())} ${new URL(response.url()).pathname}`)
      })
      page.on('console', (message) => {
        if (/content security policy/i.test(message.text())) faults.push(message.text())
      })
      return page
    },
    close: async () => {
      await Promise.all(opened.map((context) => context.close()))
      await app.close()
      await database.drop()
    },
  }
}
