import { routes } from '@luukku/contract'
import { troubleOf, type Trouble } from './api.ts'
import type { Page } from './page.ts'

/** The person's own contacts and plans, or why they could not be read. */
export async function loadMine(page: Page) {
  if (page.trouble) return { trouble: page.trouble, mine: undefined }
  try {
    return { mine: await page.api(routes.readMine), trouble: undefined }
  } catch (fault) {
    return { trouble: troubleOf(fault) satisfies Trouble, mine: undefined }
  }
}
