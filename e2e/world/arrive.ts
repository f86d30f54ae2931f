import type { Page } from 'playwright-core'

/**
 * Does what leads to another page, and waits until that page stands. A click alone promises no arrival: on a slow
 * machine the page before is still there when it returns.
 */
export async function arrive(page: Page, act: () => Promise<unknown>): Promise<void> {
  const arrived = page.waitForEvent('framenavigated', (frame) => frame === page.mainFrame())
  await Promise.all([arrived, act()])
  await page.waitForLoadState('domcontentloaded')
}
