import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { createTestDatabase, type TestDatabase } from '@luukku/testkit/create-test-database'
import { launchBrowser } from '@luukku/testkit/launch-browser'
import { createApp, type App } from '../apps/server/src/app.ts'
import { readCountyFiles, seedCounty } from '../apps/server/src/modules/seed/index.ts'
import { movableClock } from '../apps/server/src/platform/clock.ts'
import { readConfig } from '../apps/server/src/platform/config.ts'

// The whole way in a real browser, over the real server and a real database: nothing here is stood in for.
let database: TestDatabase
let app: App
let browser: Browser
let origin: string
const faults: string[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  const start = '2026-11-24T07:12:00Z'
  await seedCounty(database.ownerUrl, await readCountyFiles('lapland'), movableClock(new Date(start)))
  app = await createApp(
    readConfig({
      DATABASE_URL: database.ownerUrl,
      DATABASE_APP_URL: database.appUrl,
      DATABASE_JOBS_URL: database.jobsUrl,
      LUUKKU_CLOCK: start,
      LUUKKU_LOG: 'silent',
      LUUKKU_RATE_LIMIT: '0',
    }),
  )
  origin = await app.http.listen({ port: 0, host: '127.0.0.1' })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await app.close()
  await database.drop()
})

async function open(options: { width: number; scripts: boolean }): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: options.width, height: 900 },
    javaScriptEnabled: options.scripts,
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) faults.push(message.text())
  })
  return page
}

/** Walks the pages as somebody would who says no to every alarm, until the promise. */
async function tell(page: Page, language: 'fi' | 'sv' | 'en' | 'se', words: string): Promise<string[]> {
  await page.goto(`${origin}/?kieli=${language}`)
  await page.locator('textarea').first().fill(words)
  const walked: string[] = []
  for (let n = 0; n < 25; n++) {
    await page.locator('[data-test=next]').first().click()
    const path = new URL(page.url()).pathname.split('/')[1] ?? ''
    walked.push(path)
    if (path === 'lupaus') break
    if (path === 'kysymys' || path === 'lupa')
      await page
        .locator('input[type=radio]')
        .nth(path === 'kysymys' ? 1 : 0)
        .check({ force: true })
    if (path === 'yhteys') {
      await page.locator('input[type=checkbox], input[type=radio]').first().check({ force: true })
      await page.locator('input[type=tel]').first().fill('040 123 4567')
    }
    if (path === 'kuka') await page.locator('input[type=text]').first().fill('Matti Meikäläinen')
  }
  return walked
}

const stories = {
  fi: 'Polvi on ollut kipeä syksystä asti, portaissa varsinkin. Rahat on ihan loppu, ulosotosta tulee kirjettä. En oikein jaksa mitään enää.',
  sv: 'Knäet har gjort ont sedan i höstas, mest i trappor. Pengarna är slut och jag orkar ingenting längre.',
  en: 'My knee has hurt since autumn, on stairs most of all. I have no money left and I cannot cope any more.',
  se: 'Mus lea čibbi bávččas.',
} as const

describe('the main job', () => {
  test.each(['fi', 'sv', 'en', 'se'] as const)(
    'a resident tells once on a phone without scripts, in %s, and gets a promise',
    async (language) => {
      const page = await open({ width: 360, scripts: false })
      const walked = await tell(page, language, stories[language])
      expect(walked.at(-1)).toBe('lupaus')
      expect(walked).toContain('ymmarsimme')
      expect(await page.locator('script').count()).toBe(0)
      expect(await page.locator('html').getAttribute('lang')).toBe(language)
      await page.context().close()
    },
  )

  test('a nurse signs in and finds all four people on the desk', async () => {
    const page = await open({ width: 1440, scripts: true })
    await page.goto(`${origin}/staff`)
    await page.click('[data-test="sign-in-hoitaja-1"]')
    await page.waitForURL(/\/staff$/)
    // Four people have told something: four rows, whatever the language they told it in.
    const rows = page.locator('[data-test=desk-scroll] [role=row]')
    await rows.nth(3).waitFor()
    expect(await rows.count()).toBe(4)
    await page.context().close()
  })

  test('nothing was refused by the content security policy, and no page threw', () => {
    expect(faults).toEqual([])
  })
})
