import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from 'vitest'
import { servePages, type ServedPages } from '../apps/web-resident/app/testing/serve-pages.ts'
import { launchBrowser } from '../packages/testkit/src/launch-browser.ts'
import { ResidentPath } from './pages/resident-path.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const story = 'Polvi on ollut kipeä syksystä asti. Rahat on ihan loppu. En oikein jaksa mitään enää.'

let browser: Browser
let pages: ServedPages
let context: BrowserContext
let page: Page
let path: ResidentPath
let violations: string[]

beforeAll(async () => {
  if (!existsSync(`${root}apps/web-resident/build/server/index.js`))
    execFileSync('npm', ['run', 'build', '-w', 'apps/web-resident'], { cwd: root, stdio: 'ignore' })
  browser = await launchBrowser()
})
afterAll(() => browser.close())

async function open(options: Parameters<Browser['newContext']>[0] = {}): Promise<void> {
  context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'fi-FI', ...options })
  page = await context.newPage()
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) violations.push(message.text())
  })
  path = new ResidentPath(page, pages.origin)
}
beforeEach(async () => {
  violations = []
  pages = await servePages()
})
afterEach(async () => {
  await context.close()
  await pages.close()
  expect(violations).toEqual([])
})

const sentCount = () =>
  new Set(pages.api.calls.filter((call) => call.route === 'sendDraft').map((call) => call.headers['idempotency-key']))
    .size

describe('the way from telling to the promise', () => {
  test.each(['fi', 'sv', 'en', 'se'])('S01 is walked without JavaScript in %s', async (language) => {
    await open({ javaScriptEnabled: false })
    await path.start(language)
    expect(await page.locator('html').getAttribute('lang')).toBe(language)
    await path.walkToSend(story)
    expect(path.path()).toBe('/laheta')
    await path.next()
    expect(path.path()).toBe('/lupaus')
    expect(await path.heading()).toContain('24')
    expect(await page.locator('script').count()).toBe(0)
    const patch = pages.api.calls.find((call) => call.route === 'startDraft')
    expect(patch?.body).toMatchObject({ text: story, lang: language })
  })

  test('an unchecked Sámi red-flag and permission text stands with the Finnish one, marked as Finnish', async () => {
    await open()
    await path.start('se')
    await path.tell(story)
    expect(await page.locator('h1 [lang=fi]').innerText()).toBe('Onko polvi kuuma ja turvonnut?')
    await path.answer(1)
    await path.answer(0)
    await path.reach('040 123 4567')
    await path.next()
    await path.next()
    expect(await page.locator('h1 [lang=fi]').innerText()).toBe('Saavatko auttajasi puhua keskenään?')
  })

  test('«back» of the browser and of the page lead to the earlier question with its answer', async () => {
    await open()
    await path.start()
    await path.tell(story)
    const first = page.url()
    await path.answer(1)
    const second = page.url()
    expect(second).not.toBe(first)
    await page.goBack()
    expect(page.url()).toBe(first)
    await page.reload()
    expect(await path.heading()).toContain('kuuma ja turvonnut')
    expect(await page.isChecked('#vastaus-1')).toBe(true)
    await path.next()
    await path.answer(6)
    expect(path.path()).toBe('/yhteys')
    await page.click('[data-test=back]')
    expect(page.url()).toBe(second)
    expect(await page.isChecked('#vastaus-6')).toBe(true)
  })

  test('changing the language in the middle of writing loses nothing', async () => {
    await open({ javaScriptEnabled: false })
    await path.start()
    await page.fill('#kertomus', 'Kesken jäänyt')
    await page.click('button[name=kieli][value=sv]')
    expect(await page.inputValue('#kertomus')).toBe('Kesken jäänyt')
    expect(await path.heading()).toBe('Vad oroar dig?')
  })

  test('Enter in a field goes on and does not change the language', async () => {
    await open({ javaScriptEnabled: false })
    await path.start()
    await path.tell(story)
    await path.answer(1)
    await path.answer(6)
    await page.fill('#puhelin', '040 123 4567')
    await page.press('#puhelin', 'Enter')
    expect(path.path()).toBe('/kuka')
    expect(await page.locator('html').getAttribute('lang')).toBe('fi')
  })

  test('empty text gets kind words and a phone number', async () => {
    await open()
    await path.start()
    await path.next()
    expect(await page.locator('.lk-summary').innerText()).toContain('Yksikin riittää')
    expect(await page.locator('.rs-kind a').getAttribute('href')).toBe('tel:0161234000')
    expect(await page.title()).toMatch(/^Tarkista vielä/)
  })

  test('a red flag stops: 112 first, «not so» is recorded and goes on', async () => {
    await open({ javaScriptEnabled: false })
    await path.start()
    await path.tell('Puristaa rintaa')
    expect(path.path()).toBe('/hata')
    expect(await page.locator('[data-test=call-112]').getAttribute('href')).toBe('tel:112')
    await page.locator('summary').click()
    await page.fill('#syy', 'Vain lihaskipu')
    await page.click('[data-test=not-so]')
    const recorded = pages.api.calls.find((call) => call.route === 'changeDraft')
    expect(recorded?.body).toMatchObject({ stopAnswered: 'not-so', answers: { stop_not_so_reason: 'Vain lihaskipu' } })
    expect(path.path()).toBe('/kysymys/*')
  })

  test('«clear and leave» destroys the draft; «back» shows nothing of it', async () => {
    await open()
    await path.start()
    await path.tell(story)
    await page.click('[data-test=clear]')
    expect(path.path()).toBe('/yhteystiedot')
    expect(pages.api.calls.some((call) => call.route === 'clearDraft')).toBe(true)
    await page.goBack()
    expect(await page.content()).not.toContain('kuuma ja turvonnut')
    await page.goBack()
    expect(await page.content()).not.toContain('Polvi on ollut')
  })
})

