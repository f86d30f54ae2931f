import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { part } from '../world/part.ts'
import { answerAll } from './case-desk.ts'

/** How one person of the list is dealt with. `slip`: a wrong answer first, taken back by one key. */
export type Deed = 'accept' | 'override' | 'no-answer' | 'slip'

/**
 * A nurse who never touches a mouse. Every key is counted but those of the words she writes; after each deed she must stand
 * somewhere, and what was done must have been said.
 */
export class KeyboardNurse {
  readonly page: Page
  /** How many slips of the finger were made and taken back. */
  slips = 0
  private keys = 0
  private readonly said: string[] = []

  constructor(page: Page) {
    this.page = page
  }

  async press(key: string): Promise<void> {
    this.keys += 1
    await this.page.keyboard.press(key)
  }

  /** Presses Tab until the focus stands on it, as somebody does who sees the screen. @throws after `most` presses */
  async tabTo(name: string, most = 40): Promise<void> {
    for (let n = 0; n < most; n++) {
      await this.press('Tab')
      if ((await this.stands()).test === name) return
    }
    throw new Error(`${name} is not reached by ${String(most)} presses of Tab`)
  }

  async signIn(subject: string): Promise<void> {
    await this.page.exposeFunction('noteSaid', (text: string) => this.said.push(text))
    await this.page.addInitScript(() => {
      new MutationObserver((changes) => {
        for (const { addedNodes, target } of changes)
          for (const node of addedNodes)
            if (target instanceof Element && target.matches('.notices[role=status]'))
              (window as unknown as { noteSaid: (text: string) => void }).noteSaid(node.textContent ?? '')
      }).observe(document, { subtree: true, childList: true })
    })
    await this.page.goto('/auth/sign-in?as=staff&to=/staff')
    await this.tabTo(`sign-in-${subject}`)
    await this.press('Enter')
    await this.selected().waitFor()
  }

  selected() {
    return this.page.locator('[data-test="desk-row"][aria-selected="true"]')
  }

  /** Where the focus is: the part it is marked as, and whether it is anywhere at all. */
  stands() {
    return this.page.evaluate(() => {
      const at = document.activeElement
      return {
        somewhere: at !== null && at !== document.body,
        test: at?.getAttribute('data-test') ?? undefined,
        id: at?.id ?? '',
        row: at?.closest('[data-test=desk-row]')?.getAttribute('data-id') ?? undefined,
      }
    })
  }

  /** The rows as they are drawn, from the top, and which has the cursor. */
  async list(): Promise<{ ids: string[]; at: number }> {
    await this.selected().waitFor()
    return this.page.evaluate(() => {
      const top = (row: Element) => row.getBoundingClientRect().top
      const rows = [...document.querySelectorAll('[data-test=desk-row]')].sort((a, b) => top(a) - top(b))
      return {
        ids: rows.map((row) => row.getAttribute('data-id') ?? ''),
        at: rows.findIndex((row) => row.getAttribute('aria-selected') === 'true'),
      }
    })
  }

  /** The person under the cursor from the list to the list. @returns the keys it took */
  async nextPerson(deed: Deed): Promise<number> {
    const { page } = this
    this.keys = 0
    await this.press('Enter')
    await part(page, 'person').waitFor()
    await expect.poll(() => this.stands()).toMatchObject({ test: 'person' })
    if (deed === 'no-answer') await this.callInVain()
    else await this.helpAndBook(deed)
    await this.press('Escape')
    await this.selected().waitFor()
    return this.keys
  }

  private async callInVain(): Promise<void> {
    await this.inPanel('s', '2')
    await this.wasSaid(/Ei vastannut/)
  }

  private async helpAndBook(deed: Deed): Promise<void> {
    const { page } = this
    if (deed === 'slip') await this.slip()
    this.keys += await answerAll(page)
    await this.inPanel('s', '1')
    if (deed === 'override') await this.override()
    else {
      await this.press('k')
      await page.keyboard.type('Sovittu ajat, ottaa yhteyttä jos pahenee.')
      await this.press('Escape')
      await expect.poll(() => this.stands()).toMatchObject({ somewhere: true })
      await this.press('h')
    }
    await part(page, 'offer').first().waitFor()
    await this.wasSaid(/Arvio tallennettu/)
    await expect.poll(() => this.stands()).toMatchObject({ id: 'book-title' })
    await this.press('1')
    await part(page, 'plan').or(part(page, 'declined')).waitFor()
    // Only times past the legal date were left: none before it was offered.
    if (await part(page, 'declined').isVisible()) await this.press('2')
    await part(page, 'plan-line').first().waitFor()
    await expect.poll(() => this.stands()).toMatchObject({ id: 'plan-title' })
    await this.wasSaid(/Ajat varattu/)
  }

  /** A panel is opened and one of its choices taken; after it the focus is back at what is asked. */
  private async inPanel(key: string, choice: string): Promise<void> {
    await this.press(key)
    await part(this.page, 'panel').waitFor()
    await expect.poll(() => this.stands()).toMatchObject({ id: 'panel-title' })
    await this.press(choice)
    await part(this.page, 'panel').waitFor({ state: 'detached' })
    await expect.poll(() => this.stands()).toMatchObject({ somewhere: true })
  }

  /** The class one step milder, with the reason: from the reason one Tab back to the classes, one arrow. */
  private async override(): Promise<void> {
    const { page } = this
    await this.press('m')
    await expect.poll(() => this.stands()).toMatchObject({ test: 'change-reason' })
    await page.keyboard.type('Kuulosti puhelimessa paremmalta.')
    const chosen = page.locator('input[name=class]:checked')
    await this.press('Shift+Tab')
    const before = await chosen.evaluate((radio) => radio.parentElement?.textContent)
    await this.press(before?.startsWith('E') ? 'ArrowLeft' : 'ArrowRight')
    await expect.poll(() => chosen.evaluate((radio) => radio.parentElement?.textContent)).not.toBe(before)
    await this.press('Control+Enter')
  }

  /** «Does not know» pressed by mistake: one key asks it again, and the right answer stands. */
  private async slip(): Promise<void> {
    const { page } = this
    const question = part(page, 'question')
    await question.or(part(page, 'ask-none')).first().waitFor()
    // Of some people nothing is left to ask.
    if (await part(page, 'ask-none').isVisible()) return
    this.slips += 1
    const id = (await question.getAttribute('data-question')) ?? ''
    const same = page.locator(`[data-test=question][data-question="${id}"]`)
    await this.press('3')
    await same.waitFor({ state: 'detached' })
    await this.press('Backspace')
    await same.waitFor()
    await this.press('2')
    await same.waitFor({ state: 'detached' })
    await expect.poll(() => part(page, `said-${id}`).innerText()).toMatch(/^ei(?! tiedä)/i)
  }

  /** A screen reader was told so since this was last asked; a notice may have gone again on a slow machine. */
  private async wasSaid(words: RegExp): Promise<void> {
    await expect.poll(() => this.said.join('\n')).toMatch(words)
    this.said.length = 0
  }
}
