import type { Page } from 'playwright-core'
import { foreignWords } from './foreign-words.ts'
import { picture } from './looker.ts'
import { desktop, phone } from './world.ts'

/** Reads screens as they stand, on a phone and on a desk, and keeps what is wrong: a foreign word, what goes over the side. */
export class ScreenReader {
  readonly faults: string[] = []
  readonly screens: string[] = []
  private names: readonly string[]

  /** @param names  what belongs to no language: names, what was typed */
  constructor(names: readonly string[]) {
    this.names = names
  }

  /** More that belongs to no language, known only once the world is there. */
  know(names: readonly string[]): void {
    this.names = [...this.names, ...names]
  }

  async read(page: Page, name: string): Promise<void> {
    this.screens.push(name)
    const before = page.viewportSize() ?? desktop
    const found = new Set(await foreignWords(page, this.names))
    for (const size of [phone, desktop]) {
      await page.setViewportSize(size)
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      if (wide > 0) found.add(`scrolls ${String(wide)} px sideways at ${String(size.width)}`)
      const lang = await page.locator('html').getAttribute('lang')
      await picture(page, `story-${lang ?? ''}-${name.replaceAll(/\W+/g, '-')}-${String(size.width)}`)
    }
    await page.setViewportSize(before)
    this.faults.push(...[...found].map((fault) => `${name}: ${fault}`))
  }
}
