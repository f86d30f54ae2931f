import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startFakeServer } from '../apps/web-staff/src/testing/fake-server.ts'
import { id } from '../apps/web-staff/src/testing/fixtures.ts'
import { launchBrowser } from '../packages/testkit/src/launch-browser.ts'

// The screens alone, over an API in memory whose every answer is checked against the contract.
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const caseOfRow3 = `/staff/contacts/${id(3)}`
let browser: Browser
beforeAll(async () => {
  const root = join(import.meta.dirname, '..')
  execFileSync('npm', ['run', 'build', '-w', 'apps/web-staff'], { cwd: root, stdio: 'ignore' })
  browser = await launchBrowser()
})
afterAll(() => browser.close())

type Fake = Awaited<ReturnType<typeof startFakeServer>>
async function onDesk(
  options: Parameters<typeof startFakeServer>[0],
  path: string,
  journey: (page: Page, fake: Fake) => Promise<void>,
) {
  const fake = await startFakeServer(options)
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  page.setDefaultTimeout(10_000)
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) problems.push(message.text())
  })
  try {
    await page.goto(fake.url + path)
    await journey(page, fake)
    expect(problems).toEqual([])
  } finally {
    await page.close()
    await fake.stop()
  }
}
const part = (page: Page, name: string) => page.locator(`[data-test="${name}"]`)
const selectedId = (page: Page) => page.locator('[data-test="desk-row"][aria-selected="true"]').getAttribute('data-id')

describe('the nurse', () => {
  test('does the whole S01 case by keyboard in at most 25 keys', () =>
    onDesk({}, '/staff', async (page, fake) => {
      let keys = 0
      const press = async (key: string) => {
        keys += 1
        await page.keyboard.press(key)
      }
      await part(page, 'desk-row').first().waitFor()
      await press('j')
      await press('j')
      expect(await selectedId(page)).toBe(id(3))
      await press('Enter')
      for (const question of ['suicidal', 'knee.hot', 'leg.swelling', 'phq9_item1']) {
        await page.locator(`[data-question="${question}"]`).waitFor()
        await press('2')
      }
      await page.locator('[data-question="pain"]').waitFor()
      await press('6')
      await press('Enter')
      await part(page, 'ask-none').waitFor()
      await press('s')
      await press('1')
      await part(page, 'panel').waitFor({ state: 'detached' })
      await press('l')
      await press('1')
      await press('k')
      await page.keyboard.type('Polvi, mieliala ja raha. Sovittu ajat.')
      await press('Escape')
      await press('h')
      await part(page, 'offer').first().waitFor()
      await press('1')
      await expect.poll(() => part(page, 'plan-line').count()).toBe(3)
      await press('Escape')
      await part(page, 'desk-list').waitFor()
      expect(await selectedId(page)).toBe(id(3))
      expect(fake.api.booked).toBe(1)
      expect(fake.api.cases.get(id(3))?.permission.share).toBe('yes')
      console.log(`S01 by keyboard: ${String(keys)} keys`)
      expect(keys).toBeLessThanOrEqual(25)
    }))

  test('sees the free times at once when the slot was taken a moment before, and nothing is half booked', () =>
    onDesk({}, caseOfRow3, async (page, fake) => {
      await part(page, 'accept').click()
      await part(page, 'offer').first().waitFor()
      fake.api.takeNextSlot = true
      await page.keyboard.press('1')
      await part(page, 'slot-taken').waitFor()
      expect(fake.api.booked).toBe(0)
      await page.keyboard.press('2')
      await expect.poll(() => part(page, 'plan-line').count()).toBe(3)
      expect(fake.api.booked).toBe(1)
    }))

  test('keeps what was typed when another nurse changes the case in between', () =>
    onDesk({}, caseOfRow3, async (page, fake) => {
      await part(page, 'note').fill('Oma kirjaukseni')
      await page.waitForTimeout(300)
      const other = { by: 'Matti Salo', at: '2026-11-24T09:12:00+02:00', me: false }
      fake.api.touch(id(3), { opened: [other] })
      await part(page, 'accept').click()
      await part(page, 'conflict').waitFor()
      await part(page, 'also-open').waitFor()
      expect(await part(page, 'note').inputValue()).toBe('Oma kirjaukseni')
      await part(page, 'accept').click()
      await part(page, 'offer').first().waitFor()
    }))

  test('accepts nothing unseen: an answer that changes the class stops the acceptance', () =>
    onDesk({}, caseOfRow3, async (page, fake) => {
      await page.locator('[data-question="suicidal"]').waitFor()
      await page.keyboard.press('2')
      await page.locator('[data-question="knee.hot"]').waitFor()
      await page.keyboard.press('1')
      await page.keyboard.press('h')
      await part(page, 'notice').waitFor()
      expect(fake.api.cases.get(id(3))?.status).toBe('waiting')
    }))

  test('keeps the list while the server is away, reads since when, and it recovers by itself', () =>
    onDesk({}, '/staff', async (page, fake) => {
      await part(page, 'desk-row').first().waitFor()
      fake.state.away = true
      await part(page, 'away').waitFor({ timeout: 30_000 })
      expect(await part(page, 'away').textContent()).toContain('9.12')
      expect(await part(page, 'desk-row').count()).toBeGreaterThan(5)
      fake.state.away = false
      await part(page, 'away').waitFor({ state: 'detached', timeout: 30_000 })
    }))

  test('comes back to the list as it was left: scroll, row and filter', () =>
    onDesk({ people: 5000 }, '/staff', async (page) => {
      await part(page, 'desk-row').first().waitFor()
      await page.keyboard.press('f')
      await part(page, 'filter-class').selectOption('D')
      await part(page, 'desk-row').first().waitFor()
      await page.keyboard.press('Escape')
      for (let step = 0; step < 60; step += 1) await page.keyboard.press('j')
      const scrollTop = () => part(page, 'desk-scroll').evaluate((element) => element.scrollTop)
      const [left, top] = [await selectedId(page), await scrollTop()]
      expect(top).toBeGreaterThan(0)
      await page.keyboard.press('Enter')
      await part(page, 'person').waitFor()
      await page.keyboard.press('Escape')
      await part(page, 'desk-row').first().waitFor()
      expect(await selectedId(page)).toBe(left)
      expect(await scrollTop()).toBe(top)
      expect(await part(page, 'filter-class').inputValue()).toBe('D')
    }))

  test('records a phone call and the case opens', () =>
    onDesk({}, '/staff', async (page) => {
      await part(page, 'desk-row').first().waitFor()
      await page.keyboard.press('n')
      await part(page, 'new-text').fill('Polvi on kipeä.')
      await part(page, 'new-second').fill('Vuokra on rästissä.')
      await page.keyboard.press('Control+Enter')
      await part(page, 'person').waitFor()
    }))
})

