import type { Page } from 'playwright-core'

/** The resident's path as a person walks it: by what is on the page, never by what lies behind it. */
export class ResidentPath {
  readonly page: Page
  readonly origin: string

  constructor(page: Page, origin: string) {
    this.page = page
    this.origin = origin
  }

  async start(language = 'fi'): Promise<void> {
    await this.page.goto(`${this.origin}/${language === 'fi' ? '' : `?kieli=${language}`}`)
  }

  async tell(text: string): Promise<void> {
    await this.page.fill('#kertomus', text)
    await this.next()
  }

  /** Chooses the answer by its place: 0 is the first. */
  async answer(place: number): Promise<void> {
    await this.page.check(place === 0 ? '#vastaus-first' : `#vastaus-${String(place)}`)
    await this.next()
  }

  async reach(phone: string): Promise<void> {
    await this.page.fill('#puhelin', phone)
    await this.next()
  }

  async permit(): Promise<void> {
    await this.page.check('#lupa-first')
    await this.next()
  }

  async next(): Promise<void> {
    await this.page.click('[data-test=next]')
  }

  /** From the first page to the page before sending. */
  async walkToSend(text: string): Promise<void> {
    await this.tell(text)
    await this.answer(1)
    await this.answer(6)
    await this.reach('040 123 4567')
    await this.next()
    await this.next()
    await this.permit()
  }

  heading(): Promise<string> {
    return this.page.locator('h1').first().innerText()
  }

  path(): string {
    return new URL(this.page.url()).pathname.replace(/[0-9a-f]{8}$/, '*')
  }
}