describe('bad days', () => {
  test('pressed twice, and «back» and send again: one message', async () => {
    await open()
    await path.start()
    await path.walkToSend(story)
    const form = Object.fromEntries(
      await page
        .locator('#sivu input[type=hidden]')
        .evaluateAll((inputs) =>
          inputs.map((one) => [(one as HTMLInputElement).name, (one as HTMLInputElement).value]),
        ),
    ) as Record<string, string>
    await page.dblclick('[data-test=next]')
    await page.waitForURL('**/lupaus')
    // «Back» to the page as it was, and the same button again: the very same form, its key included.
    const again = await context.request.post(`${pages.origin}/laheta`, { multipart: form, maxRedirects: 0 })
    expect(again.headers()['location']).toBe('/lupaus')
    expect(pages.api.calls.filter((call) => call.route === 'sendDraft').length).toBeGreaterThan(1)
    expect(sentCount()).toBe(1)
  })

  test('the API is away: what was typed stays on the page and goes through a moment later', async () => {
    await open({ javaScriptEnabled: false })
    await path.start()
    await page.fill('#kertomus', story)
    pages.api.failWith('away')
    await path.next()
    expect(await page.locator('[data-test=trouble]').innerText()).toContain('tallessa tällä sivulla')
    expect(await page.inputValue('#kertomus')).toBe(story)
    expect(await page.locator('footer').innerText()).toContain('016 123 4000')
    pages.api.failWith(undefined)
    await path.next()
    // The page drawn without the API had no form token: it is drawn again with one, the text still there.
    if (path.path() === '/kerro') await path.next()
    expect(path.path()).toBe('/kysymys/*')
  })

  test('the session ends in the middle of a form: the answers stay on the page', async () => {
    await open({ javaScriptEnabled: false })
    await path.start()
    await path.tell(story)
    await path.answer(1)
    await path.answer(6)
    pages.api.failWith({ status: 401, code: 'sign-in-required' })
    await path.reach('040 765 4321')
    expect(await page.locator('[data-test=trouble]').innerText()).toContain('Kirjautumisesi on päättynyt')
    expect(await page.inputValue('textarea[name=puhelin]')).toBe('040 765 4321')
    pages.api.failWith(undefined)
    await page.click('main button[type=submit]:not([name]):not(.rs-link)')
    await page.waitForLoadState()
    if (path.path() === '/yhteys') await path.next()
    expect(path.path()).toBe('/kuka')
  })

  test('the draft has run out while the first page was open: the text starts a new one', async () => {
    await open({ javaScriptEnabled: false })
    await path.start()
    await path.tell(story)
    await page.goto(`${pages.origin}/kerro`)
    pages.api.expireDraft()
    await path.tell(`${story} Lisää.`)
    expect(path.path()).toBe('/kysymys/*')
  })

  test('a megabyte of text comes back with advice, whole', async () => {
    await open()
    await path.start()
    const long = 'ä'.repeat(500_000)
    await page.locator('#kertomus').evaluate((field, text) => {
      ;(field as HTMLTextAreaElement).value = text
    }, long)
    await path.next()
    expect(await page.locator('.lk-summary').innerText()).toContain('100')
    expect((await page.inputValue('#kertomus')).length).toBe(500_000)
  })

  test('emoji, marks of direction, Sámi letters and markup go through as they are', async () => {
    await open({ javaScriptEnabled: false })
    const odd = '😀 ‏مرحبا‏ Čáhppesgáisá <script>alert(1)</script> "\'&amp; ŋŧđ'
    await path.start()
    await path.tell(odd)
    expect(pages.api.calls.find((call) => call.route === 'startDraft')?.body).toMatchObject({ text: odd })
    await page.goto(`${pages.origin}/kerro`)
    expect(await page.inputValue('#kertomus')).toBe(odd)
  })

  test('a page of my own without a session asks to sign in and shows nothing else', async () => {
    await open({ javaScriptEnabled: false })
    for (const mine of [
      '/oma',
      '/viestit',
      '/kuka-katsoi',
      '/kirje',
      '/oma/aika/7d1f0a52-6a0e-4b8e-9f43-1f3a3c0de001',
    ]) {
      await page.goto(pages.origin + mine)
      expect(await page.locator('main').innerText()).not.toContain('Polvikipu')
    }
  })
})

