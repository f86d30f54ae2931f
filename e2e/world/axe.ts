import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What axe names on the page as it stands, and whether it scrolls sideways. Run by the debugger's door: the content
 * security policy forbids what a script tag would bring, and stays as it is.
 */
export async function faultsOf(page: Page, name: string): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  const run = `axe.run(document, { resultTypes: ['violations'], preload: false }).then((r) => JSON.stringify(r.violations.map((v) => v.id + ': ' + v.nodes[0].html.slice(0, 200))))`
  const answer = await session.send('Runtime.evaluate', {
    expression: `${source};${run}`,
    awaitPromise: true,
    returnByValue: true,
  })
  await session.detach()
  const found = JSON.parse(String(answer.result.value)) as string[]
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  return [...found, ...(wide > 0 ? [`scrolls ${String(wide)} px sideways`] : [])].map((fault) => `${name}: ${fault}`)
}