test('a social counsellor has no queue, and gets the own extract and no more', () =>
  onDesk({ roles: ['social'] }, '/staff', async (page, fake) => {
    await part(page, 'own-card').first().waitFor()
    await page.goto(fake.url + caseOfRow3)
    await part(page, 'denied').waitFor()
    await page.goto(`${fake.url}/staff/own/${id(7100)}`)
    expect(await part(page, 'extract').textContent()).toContain('ulosotosta')
    expect(await page.locator('main').textContent()).not.toContain('Polvi')
  }))

test("the manager's day says the answer first, hides small groups and says so", () =>
  onDesk({ roles: ['manager'] }, '/staff', async (page) => {
    expect(await part(page, 'sentence').textContent()).toContain('97,7')
    await part(page, 'by-service').locator('summary').click()
    const table = await part(page, 'by-service').textContent()
    expect(table).not.toContain('Turvakoti')
    expect(table).toContain('Piilotettu 1')
  }))

describe('no accessibility violation', () => {
  const screens = {
    desk: '/staff',
    case: caseOfRow3,
    new: '/staff/contacts/new',
    own: '/staff/own',
    need: `/staff/own/${id(7100)}`,
    manager: '/staff/manager',
  }
  for (const [name, path] of Object.entries(screens))
    for (const width of [1440, 1024, 390])
      test(`${name} at ${String(width)} px, and nothing spills over the side`, () =>
        onDesk({}, path, async (page) => {
          await page.setViewportSize({ width, height: 900 })
          await page.locator('main h1').first().waitFor({ state: 'attached' })
          await page.waitForTimeout(300)
          const session = await page.context().newCDPSession(page)
          const check = `axe.run(document).then((r) => JSON.stringify(r.violations.map((v) => [v.id, v.nodes[0].html])))`
          const answer = await session.send('Runtime.evaluate', {
            expression: `${axe};${check}`,
            awaitPromise: true,
            returnByValue: true,
          })
          expect(answer.result.value).toBe('[]')
          expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
        }))
})