describe('every screen', () => {
  test.each([320, 360, 1440])('has nothing for axe to name and does not scroll sideways at %i px', async (width) => {
    await open({ viewport: { width, height: 800 } })
    const found: unknown[] = []
    const look = async () => {
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      )
      const inline = await page.evaluate(() => document.querySelectorAll('[style]').length)
      if (wide || inline > 0) found.push({ path: path.path(), wide, inline })
      // Read the page's markup afresh: axe leaves style attributes behind.
      const broken = (await page.evaluate(
        `${axeSource};axe.run().then((r) => r.violations.map((v) => v.id))`,
      )) as string[]
      if (broken.length > 0) found.push({ path: path.path(), broken })
    }
    await path.start()
    await look()
    await path.next()
    await look()
    await path.tell(story)
    await look()
    await path.next()
    await look()
    await path.answer(1)
    await look()
    await path.answer(6)
    await look()
    await path.next()
    await look()
    await path.reach('040 123 4567')
    await look()
    await path.next()
    await look()
    await path.next()
    await look()
    await path.permit()
    await look()
    await path.next()
    await look()
    for (const other of ['/oma', '/yhteystiedot', '/tietosuoja', '/ei-ole']) {
      await page.goto(pages.origin + other)
      await look()
    }
    pages.api.signIn()
    for (const mine of [
      '/oma',
      '/oma/aika/7d1f0a52-6a0e-4b8e-9f43-1f3a3c0de001',
      '/viestit',
      '/kuka-katsoi',
      '/kirje',
    ]) {
      await page.goto(pages.origin + mine)
      await look()
    }
    await path.start()
    await path.tell('Puristaa rintaa')
    await look()
    expect(found).toEqual([])
  })

  test('the path is walked with the keyboard alone, and focus is always seen', async () => {
    await open()
    await path.start()
    for (let press = 0; press < 40; press++) {
      await page.keyboard.press('Tab')
      const seen = await page.evaluate(() => {
        const at = document.activeElement
        if (!at || at === document.body) return undefined
        const style = getComputedStyle(at)
        const after = getComputedStyle(at, '::after')
        const marked = style.outlineStyle !== 'none' || style.boxShadow !== 'none' || after.borderStyle !== 'none'
        return { id: at.id, test: at.getAttribute('data-test'), marked }
      })
      if (!seen) break
      expect(seen).toMatchObject({ marked: true })
      if (seen.id === 'kertomus') await page.keyboard.type(story)
      if (seen.test === 'next') {
        await page.keyboard.press('Enter')
        break
      }
    }
    await page.waitForURL('**/kysymys/*')
  })
})

describe('my plan', () => {
  test('a time is cancelled in one tap, moved in two, and both are said', async () => {
    await open({ javaScriptEnabled: false })
    pages.api.signIn()
    await page.goto(`${pages.origin}/oma`)
    await page.click('[data-test=move]')
    await page.locator('[data-test=time]').first().click()
    expect(await page.locator('[role=status]').innerText()).toContain('siirretty')
    await page.click('[data-test=cancel]')
    expect(await page.locator('[role=status]').innerText()).toContain('peruttu')
    expect(pages.api.calls.some((call) => call.route === 'cancelAppointment')).toBe(true)
  })

  test('a time taken a moment before: the page says so and shows the times again', async () => {
    await open({ javaScriptEnabled: false })
    pages.api.signIn()
    await page.goto(`${pages.origin}/oma`)
    await page.click('[data-test=move]')
    pages.api.failNext('moveAppointment', { status: 409, code: 'slot-taken' })
    await page.locator('[data-test=time]').first().click()
    expect(await page.locator('[data-test=trouble]').innerText()).toContain('ehti juuri varata')
    expect(await page.locator('[data-test=time]').count()).toBeGreaterThan(0)
  })
})
