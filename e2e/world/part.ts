import type { Locator, Page } from 'playwright-core'

/** What a page marks for the journeys: never found by its words, which differ by language. */
export const part = (page: Page | Locator, name: string): Locator => page.locator(`[data-test="${name}"]`)
