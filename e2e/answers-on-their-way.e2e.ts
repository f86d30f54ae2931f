import type { DeskCase } from '@luukku/contract'
import type { Page, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCase } from './world/open-case.ts'
import { part } from './world/part.ts'
import { sendContact } from './world/send-contact.ts'
import { signInStaff } from './world/sign-in.ts'
import { desktop, startWorld, type World } from './world/world.ts'

// A slow line: the nurse accepts by key while the answer that was just given is still on its way.
let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(async () => {
  await world.close()
})

/**
 * Answers one question by key, accepts when its answer has been sent and not received, and lets it go then.
 * @param answered what becomes of it
 */
async function acceptMeanwhile(page: Page, name: string, answered: (route: Route) => Promise<void>): Promise<void> {
  await sendContact(world, {
    text: 'Polvi on ollut kipeä syksystä asti, portaissa varsinkin.',
    person: { givenName: name, familyName: 'Koe' },
    contactWay: { ways: ['call'], phone: '040 123 4567' },
  })
  await signInStaff(page, 'hoitaja-1')
  await openCase(page, name)
  await part(page, 'question').waitFor()
  let letGo = () => {}
  const held = new Promise<void>((go) => (letGo = go))
  await page.route('**/answers', async (route) => {
    await held
    await answered(route)
  })
  const sent = page.waitForRequest('**/answers')
  await page.keyboard.press('2')
  await sent
  await page.keyboard.press('h')
  await part(page, 'answers-saving').waitFor()
  letGo()
}

test('what was accepted meanwhile is accepted when the answer has come', async () => {
  const page = await world.open({ viewport: desktop })
  await acceptMeanwhile(page, 'Vilma', (route) => route.continue())
  await part(page, 'notice').getByText('Arvio tallennettu').waitFor()
  await part(page, 'offer').first().waitFor()
  await page.context().close()
})

test('a need that the answer brought is seen first: nothing is accepted until it was', async () => {
  const page = await world.open({ viewport: desktop })
  await acceptMeanwhile(page, 'Vilho', async (route) => {
    const response = await route.fetch()
    const found = (await response.json()) as DeskCase
    const [first] = found.proposal.needs
    if (!first) throw new Error('nothing is proposed')
    found.proposal.needs.push({ ...first, service: 'VO_LAAKARI' })
    await route.fulfill({ response, json: found })
  })
  await part(page, 'notice').getByText('Ehdotus muuttui').waitFor()
  expect(await part(page, 'offer').count()).toBe(0)
  await page.keyboard.press('h')
  await part(page, 'notice').getByText('Arvio tallennettu').waitFor()
  await page.context().close()
})
