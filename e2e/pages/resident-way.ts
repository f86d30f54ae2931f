import type { Locator, Page } from 'playwright-core'
import { arrive } from '../world/arrive.ts'

/** How somebody answers the pages of the way. Each gets the page; what it leaves out is done in the usual manner. */
export interface Manner {
  /** Chooses among the radio buttons of a question: its place, 0 is the first. */
  answer?: (page: Page) => Promise<number>
  phone?: string
  givenName?: string
  /** Called on each page before its form is sent. */
  look?: (page: Page, path: string) => Promise<void>
}

/** The resident's way as a person walks it: by what is on the page, never by what lies behind it. */
export class ResidentWay {
  readonly page: Page
  /** Every page met, in order, without what comes after the first step of its address. */
  readonly walked: string[] = []

  constructor(page: Page) {
    this.page = page
  }

  path(): string {
    return `/${new URL(this.page.url()).pathname.split('/')[1] ?? ''}`
  }

  heading(): Promise<string> {
    return this.page.locator('h1').first().innerText()
  }

  async tell(words: string, language = 'fi'): Promise<void> {
    await this.page.goto(`/?kieli=${language}`)
    await this.page.fill('#kertomus', words)
    await this.next()
  }

  async next(): Promise<void> {
    await this.press(this.page.locator('[data-test=next]').first())
    this.walked.push(this.path())
  }

  /** Presses what leads to a page, and is there. */
  press(what: Locator | string): Promise<void> {
    const target = typeof what === 'string' ? this.page.locator(what) : what
    return arrive(this.page, () => target.click())
  }

  /** Goes on until `to`, at most thirty pages. */
  async walkTo(to: string, manner: Manner = {}): Promise<void> {
    for (let step = 0; step < 30 && this.path() !== to; step++) {
      const path = this.path()
      await manner.look?.(this.page, path)
      await this.fill(path, manner)
      await this.next()
    }
  }

  questions(): number {
    return this.walked.filter((path) => path === '/kysymys').length
  }

  /** Fills in the page that stands open, in the usual manner. */
  async fill(path: string, manner: Manner = {}): Promise<void> {
    const { page } = this
    if (path === '/kysymys') await this.answer(manner)
    if (path === '/yhteys') await page.fill('#puhelin', manner.phone ?? '040 123 4567')
    if (path === '/kuka') await page.fill('#etunimi', manner.givenName ?? 'Matti')
    if (path === '/lupa') await page.check('#lupa-first')
  }

  /** On a page that asks several things, «yes» ticks the first, «no» none of these, and anything else «I do not know». */
  private async answer(manner: Manner): Promise<void> {
    const ticks = this.page.locator('input[name=kohta]')
    const statements = await ticks.count()
    if (statements > 0) {
      const said = (await manner.answer?.(this.page)) ?? 1
      return ticks.nth(said === 0 ? 0 : said === 1 ? statements - 2 : statements - 1).check()
    }
    const radios = this.page.locator('input[name=vastaus][type=radio]')
    const count = await radios.count()
    if (count === 0) return this.page.fill('#vastaus', '3')
    const place = (await manner.answer?.(this.page)) ?? 1
    await radios.nth(Math.min(place, count - 1)).check()
  }
}
