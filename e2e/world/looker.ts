import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { faultsOf } from './axe.ts'

const folder = process.env.LUUKKU_SCREENSHOTS

/** Keeps a screen as a picture to look at, with LUUKKU_SCREENSHOTS=folder. */
export async function picture(page: Page, name: string, whole = true): Promise<void> {
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: whole })
}

/**
 * Looks at screens of one kind and keeps what is wrong with them: what axe names, and what goes over the side. With
 * LUUKKU_SCREENSHOTS=folder each is kept as a picture to look at.
 */
export class Looker {
  readonly faults: string[] = []
  readonly kind: string
  readonly whole: boolean

  /** @param whole the picture is the whole page, not only what the window shows */
  constructor(kind: string, whole = kind !== 'desk') {
    this.kind = kind
    this.whole = whole
  }

  async look(page: Page, name: string): Promise<void> {
    await picture(page, `${this.kind}-${name}`, this.whole)
    this.faults.push(...(await faultsOf(page, name)))
  }
}
