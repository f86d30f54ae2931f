import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { part } from '../world/part.ts'

/** Answers what is asked with «no» until nothing is left; returns how many keys it took. */
export async function answerAll(page: Page): Promise<number> {
  let keys = 0
  for (let looks = 0; looks < 60; looks++) {
    await part(page, 'question').or(part(page, 'ask-none')).first().waitFor()
    if (await part(page, 'ask-none').isVisible()) {
      // The last answer has reached the server: what is accepted next is what is seen. It may ask more by what it was told.
      await part(page, 'answers-saving').waitFor({ state: 'detached' })
      if (await part(page, 'ask-none').isVisible()) return keys
      continue
    }
    const id = (await part(page, 'question').getAttribute('data-question')) ?? ''
    await page.keyboard.press('2')
    keys += 1
    await page.locator(`[data-test=question][data-question="${id}"]`).waitFor({ state: 'detached' })
  }
  throw new Error('the questions never end')
}

/** Answers what is left to ask, accepts the proposal, and sees the first times that are offered. */
export async function assess(page: Page): Promise<void> {
  await answerAll(page)
  await page.keyboard.press('h')
  await part(page, 'offer').first().waitFor()
}

/** The same, and books the first offer. @param lines of the plan that come of it; without, any */
export async function assessAndBook(page: Page, lines?: number): Promise<void> {
  await assess(page)
  await page.keyboard.press('1')
  await part(page, 'plan').waitFor()
  const count = expect.poll(() => part(page, 'plan-line').count())
  await (lines === undefined ? count.toBeGreaterThan(0) : count.toBe(lines))
}

/** Opens the move of the booked time as the unit's own wish: whose, and the new times. */
export async function openUnitsMove(page: Page): Promise<void> {
  await page.keyboard.press('r')
  await part(page, 'panel').waitFor()
  if ((await part(page, 'time-old').count()) === 0) await page.keyboard.press('1')
  await part(page, 'time-old').waitFor()
  await page.keyboard.press('1')
  await part(page, 'choice-1').waitFor()
}

/** The unit moves the booked time to the first that is offered. @param reason the resident reads it */
export async function moveByUnit(page: Page, reason: string): Promise<void> {
  await openUnitsMove(page)
  await part(page, 'time-reason').fill(reason)
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('1')
  await part(page, 'panel').waitFor({ state: 'detached' })
}
