import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { arrive } from './world/arrive.ts'
import { part } from './world/part.ts'
import { sendContact } from './world/send-contact.ts'
import { signInStaff } from './world/sign-in.ts'
import { startWorld, type World } from './world/world.ts'

// ASVS 5.0 V1.2.1, V3.2.2 (attack 46): what somebody typed is text on every screen that shows it, and never a part of the page.
let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(async () => {
  // A script that the content security policy had to stop is a fault, too: nothing of it may become a part of the page.
  expect(world.faults).toEqual([])
  await world.close()
})

const script = '<img src=x onerror="window.stored=1"><script>window.stored=1</script>{{7*7}}${7*7}'
const isText = async (page: Page, where: string) => {
  expect(await page.evaluate(() => 'stored' in window), where).toBe(false)
  expect(await page.locator('img[src="x"]').count(), where).toBe(0)
}

test('a script in one’s words and name is shown as it was typed, on the case, among the people found and on the person’s card', async () => {
  await sendContact(world, {
    text: `Polvi on kipeä. ${script}`,
    person: { givenName: 'Kaino', familyName: `Kulmahakanen${script.slice(0, 40)}`, birthDate: '1980-01-01' },
  })
  const page = await world.open()
  await signInStaff(page, 'hoitaja-1')
  await part(page, 'search').fill('Kulmahakanen')
  await part(page, 'search').press('Enter')
  await part(page, 'person').waitFor()
  await expect.poll(() => page.locator('body').innerText()).toContain('<script>window.stored=1</script>')
  await isText(page, 'case')
  await page.goto('/staff/people')
  await part(page, 'people-words').fill('Kulmahakanen')
  await part(page, 'people-find').click()
  await part(page, 'person-link').first().waitFor()
  await isText(page, 'people')
  await arrive(page, () => part(page, 'person-link').first().click())
  await part(page, 'person-contacts').waitFor()
  await isText(page, 'person')
})
