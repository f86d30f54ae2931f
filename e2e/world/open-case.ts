import type { Page } from 'playwright-core'

/** Finds a person's case on the desk as the keyboard does, and waits until it is theirs that is open. */
export async function openCase(page: Page, name: string): Promise<void> {
  const search = page.locator('[data-test=search]')
  await search.fill(name)
  await search.press('Enter')
  await page.locator('[data-test=person]').getByText(name).waitFor()
}
